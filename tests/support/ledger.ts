import type { LedgerOptions } from '#main/ledger/ledger-reader.ts'
import { Ledger } from '#main/ledger/ledger.ts'
import { NOW } from './entries.ts'
import { BERLIN } from './operations.ts'

/** Opens a ledger of user 7 in a duration account in Berlin with a reliable clock, changed by `differs`. */
export function openTestLedger(file: string, differs: Partial<LedgerOptions> = {}): Ledger {
  return new Ledger({
    file,
    identity: { kind: 'harvest', accountId: 1, userId: 7 },
    now: NOW,
    context: () => BERLIN,
    clock: { now: () => NOW, doubt: () => null },
    ...differs
  })
}
