import type { SignedInAccount } from '#shared/settings.ts'
import type { OpenedAccount } from './access.ts'

/** The accounts that push, pull and watch their timer; at most one of them is shown. */
export interface AccountsPort {
  has(account: SignedInAccount): boolean
  /**
   * Brings an account to life in the background; false if a newer Gleaner wrote its ledger. That ends
   * Gleaner where the person asked for this account (`isMeant`).
   */
  add(account: OpenedAccount, isMeant: boolean): Promise<boolean>
  /** Shows a live account instead of the one that is shown. */
  show(account: SignedInAccount): void
  /** Shows none; the account goes on in the background. */
  hide(): void
  /** Ends an account; settles when the request under way is over. */
  close(account: SignedInAccount): Promise<void>
  closeAll(): Promise<void>
}
