import path from 'node:path'
import { Ledger } from '#main/ledger/ledger.ts'
import type { LedgerOptions } from '#main/ledger/ledger-reader.ts'
import type { LedgerIdentity, Repair } from '#main/ledger/open-database.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice } from '#main/store/transitions.ts'

/** Returns the path of a ledger: one for each account and user. */
export function ledgerFile(
  dataFolder: string,
  { kind, accountId, userId }: LedgerIdentity
): string {
  return path.join(dataFolder, `ledger-${kind}-${accountId}-${userId}.sqlite`)
}

/** Opens the ledger of an account and user. Adds a notice if the file was damaged. Throws `NewerLedgerError`. */
export function openAccountLedger({
  platform,
  store,
  identity,
  context,
  clock
}: Pick<LedgerOptions, 'identity' | 'context' | 'clock'> & {
  readonly platform: Pick<Platform, 'dataFolder' | 'timers'>
  readonly store: Store
}): Ledger {
  const ledger = new Ledger({
    file: ledgerFile(platform.dataFolder, identity),
    identity,
    now: platform.timers.now(),
    context,
    clock
  })
  const notify = (repair: Repair | null): void => {
    if (!repair) return
    const { keptAt: detail, kept, unreadable } = repair
    const id = 'ledger-was-corrupt'
    store.update(addNotice({ id, kind: id, detail, changes: { kept, unreadable } }))
  }
  notify(ledger.repair)
  ledger.onRepair({ before: () => {}, after: notify })
  return ledger
}
