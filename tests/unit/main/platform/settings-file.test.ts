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
  it('is empty at first and is not made by reading', () => {
    const folder = temporaryFolder()
    expect(settingsIn(folder).read()).toEqual({ content: {}, corruptCopy: null })
    expect(readdirSync(folder)).toEqual([])
  })

  it('keeps what is written', () => {
    const folder = temporaryFolder()
    const file = settingsIn(folder)
    file.write({ version: 1, 'a.b': { deep: [1, null, 'x'] } })
    expect(file.read().content).toEqual({ version: 1, 'a.b': { deep: [1, null, 'x'] } })
    expect(settingsIn(folder).read()).toEqual({
      content: { version: 1, 'a.b': { deep: [1, null, 'x'] } },
      corruptCopy: null
    })
  })

  it('is copied as it is on the disk, also after the content was replaced in memory', () => {
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

  it('replaces the whole content', () => {
    const folder = temporaryFolder()
    settingsIn(folder).write({ old: 1 })
    settingsIn(folder).write({ fresh: 1 })
    expect(settingsIn(folder).read().content).toEqual({ fresh: 1 })
  })

  it.each(['{"theme": "dark"', '', 'not json', '\u0000\u0000'])(
    'that is no JSON is kept aside: %j',
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

  it('that is something else altogether is kept aside', () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'settings.json'))
    const { corruptCopy } = settingsIn(folder).read()
    expect(corruptCopy && existsSync(corruptCopy)).toBe(true)
  })

  it('throws when the disk refuses', { skip: process.getuid?.() === 0 }, () => {
    const folder = temporaryFolder()
    const file = settingsIn(folder)
    chmodSync(folder, 0o500)
    expect(() => file.write({ version: 1 })).toThrow()
  })
})
