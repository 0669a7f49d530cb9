import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { SecretStore } from '#main/platform/ports.ts'
import { secretNames } from '#main/session/secret-names.ts'
import type { ResetScope, Settings, SignedInAccount } from '#shared/settings.ts'
import { DEFAULT_SETTINGS, settingsOf } from '#shared/settings.ts'
import type { ChangeSettings } from './stored-settings.ts'

/** A ledger, the files of SQLite beside it, and copies of damaged ledgers. */
const LEDGER = /^ledger-(harvest|demo)-(\d+)-(\d+)\.sqlite/
/** All other files of Gleaner in its data folder, with the files of interrupted writes. */
const REST = /^(demo|icons|logs|secrets\.json.*|settings\.corrupt-.*\.json|settings\.json.+)$/

export interface ResetOptions {
  readonly dataFolder: string
  readonly secrets: Pick<SecretStore, 'delete'>
  readonly settings: () => Settings
  readonly changeSettings: ChangeSettings
  /** Closes the open account and deletes its token. Opens another kept account. */
  readonly signOut: () => Promise<void>
  /** Closes every account and deletes every token. */
  readonly signOutOfAll: () => Promise<void>
}

/**
 * Deletes data of Gleaner on this computer. `settings` restores the defaults, but keeps accounts and entries. `account`
 * deletes the token and the ledger of the open account, with its pending changes. `everything` deletes all tokens, all
 * ledgers, the demo account, settings, icons and logs. Entries at Harvest always stay.
 */
export async function reset(what: ResetScope, options: ResetOptions): Promise<void> {
  const { settings, changeSettings, signOut, signOutOfAll } = options
  if (what === 'settings') {
    const defaults = settingsOf('isReset').map((name) => [name, DEFAULT_SETTINGS[name]])
    return changeSettings(Object.fromEntries(defaults) as Partial<Settings>, { isReset: true })
  }
  if (what === 'account') {
    const { account } = settings()
    await signOut()
    return account ? deleteLedger(account, options) : undefined
  }
  await signOutOfAll()
  await deleteAll(options)
  changeSettings(DEFAULT_SETTINGS, { isReset: true })
}

function deleteLedger(
  { kind, accountId, userId }: SignedInAccount,
  { dataFolder }: Pick<ResetOptions, 'dataFolder'>
): void {
  const ledger = `ledger-${kind}-${accountId}-${userId}.sqlite`
  deleteFiles(dataFolder, (name) => name.startsWith(ledger) || (kind === 'demo' && name === 'demo'))
}

async function deleteAll({ dataFolder, secrets }: ResetOptions): Promise<void> {
  const names = readdirSync(dataFolder).flatMap((name) => {
    const [, , accountId, userId] = LEDGER.exec(name) ?? []
    return userId === undefined ? [] : secretNames(Number(accountId), Number(userId))
  })
  for (const name of new Set(names)) await secrets.delete(name)
  deleteFiles(dataFolder, (name) => LEDGER.test(name) || REST.test(name))
}

function deleteFiles(folder: string, isMatch: (name: string) => boolean): void {
  for (const name of readdirSync(folder).filter(isMatch))
    rmSync(path.join(folder, name), { recursive: true, force: true })
}
