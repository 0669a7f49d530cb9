import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reset } from '#main/settings/reset.ts'
import type { ResetScope, Settings } from '#shared/settings.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'

const FILES = [
  'ledger-harvest-1-7.sqlite',
  'ledger-harvest-1-7.sqlite-wal',
  'ledger-harvest-1-7.sqlite.find',
  'ledger-harvest-1-7.sqlite.corrupt-1795014003528',
  'ledger-harvest-1-7.sqlite.rebuilding',
  'ledger-harvest-1-7.sqlite.damaged',
  'ledger-harvest-1-70.sqlite',
  'ledger-harvest-2-7.sqlite',
  'secrets.json',
  'settings.corrupt-2026.json',
  'settings.json',
  'somebody-elses.txt'
]

let folder: string
let settings: Settings
let deleted: string[]
let hasSignedOut: boolean

const run = (what: ResetScope) =>
  reset(what, {
    dataFolder: folder,
    secrets: { delete: async (name) => void deleted.push(name) },
    settings: () => settings,
    changeSettings: (change) => (settings = { ...settings, ...change }),
    signOut: async () => void (hasSignedOut = true),
    signOutOfAll: async () => void (hasSignedOut = true)
  })
const left = () => readdirSync(folder).toSorted()

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gleaner-reset-'))
  for (const name of FILES) writeFileSync(path.join(folder, name), '')
  for (const name of ['demo', 'icons']) mkdirSync(path.join(folder, name))
  settings = {
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    onboardingDone: true,
    account: { kind: 'harvest', accountId: 1, userId: 7 }
  }
  deleted = []
  hasSignedOut = false
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('resets', () => {
  it('a reset of the settings does not affect the account and its entries', async () => {
    await run('settings')
    expect(settings).toMatchObject({
      theme: 'system',
      onboardingDone: true,
      account: { accountId: 1 }
    })
    expect(hasSignedOut).toBe(false)
    expect(left()).toHaveLength(FILES.length + 2)
  })

  it('a reset of the account deletes only the data of this account', async () => {
    await run('account')
    expect(hasSignedOut).toBe(true)
    expect(settings.theme).toBe('dark')
    expect(left()).toEqual(['demo', 'icons', ...FILES.slice(6)].toSorted())
  })

  it('a reset of everything deletes every token, every ledger and every setting, and nothing else', async () => {
    await run('everything')
    expect(hasSignedOut).toBe(true)
    expect(deleted.toSorted()).toEqual([
      'harvest-1',
      'harvest-1-7',
      'harvest-1-70',
      'harvest-2',
      'harvest-2-7'
    ])
    expect(settings).toEqual(DEFAULT_SETTINGS)
    expect(left()).toEqual(['settings.json', 'somebody-elses.txt'])
  })
})
