import type { LedgerView } from '#main/ledger/entry-view.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { ClockDoubt } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { PowerPort, SchedulePort, Timers } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import type { AccessRole } from '#shared/account.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'

/** The objects that the parts of one live account share. Functions return present values. */
export interface AccountContext {
  readonly ledger: Ledger
  readonly view: LedgerView
  /** The account's part of the state. */
  readonly store: Store
  readonly timers: Timers
  readonly power: PowerPort
  readonly schedule: SchedulePort
  /** The user, their time zone, and the timer mode of the account. */
  readonly context: () => OverlayContext
  /** The access role of the user in this account. */
  readonly role: () => AccessRole
  /** The projects and tasks that the user may track time to. */
  readonly assignments: () => readonly ProjectAssignment[]
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
  /** The clock that `now` follows, while that clock is in doubt; otherwise null. */
  readonly doubt: () => ClockDoubt | null
}
