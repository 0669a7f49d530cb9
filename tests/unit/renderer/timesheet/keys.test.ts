import { afterEach, describe, expect, it } from 'vitest'
import { movedBy } from '#renderer/components/timesheet/grid-position.ts'
import { weekActionOf, type WeekAction } from '#renderer/timesheet/keys.ts'
import { neighbourOf } from '#renderer/timesheet/neighbour.ts'
import { anEntry } from './an-entry.ts'

function pressOn(html: string, init: KeyboardEventInit): WeekAction | null {
  document.body.innerHTML = html
  let action: WeekAction | null = null
  const listen = (event: KeyboardEvent): void => void (action = weekActionOf(event))
  document.body.addEventListener('keydown', listen)
  const target = document.querySelector('[data-target]') ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }))
  document.body.removeEventListener('keydown', listen)
  return action
}

afterEach(() => (document.body.innerHTML = ''))

describe('keys of the week', () => {
  it('are single letters in either case', () => {
    expect(pressOn('', { key: 'n' })).toEqual({ kind: 'new' })
    expect(pressOn('', { key: 'S' })).toEqual({ kind: 'start-stop' })
  })

  it('belong to the text while one types', () => {
    expect(pressOn('<input data-target>', { key: 'n' })).toBeNull()
    expect(pressOn('<textarea data-target></textarea>', { key: 'Delete' })).toBeNull()
  })

  it('belong to an open menu', () => {
    expect(pressOn('<div role="menu"><i data-target></i></div>', { key: 'ArrowDown' })).toBeNull()
  })

  it('leave Enter to buttons', () => {
    expect(pressOn('<button data-target></button>', { key: 'Enter' })).toBeNull()
    expect(pressOn('<article data-target></article>', { key: 'Enter' })).toEqual({ kind: 'edit' })
  })

  it('leave the shortcuts of the system alone, but know those of the settings', () => {
    expect(pressOn('', { key: 's', ctrlKey: true })).toBeNull()
    expect(pressOn('', { key: ',', metaKey: true })).toEqual({ kind: 'settings' })
  })
})

describe('arrows in the grid', () => {
  const key = (name: string, ctrlKey = false) => ({
    key: name,
    ctrlKey,
    metaKey: false,
    altKey: false
  })

  it('stop at its edges', () => {
    expect(movedBy(key('ArrowLeft'), { row: 0, column: 0 }, 3, 7)).toEqual({ row: 0, column: 0 })
    expect(movedBy(key('ArrowDown'), { row: 2, column: 4 }, 3, 7)).toEqual({ row: 2, column: 4 })
  })

  it('reach the days above the first row', () => {
    expect(movedBy(key('ArrowUp'), { row: 0, column: 4 }, 3, 7)).toEqual({ row: -1, column: 4 })
  })

  it('go to the ends of a row with Home and End, of the week with Ctrl', () => {
    expect(movedBy(key('End'), { row: 1, column: 2 }, 3, 7)).toEqual({ row: 1, column: 6 })
    expect(movedBy(key('End', true), { row: 1, column: 2 }, 3, 7)).toEqual({ row: 2, column: 6 })
  })

  it('leave other keys to others', () => {
    expect(movedBy(key('PageUp'), { row: 0, column: 0 }, 3, 7)).toBeNull()
  })
})

describe('the neighbour of an entry', () => {
  const [first, second] = [anEntry({ key: 'a' }), anEntry({ key: 'b' })]

  it('is the next or the one before, and none beyond the ends', () => {
    expect(neighbourOf([first, second], 'a', 1)).toBe(second)
    expect(neighbourOf([first, second], 'b', -1)).toBe(first)
    expect(neighbourOf([first, second], 'b', 1)).toBeUndefined()
    expect(neighbourOf([first, second], 'a', -1)).toBeUndefined()
  })

  it('is an end of the day when none is chosen', () => {
    expect(neighbourOf([first, second], null, 1)).toBe(first)
    expect(neighbourOf([first, second], null, -1)).toBe(second)
  })
})
