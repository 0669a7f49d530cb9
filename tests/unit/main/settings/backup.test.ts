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
    expect(readExport(exportText(mine))).toMatchObject({
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
    expect(read).not.toHaveProperty('allowedHosts')
    expect(read).not.toHaveProperty('account')
  })

  it('changes only what it speaks of', () => {
    const text = JSON.stringify({ format: 'gleaner-settings', settings: { theme: 'light' } })
    expect(readExport(text)).toEqual({ theme: 'light' })
  })

  it('is refused when it is not ours, and never throws', () => {
    expect(readExport('{"theme":"dark"}')).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => readExport(text) === null))
    fc.assert(fc.property(fc.json(), (text) => readExport(text) === null))
  })
})
