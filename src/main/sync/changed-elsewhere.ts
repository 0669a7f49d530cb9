import type { LedgerView } from '#main/ledger/view.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice } from '#main/store/transitions.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

export interface ChangedElsewhereOptions {
  readonly view: LedgerView
  readonly store: Store
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
}

export type Change = 'stopped-elsewhere' | 'started-elsewhere'

/** Says what was done to the running timer elsewhere, to those who want to know. */
export interface ChangedElsewhere {
  /** Writes what was read; what that changes about the running timer was done elsewhere. */
  take(write: () => void): void
  stopped(entry: TimeEntry): void
}

export function createChangedElsewhere({
  view,
  store,
  serverNow
}: ChangedElsewhereOptions): ChangedElsewhere {
  /** One at a time: what was done elsewhere before is of no more interest. */
  function tell(kind: Change, entry: TimeEntry): void {
    if (!store.state.settings.externalChangeNotices) return
    const { client, project, task } = entry
    const detail = [client.name, project.name, task.name].join(' · ')
    const at = changedAt(kind, entry) ?? serverNow()
    store.update(addNotice({ id: 'changed-elsewhere', kind, detail, at }))
  }

  function take(write: () => void): void {
    const before = view.running()
    write()
    if (store.state.sync.lastPulledAt === null) return
    const after = view.running()
    if (before?.key === after?.key) return
    const stopped = before && view.entry(before.key)
    if (before && !stopped?.isRunning) tell('stopped-elsewhere', stopped ?? before)
    if (after) tell('started-elsewhere', after)
  }

  return { take, stopped: (entry) => tell('stopped-elsewhere', entry) }
}

/** When a timer was started or stopped elsewhere, or null if the entry does not show it: a deleted one does not. */
export function changedAt(kind: Change, entry: TimeEntry): number | null {
  const { isRunning, timerStartedAt, updatedAt } = entry
  const isStart = kind === 'started-elsewhere'
  const at = Date.parse((isStart ? timerStartedAt : updatedAt) ?? '')
  return isRunning === isStart && !Number.isNaN(at) ? at : null
}
