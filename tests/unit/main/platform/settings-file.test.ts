import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type ElectronStore from 'electron-store'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSettingsFile } from '#main/platform/settings-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

let Store: typeof ElectronStore

beforeAll(async () => {
  // outside Electron its package would try to download it
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere'
  Store = (await import('electron-store')).default
})

function settingsIn(folder: string) {
  const now = () => Date.UTC(2026, 10, 23, 9, 30)
  return createSettingsFile({ folder, Store, now })
}

describe('the settings file', () => {
  it('a missing settings file is empty, and reading does not create it', () => {
    const folder = temporaryFolder()
    expect(settingsIn(folder).read()).toEqual({ content: {}, corruptCopy: null })
    expect(readdirSync(folder)).toEqual([])
  })

  it('written settings are read back', () => {
    const folder = temporaryFolder()
    const file = settingsIn(folder)
    file.write({ version: 1, 'a.b': { deep: [1, null, 'x'] } })
    expect(file.read().content).toEqual({ version: 1, 'a.b': { deep: [1, null, 'x'] } })
    expect(settingsIn(folder).read()).toEqual({
      content: { version: 1, 'a.b': { deep: [1, null, 'x'] } },
      corruptCopy: null
    })
  })

  it('the copy of a settings file has the content on the disk, not the one in memory', () => {
    const folder = temporaryFolder()
    expect(settingsIn(folder).keepAside()).toBeNull()
    const text = '{"theme": "dark", "favourites": ["damaged"]}'
    writeFileSync(path.join(folder, 'settings.json'), text)
    const copy = path.join(folder, 'settings.corrupt-2026-11-23T09-30-00-000Z.json')
    const file = settingsIn(folder)
    expect(file.keepAside()).toBe(copy)
    file.write({ theme: 'dark' })
    expect(readFileSync(copy, 'utf8')).toBe(text)
    expect(settingsIn(folder).read().content).toEqual({ theme: 'dark' })
  })

  it('writing replaces the whole content', () => {
    const folder = temporaryFolder()
    settingsIn(folder).write({ old: 1 })
    settingsIn(folder).write({ fresh: 1 })
    expect(settingsIn(folder).read().content).toEqual({ fresh: 1 })
  })

  it.each(['{"theme": "dark"', '', 'not json', '\u0000\u0000'])(
    'a settings file that is no JSON is set aside: %j',
    (text) => {
      const folder = temporaryFolder()
      writeFileSync(path.join(folder, 'settings.json'), text)
      const copy = path.join(folder, 'settings.corrupt-2026-11-23T09-30-00-000Z.json')
      const file = settingsIn(folder)
      expect(file.read()).toEqual({ content: {}, corruptCopy: copy })
      expect(readFileSync(copy, 'utf8')).toBe(text)
      file.write({ version: 1 })
      expect(settingsIn(folder).read()).toEqual({ content: { version: 1 }, corruptCopy: null })
    }
  )

  it('a folder in place of the settings file is set aside', () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'settings.json'))
    const { corruptCopy } = settingsIn(folder).read()
    expect(corruptCopy && existsSync(corruptCopy)).toBe(true)
  })

  it('writing throws when the disk refuses', { skip: process.getuid?.() === 0 }, () => {
    const folder = temporaryFolder()
    const file = settingsIn(folder)
    chmodSync(folder, 0o500)
    expect(() => file.write({ version: 1 })).toThrow()
  })
})
