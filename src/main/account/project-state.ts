import type { Ledger } from '#main/ledger/ledger.ts'
import type { LedgerView } from '#main/ledger/entry-view.ts'
import type { Store } from '#main/store/store.ts'
import { setOverview, setSync, setUndoable } from '#main/store/transitions.ts'
import { openOperation } from '#main/sync/questions/pending-change.ts'
import type { Questions } from '#main/sync/questions/questions.ts'
import type { LastRuns } from '#main/timer/last-runs.ts'
import { recentsOf } from '#main/timer/recents.ts'
import type { Undo } from '#main/timesheet/undo.ts'
import type { Failure } from '#shared/failure.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { OpenOperation, RefusedOperation, SyncState } from '#shared/sync-state.ts'
import type { Week } from '#shared/time/week.ts'

/** How far back the recents look, and how many there are. */
export const RECENT_DAYS = 28
const RECENTS = 12

export interface OverviewOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly store: Store
  readonly today: () => SpentDate
  readonly week: () => Week
  readonly capacity: () => number
  readonly assignments: () => readonly ProjectAssignment[]
  readonly lastRuns: LastRuns
  readonly questions: Questions
  readonly undo: Undo
}

/** Carries what the ledger shows into the state: the one way from entries to windows and tray. */
export function showOverview(options: OverviewOptions): void {
  const { view, store, today, week, capacity, assignments, lastRuns } = options
  lastRuns.follow()
  const day = today()
  const currentWeek = week()
  const lately = view.entriesBetween(addDays(day, -RECENT_DAYS), addDays(day, 7))
  const entries = setOverview({
    today: day,
    week: currentWeek,
    entries: lately,
    running: view.running() ?? null,
    recents: recentsOf(
      lastRuns.sort(lately.filter(({ spentDate }) => spentDate <= day)),
      assignments(),
      RECENTS
    ),
    capacity: capacity()
  })
  const operations = setSync(operationsOf(options))
  const undoable = setUndoable(options.undo.list())
  // one update, so that windows get the state once
  store.update((state) => undoable(operations(entries(state))))
}

/** Returns the pending changes and the open questions. */
function operationsOf({ ledger, view, store, questions }: OverviewOptions): Partial<SyncState> {
  const touched = view.touched()
  const operations = ledger
    .operations()
    .map((operation) => openOperation(operation, touched.get(operation.entryKey)))
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
