import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportText, readExport } from '#main/settings/backup.ts'
import type { Settings } from '#shared/settings.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'

const mine: Settings = {
  ...DEFAULT_SETTINGS,
  theme: 'dark',
  discreet: true,
  favourites: [{ projectId: 1, taskId: 2, notes: 'Stand-up' }],
  allowedHosts: ['github.com'],
  account: { kind: 'harvest', accountId: 12_345_678, userId: 87_654_321 }
}

describe('exported settings', () => {
  it('an export contains the choices of the user', () => {
    expect(readExport(exportText(mine))?.change).toMatchObject({
      theme: 'dark',
      discreet: true,
      favourites: mine.favourites,
      hotkeys: mine.hotkeys
    })
  })

  it('an export contains neither accounts nor trusted hosts', () => {
    expect(exportText(mine)).not.toMatch(/12345678|87654321|github/)
  })

  it('an import cannot add trusted hosts or accounts', () => {
    const forged = JSON.stringify({ format: 'gleaner-settings', settings: mine })
    const read = readExport(forged)
    for (const part of [read?.change, read?.from]) {
      expect(part).not.toHaveProperty('allowedHosts')
      expect(part).not.toHaveProperty('account')
    }
  })

  it('an import changes only the settings that it contains', () => {
    const text = JSON.stringify({ format: 'gleaner-settings', settings: { theme: 'light' } })
    expect(readExport(text)?.change).toEqual({ theme: 'light' })
  })

  it('an import applies the valid parts of a damaged export and counts the others', () => {
    const settings = {
      theme: 5,
      favourites: [...mine.favourites, { projectId: 'one' }],
      hotkeys: { showPopover: 'Alt+P', toggleTimer: {} }
    }
    const read = readExport(JSON.stringify({ format: 'gleaner-settings', settings }))
    expect(read?.change).toEqual({
      favourites: mine.favourites,
      hotkeys: { ...DEFAULT_SETTINGS.hotkeys, showPopover: 'Alt+P' }
    })
    expect(read?.dropped).toEqual([
      { kind: 'choice', count: 1 },
      { kind: 'hotkey', count: 1 },
      { kind: 'favourite', count: 1 }
    ])
  })

  it('settings of a newer Gleaner survive an export and an import', () => {
    const newer = { ...mine, theme: 'sepia', idle: { ...mine.idle, calendar: true } }
    const read = readExport(exportText(newer))
    expect(read?.from).toMatchObject({ theme: 'sepia', idle: { calendar: true } })
    expect(read?.dropped).toEqual([])
  })

  it('a file that is no export is refused without an exception', () => {
    expect(readExport('{"theme":"dark"}')).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => readExport(text) === null))
    fc.assert(fc.property(fc.json(), (text) => readExport(text) === null))
  })
})
