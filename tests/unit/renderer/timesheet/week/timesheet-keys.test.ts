import { afterEach, describe, expect, it } from 'vitest'
import { GRID_KEYS } from '#renderer/timesheet/grid/grid-keys.ts'
import { placeAfter } from '#renderer/timesheet/grid/grid-position.ts'
import type { GridPlace } from '#renderer/timesheet/grid/grid-range.ts'
import { weekActionOf, type WeekAction } from '#renderer/timesheet/week/timesheet-keys.ts'
import { commandFor } from '#renderer/window/key-map.ts'
import { neighbourOf } from '#renderer/timesheet/week/neighbour.ts'
import { anEntry } from '../an-entry.ts'

function pressOn(
  html: string,
  init: KeyboardEventInit,
  hasLetterKeys?: boolean
): WeekAction | null {
  document.body.innerHTML = html
  let action: WeekAction | null = null
  const listen = (event: KeyboardEvent): void => void (action = weekActionOf(event, hasLetterKeys))
  document.body.addEventListener('keydown', listen)
  const target = document.querySelector('[data-target]') ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }))
  document.body.removeEventListener('keydown', listen)
  return action
}

afterEach(() => (document.body.innerHTML = ''))

describe('keys of the week', () => {
  it('single letters are commands in either case', () => {
    expect(pressOn('', { key: 'n' })).toEqual({ kind: 'new' })
    expect(pressOn('', { key: 'S' })).toEqual({ kind: 'start-stop' })
  })

  it('keys in a text field are not commands', () => {
    expect(pressOn('<input data-target>', { key: 'n' })).toBeNull()
    expect(pressOn('<textarea data-target></textarea>', { key: 'Delete' })).toBeNull()
  })

  it('keys in an open menu are not commands', () => {
    expect(pressOn('<div role="menu"><i data-target></i></div>', { key: 'ArrowDown' })).toBeNull()
  })

  it.each([
    ['Russian', 'ы'],
    ['Greek', 'σ'],
    ['Hebrew', 'ד']
  ])('single letters are commands on a %s keyboard', (_, key) => {
    expect(pressOn('', { key, code: 'KeyS' })).toEqual({ kind: 'start-stop' })
  })

  it('Ctrl with a letter is a command on a Russian keyboard', () => {
    expect(pressOn('', { key: 'я', code: 'KeyZ', ctrlKey: true })).toEqual({ kind: 'undo' })
    expect(pressOn('', { key: 'б', code: 'Comma', ctrlKey: true })).toEqual({ kind: 'settings' })
  })

  it.each(['n', 's', 't', 'r', 'g', 'l', 'd', '/', '?'])(
    '%s alone does nothing when single keys are off',
    (key) => expect(pressOn('', { key }, false)).toBeNull()
  )

  it('arrows, Enter and Ctrl+Z are commands when single keys are off', () => {
    expect(pressOn('', { key: 'ArrowLeft' }, false)).toEqual({ kind: 'move-day', days: -1 })
    expect(pressOn('', { key: 'Enter' }, false)).toEqual({ kind: 'edit' })
    expect(pressOn('', { key: 'z', ctrlKey: true }, false)).toEqual({ kind: 'undo' })
  })

  it('keys are no commands while an input method is composing', () => {
    for (const key of ['s', 'Enter', 'Escape', 'ArrowDown'])
      expect(pressOn('', { key, isComposing: true })).toBeNull()
  })

  it('Enter on a button is no command', () => {
    expect(pressOn('<button data-target></button>', { key: 'Enter' })).toBeNull()
    expect(pressOn('<article data-target></article>', { key: 'Enter' })).toEqual({ kind: 'edit' })
  })

  it('system shortcuts are no commands, except the one for the settings', () => {
    expect(pressOn('', { key: 's', ctrlKey: true })).toBeNull()
    expect(pressOn('', { key: ',', metaKey: true })).toEqual({ kind: 'settings' })
  })
})

describe('arrow keys in the grid', () => {
  const SIZE = { rows: 3, columns: 7 }

  function moved(key: string, from: GridPlace, modifiers: KeyboardEventInit = {}): GridPlace {
    const event = new KeyboardEvent('keydown', { key, ...modifiers })
    const command = commandFor(GRID_KEYS, event)
    return command?.kind === 'move' ? placeAfter(from, command.move, SIZE, -1) : from
  }

  it('arrow keys stop at the edges of the grid', () => {
    expect(moved('ArrowLeft', { row: 0, column: 0 })).toEqual({ row: 0, column: 0 })
    expect(moved('ArrowDown', { row: 2, column: 4 })).toEqual({ row: 2, column: 4 })
  })

  it('ArrowUp in the first row reaches the row of days', () => {
    expect(moved('ArrowUp', { row: 0, column: 4 })).toEqual({ row: -1, column: 4 })
  })

  it('Home and End go to the ends of a row, and with Ctrl to the corners of the grid', () => {
    expect(moved('End', { row: 1, column: 2 })).toEqual({ row: 1, column: 6 })
    expect(moved('End', { row: 1, column: 2 }, { ctrlKey: true })).toEqual({ row: 2, column: 6 })
    expect(moved('Home', { row: 1, column: 2 }, { ctrlKey: true })).toEqual({ row: -1, column: 0 })
  })

  it('Ctrl with an arrow key goes to the edge, even while Shift extends the selection', () => {
    const from = { row: 1, column: 2 }
    expect(moved('ArrowRight', from, { ctrlKey: true })).toEqual({ row: 1, column: 6 })
    expect(moved('ArrowDown', from, { ctrlKey: true, shiftKey: true })).toEqual({
      row: 2,
      column: 2
    })
  })

  it('the grid has no command for PageUp', () => {
    const event = new KeyboardEvent('keydown', { key: 'PageUp' })
    expect(commandFor(GRID_KEYS, event)).toBeNull()
  })
})

describe('the neighbour of an entry', () => {
  const [first, second] = [anEntry({ key: 'a' }), anEntry({ key: 'b' })]

  it('the neighbour is the next or the previous entry, and none beyond the ends', () => {
    expect(neighbourOf([first, second], 'a', 1)).toBe(second)
    expect(neighbourOf([first, second], 'b', -1)).toBe(first)
    expect(neighbourOf([first, second], 'b', 1)).toBeUndefined()
    expect(neighbourOf([first, second], 'a', -1)).toBeUndefined()
  })

  it('the neighbour is the first or last entry of the day when none is selected', () => {
    expect(neighbourOf([first, second], null, 1)).toBe(first)
    expect(neighbourOf([first, second], null, -1)).toBe(second)
  })
})
