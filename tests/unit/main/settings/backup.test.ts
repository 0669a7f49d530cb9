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

describe('a file of settings', () => {
  it('brings what a person chose to another computer', () => {
    expect(readExport(exportText(mine))?.change).toMatchObject({
      theme: 'dark',
      discreet: true,
      favourites: mine.favourites,
      hotkeys: mine.hotkeys
    })
  })

  it('says neither who is signed in nor which hosts are trusted', () => {
    expect(exportText(mine)).not.toMatch(/12345678|87654321|github/)
  })

  it('cannot make hosts trusted or sign somebody in', () => {
    const forged = JSON.stringify({ format: 'gleaner-settings', settings: mine })
    const read = readExport(forged)
    for (const part of [read?.change, read?.from]) {
      expect(part).not.toHaveProperty('allowedHosts')
      expect(part).not.toHaveProperty('account')
    }
  })

  it('changes only what it speaks of', () => {
    const text = JSON.stringify({ format: 'gleaner-settings', settings: { theme: 'light' } })
    expect(readExport(text)?.change).toEqual({ theme: 'light' })
  })

  it('brings the good parts of a damaged export and counts the others', () => {
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

  it('carries values of a newer Gleaner there and back', () => {
    const newer = { ...mine, theme: 'sepia', idle: { ...mine.idle, calendar: true } }
    const read = readExport(exportText(newer))
    expect(read?.from).toMatchObject({ theme: 'sepia', idle: { calendar: true } })
    expect(read?.dropped).toEqual([])
  })

  it('is refused when it is not ours, and never throws', () => {
    expect(readExport('{"theme":"dark"}')).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => readExport(text) === null))
    fc.assert(fc.property(fc.json(), (text) => readExport(text) === null))
  })
})
