import path from 'node:path'
import { Ledger } from '#main/ledger/ledger.ts'
import type { LedgerIdentity } from '#main/ledger/open.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice } from '#main/store/transitions.ts'

/** The file of a ledger: one per account and user. */
export function ledgerFile(
  dataFolder: string,
  { kind, accountId, userId }: LedgerIdentity
): string {
  return path.join(dataFolder, `ledger-${kind}-${accountId}-${userId}.sqlite`)
}

/** Opens the ledger of an account and user; a file that could not be read is said. Throws `NewerLedgerError`. */
export function openAccountLedger({
  platform,
  store,
  identity
}: {
  readonly platform: Pick<Platform, 'dataFolder' | 'timers'>
  readonly store: Store
  readonly identity: LedgerIdentity
}): Ledger {
  const ledger = new Ledger({
    file: ledgerFile(platform.dataFolder, identity),
    identity,
    now: platform.timers.now()
  })
  if (ledger.corruptCopy)
    store.update(
      addNotice({
        id: 'ledger-was-corrupt',
        kind: 'ledger-was-corrupt',
        detail: ledger.corruptCopy
      })
    )
  return ledger
}
