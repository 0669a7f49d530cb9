import type { Ledger } from '#main/ledger/ledger.ts'
import type { LedgerView } from '#main/ledger/view.ts'
import type { Store } from '#main/store/store.ts'
import { setOverview, setSync } from '#main/store/transitions.ts'
import { recentsOf } from '#main/timer/recents.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { addDays } from '#shared/spent-date.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import type { RefusedOperation } from '#shared/state.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { Week } from '#shared/week.ts'

/** How far back the recents look, and how many there are. */
const RECENT_DAYS = 28
const RECENTS = 12

export interface OverviewOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly store: Store
  readonly today: () => SpentDate
  readonly week: () => Week
  readonly capacity: () => number
  readonly assignments: () => readonly ProjectAssignment[]
}

/** Carries what the ledger shows into the state: the one way from entries to windows and tray. */
export function showOverview(options: OverviewOptions): void {
  const { ledger, view, store, today, week, capacity, assignments } = options
  const day = today()
  const currentWeek = week()
  const lately = view.entriesBetween(addDays(day, -RECENT_DAYS), addDays(day, 7))
  store.update(
    setOverview({
      today: day,
      week: currentWeek,
      entries: lately,
      running: view.running() ?? null,
      recents: recentsOf(
        lately.filter(({ spentDate }) => spentDate <= day),
        assignments(),
        RECENTS
      ),
      capacity: capacity()
    })
  )
  const operations = ledger.operations()
  store.update(
    setSync({
      pending: operations.filter(({ status }) => status !== 'refused').length,
      refused: operations.flatMap((operation) => refusedOperation(operation, view))
    })
  )
}

function refusedOperation(
  { id, entryKey, intent, status, failure }: Operation,
  view: LedgerView
): readonly RefusedOperation[] {
  if (status !== 'refused' || !failure) return []
  const entry = view.entry(entryKey)
  const work = entry && { client: entry.client, project: entry.project, task: entry.task }
  return [{ id, entryKey, kind: intent.kind, work: work ?? null, failure }]
}
