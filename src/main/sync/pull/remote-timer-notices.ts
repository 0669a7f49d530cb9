import type { LedgerView } from '#main/ledger/entry-view.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice } from '#main/store/transitions.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

export interface RemoteTimerNoticesOptions {
  readonly view: LedgerView
  readonly store: Store
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
}

export type Change = 'stopped-elsewhere' | 'started-elsewhere'

/** Says what was done to the running timer elsewhere, to those who want to know. */
export interface RemoteTimerNotices {
  /** Writes what was read; what that changes about the running timer was done elsewhere. */
  take(write: () => void): void
  stopped(entry: TimeEntry): void
  /** The entry of a timer that was stopped here with so many hours is gone at Harvest. */
  deleted(entry: TimeEntry, hours: Hundredths): void
}

export function createRemoteTimerNotices({
  view,
  store,
  serverNow
}: RemoteTimerNoticesOptions): RemoteTimerNotices {
  /** One at a time: what was done elsewhere before is of no more interest. */
  function tell(kind: Change, entry: TimeEntry): void {
    if (!store.state.settings.externalChangeNotices) return
    const detail = nameOf(entry)
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
    if (before && !stopped) deleted(before)
    else if (stopped && !stopped.isRunning) tell('stopped-elsewhere', stopped)
    if (after) tell('started-elsewhere', after)
  }

  /** Always said: time may be missing. */
  function deleted(entry: TimeEntry, hours?: Hundredths): void {
    const kind = 'deleted-elsewhere'
    const notice = {
      id: 'changed-elsewhere',
      kind,
      detail: nameOf(entry),
      at: serverNow()
    } as const
    store.update(addNotice({ ...notice, ...(hours === undefined ? {} : { hours }) }))
  }

  return { take, stopped: (entry) => tell('stopped-elsewhere', entry), deleted }
}

function nameOf({ client, project, task }: TimeEntry): string {
  return [client.name, project.name, task.name].join(' · ')
}

/** When a timer was started or stopped elsewhere, or null if the entry does not show it: a deleted one does not. */
export function changedAt(kind: Change, entry: TimeEntry): number | null {
  const { isRunning, timerStartedAt, updatedAt } = entry
  const isStart = kind === 'started-elsewhere'
  const at = Date.parse((isStart ? timerStartedAt : updatedAt) ?? '')
  return isRunning === isStart && !Number.isNaN(at) ? at : null
}
