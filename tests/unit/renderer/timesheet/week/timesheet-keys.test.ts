import { afterEach, describe, expect, it } from 'vitest'
import { movedBy } from '#renderer/timesheet/grid/grid-position.ts'
import { weekActionOf, type WeekAction } from '#renderer/timesheet/week/timesheet-keys.ts'
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
  const key = (name: string, ctrlKey = false) => ({
    key: name,
    ctrlKey,
    metaKey: false,
    altKey: false
  })

  it('the arrow keys stop at the edges of the grid', () => {
    expect(movedBy(key('ArrowLeft'), { row: 0, column: 0 }, 3, 7)).toEqual({ row: 0, column: 0 })
    expect(movedBy(key('ArrowDown'), { row: 2, column: 4 }, 3, 7)).toEqual({ row: 2, column: 4 })
  })

  it('ArrowUp reaches the headers above the first row', () => {
    expect(movedBy(key('ArrowUp'), { row: 0, column: 4 }, 3, 7)).toEqual({ row: -1, column: 4 })
  })

  it('Home and End go to the ends of the row, and with Ctrl to the ends of the week', () => {
    expect(movedBy(key('End'), { row: 1, column: 2 }, 3, 7)).toEqual({ row: 1, column: 6 })
    expect(movedBy(key('End', true), { row: 1, column: 2 }, 3, 7)).toEqual({ row: 2, column: 6 })
  })

  it('other keys do not move the selection', () => {
    expect(movedBy(key('PageUp'), { row: 0, column: 0 }, 3, 7)).toBeNull()
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
