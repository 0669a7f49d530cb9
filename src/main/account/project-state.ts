import { setProjection, setSync, setUndoable } from '#main/store/transitions.ts'
import { pendingChange } from '#main/sync/questions/pending-change.ts'
import type { Questions } from '#main/sync/questions/questions.ts'
import type { LastRuns } from '#main/timer/last-runs.ts'
import { recentsOf } from '#main/timer/recents.ts'
import type { Undo } from '#main/timesheet/undo.ts'
import type { Failure } from '#shared/failure.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { OpenOperation, RefusedOperation, SyncState } from '#shared/sync-state.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { AccountContext } from './account-context.ts'
import type { Profile } from './profile.ts'

/** The recents come from the entries of this number of days. */
export const RECENT_DAYS = 28
const MOST_RECENTS = 12

/** The parts of an account that its state is computed from. */
export interface ProjectedParts {
  readonly profile: Pick<Profile, 'today' | 'currentWeek' | 'capacity'>
  /** The assignments, or none while they are being parsed. */
  readonly shownAssignments: () => readonly ProjectAssignment[]
  readonly lastRuns: LastRuns
  readonly questions: Questions
  readonly undo: Undo
}

/** Puts the content of the ledger into the state. Entries reach windows and tray in no other way. */
export function projectState(
  account: Pick<AccountContext, 'ledger' | 'view' | 'store'>,
  parts: ProjectedParts
): void {
  const { view, store } = account
  const { profile, shownAssignments, lastRuns, questions, undo } = parts
  lastRuns.follow()
  const today = profile.today()
  const recentEntries = view.entriesBetween(addDays(today, -RECENT_DAYS), addDays(today, 7))
  const entries = setProjection({
    today,
    week: profile.currentWeek(),
    entries: recentEntries,
    running: view.running() ?? null,
    recents: recentsOf(
      lastRuns.sort(recentEntries.filter(({ spentDate }) => spentDate <= today)),
      shownAssignments(),
      MOST_RECENTS
    ),
    capacity: profile.capacity()
  })
  const sync = setSync(syncStateOf(account, questions))
  const undoable = setUndoable(undo.list())
  // one update, so that windows get the state once
  store.update((state) => undoable(sync(entries(state))))
}

/** Returns the pending changes and the open questions. */
function syncStateOf(
  { ledger, view, store }: Pick<AccountContext, 'ledger' | 'view' | 'store'>,
  questions: Questions
): Partial<SyncState> {
  const touched = view.touched()
  const operations = ledger
    .operations()
    .map((operation) => pendingChange(operation, touched.get(operation.entryKey)))
  const refused = operations.flatMap(({ status, failure, ...of }) =>
    status === 'refused' && failure ? [refusedOperation(of, failure)] : []
  )
  const asking = store.state.sync.isAsking ? 1 : 0
  const inQuestion = operations.filter(({ status }) => status === 'asking').length
  const pending = operations.length - refused.length - inQuestion + asking
  return { pending, refused, operations, questions: questions.open() }
}

function refusedOperation(
  { id, entryKey, kind, work, person }: Omit<OpenOperation, 'status' | 'failure'>,
  failure: Failure
): RefusedOperation {
  return { id, entryKey, kind, work, ...(person === undefined ? {} : { person }), failure }
}
