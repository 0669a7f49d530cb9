import type { SignedInAccount } from '#shared/settings.ts'
import type { OpenedAccount } from './access.ts'

/** The live accounts, as the session uses them. At most one of them is open. */
export interface AccountsPort {
  has(account: SignedInAccount): boolean
  /**
   * Makes an account live in the background. Resolves to false if a newer Gleaner wrote its ledger; if the user asked
   * for this account (`isRequested`), Gleaner then quits.
   */
  add(account: OpenedAccount, isRequested: boolean): Promise<boolean>
  /** Makes a live account the open one. */
  show(account: SignedInAccount): void
  /** Hides the open account. It stays live in the background. */
  hide(): void
  /** Closes an account. Resolves when its request under way is finished or cancelled. */
  close(account: SignedInAccount): Promise<void>
  closeAll(): Promise<void>
}
