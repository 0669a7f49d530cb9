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

/** Adds notices about changes that other devices made to the running timer. */
export interface RemoteTimerNotices {
  /** Runs a write of fetched entries, and adds a notice if it stopped, started or deleted the running timer. */
  take(write: () => void): void
  stopped(entry: TimeEntry): void
  /** Adds a notice that the entry of a timer was deleted elsewhere. `hours`: what it had when it was stopped here. */
  deleted(entry: TimeEntry, hours: Hundredths): void
}

export function createRemoteTimerNotices({
  view,
  store,
  serverNow
}: RemoteTimerNoticesOptions): RemoteTimerNotices {
  /** Adds a notice in place of the one before, unless the user has switched these notices off. */
  function notify(kind: Change, entry: TimeEntry): void {
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
    else if (stopped && !stopped.isRunning) notify('stopped-elsewhere', stopped)
    if (after) notify('started-elsewhere', after)
  }

  /** This notice cannot be switched off: time may be missing. */
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

  return { take, stopped: (entry) => notify('stopped-elsewhere', entry), deleted }
}

function nameOf({ client, project, task }: TimeEntry): string {
  return [client.name, project.name, task.name].join(' · ')
}

/** Returns when a timer was started or stopped elsewhere, epoch milliseconds; null if the entry does not show it. */
export function changedAt(kind: Change, entry: TimeEntry): number | null {
  const { isRunning, timerStartedAt, updatedAt } = entry
  const isStart = kind === 'started-elsewhere'
  const at = Date.parse((isStart ? timerStartedAt : updatedAt) ?? '')
  return isRunning === isStart && !Number.isNaN(at) ? at : null
}
