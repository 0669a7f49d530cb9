import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { SecretStore } from '#main/platform/ports.ts'
import { secretNames } from '#main/session/secret-names.ts'
import type { ResetScope, Settings, SignedInAccount } from '#shared/settings.ts'
import { DEFAULT_SETTINGS, settingsOf } from '#shared/settings.ts'
import type { ChangeSettings } from './stored-settings.ts'

/** A ledger, what SQLite keeps beside it, and copies that were kept aside. */
const LEDGER = /^ledger-(harvest|demo)-(\d+)-(\d+)\.sqlite/
/** Everything else that Gleaner puts into its data folder, with files of an interrupted write. */
const REST = /^(demo|icons|logs|secrets\.json.*|settings\.corrupt-.*\.json|settings\.json.+)$/

export interface ResetOptions {
  readonly dataFolder: string
  readonly secrets: Pick<SecretStore, 'delete'>
  readonly settings: () => Settings
  readonly changeSettings: ChangeSettings
  /** Closes the account and deletes its token; another that is kept is opened. */
  readonly signOut: () => Promise<void>
  /** The same of every account that is kept. */
  readonly signOutOfAll: () => Promise<void>
}

/**
 * Deletes, for good. `settings`: every choice, but neither account nor entries. `account`: the token and
 * this computer's copy of the signed-in account, with changes that were not sent. `everything`: all
 * tokens, all copies, the demo account, all choices, icons and logs. Entries at Harvest stay in any case.
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
    return account ? forget(account, options) : undefined
  }
  await signOutOfAll()
  await forgetAll(options)
  changeSettings(DEFAULT_SETTINGS, { isReset: true })
}

function forget(
  { kind, accountId, userId }: SignedInAccount,
  { dataFolder }: Pick<ResetOptions, 'dataFolder'>
): void {
  const ledger = `ledger-${kind}-${accountId}-${userId}.sqlite`
  remove(dataFolder, (name) => name.startsWith(ledger) || (kind === 'demo' && name === 'demo'))
}

async function forgetAll({ dataFolder, secrets }: ResetOptions): Promise<void> {
  const names = readdirSync(dataFolder).flatMap((name) => {
    const [, , accountId, userId] = LEDGER.exec(name) ?? []
    return userId === undefined ? [] : secretNames(Number(accountId), Number(userId))
  })
  for (const name of new Set(names)) await secrets.delete(name)
  remove(dataFolder, (name) => LEDGER.test(name) || REST.test(name))
}

function remove(folder: string, isMeant: (name: string) => boolean): void {
  for (const name of readdirSync(folder).filter(isMeant))
    rmSync(path.join(folder, name), { recursive: true, force: true })
}
