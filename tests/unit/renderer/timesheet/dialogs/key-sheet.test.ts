import { expect, it } from 'vitest'
import { keySheet } from '#renderer/timesheet/dialogs/key-sheet.ts'

const linesOf = (hasLetterKeys: boolean) => keySheet(hasLetterKeys).flatMap(({ lines }) => lines)

function keysFor(line: string): readonly string[] | undefined {
  return linesOf(true).find(({ does }) => does === line)?.keys
}

it('every line of the key sheet has keys', () => {
  expect(linesOf(true).filter(({ keys }) => keys.length === 0)).toEqual([])
})

it('the key sheet shows the keys of the bindings as they are printed on keyboards', () => {
  expect(keysFor('moveCell')).toEqual(['←', '↑', '↓', '→'])
  expect(keysFor('extend')).toEqual(['Shift+→'])
  expect(keysFor('commit')).toEqual(['Enter', 'Tab'])
  expect(keysFor('restore')).toEqual(['Esc'])
  expect(keysFor('fill')).toEqual(['CommandOrControl+R'])
  expect(keysFor('stretchBlock')).toEqual(['Alt+Shift+↓'])
  expect(keysFor('views')).toEqual(['G', 'L'])
})

it('the key sheet leaves out single letters and signs when they are turned off', () => {
  const lines = linesOf(false).map(({ does }) => does)
  expect(lines).not.toContain('newEntry')
  expect(lines).not.toContain('filter')
  expect(lines).toContain('settings')
  expect(lines).toContain('relative')
})
