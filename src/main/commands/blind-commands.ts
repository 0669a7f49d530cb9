import type { DiskGuard } from './disk-guard.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice, setAsking } from '#main/store/transitions.ts'
import { changedAt } from '#main/sync/pull/remote-timer-notices.ts'
import type { LiveAccount } from '#main/account/live-account.ts'
import { clockTimeAt, formatClockTime } from '#shared/time/clock-time.ts'
import { SECOND } from '#shared/durations.ts'
import type { Result } from '#shared/failure.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { Notice } from '#shared/state.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import type { FavouriteItem, RecentItem } from '#shared/tray.ts'

/** The running timer may be another one if Harvest's last answer is older than this. */
const FRESH = 15 * SECOND
/** A command waits no longer than this for Harvest's answer. */
const LONGEST_WAIT = 1.5 * SECOND

export interface BlindCommandOptions {
  readonly platform: Pick<Platform, 'timers' | 'notifications'>
  readonly store: Store
  readonly messages: Messages
  readonly currentAccount: () => LiveAccount | null
  /** Wraps a command that runs later, so that Gleaner shows a full disk instead of throwing. */
  readonly guarded: DiskGuard['user']
  /** Lets the user choose what to start. */
  readonly choose: () => void
}

/**
 * Commands of a user who does not see the entries: hotkeys, the tray, later launches, links. If Harvest's last answer
 * is old, a command fetches first. It acts on the entries as they are then, and shows a notification if they differ
 * from what the user saw. A command that is given while another one still fetches is dropped.
 */
export interface BlindCommands {
  /** Stops the running timer, or continues the last work. */
  toggle(): void
  /** Stops the timer that the user saw. If another timer runs, that timer stays and the user is notified. */
  stop(seen: EntryKey | undefined): void
  continueEntry(item: RecentItem): void
  start(item: FavouriteItem): void
  /**
   * Resolves when the entries are fresh, or when Harvest has not answered in time. Resolves to false if another command
   * is fetching, or if another account was opened meanwhile.
   */
  refresh(): Promise<boolean>
}

/** Creates the commands for a user who does not see the entries. */
export function createBlindCommands(options: BlindCommandOptions): BlindCommands {
  const { platform, store, messages, currentAccount, guarded, choose } = options
  const { timers, notifications } = platform
  let isFetching = false

  function isFresh({ sync }: LiveAccount): boolean {
    const age = timers.now() - sync.heardAt
    return age >= 0 && age <= FRESH
  }

  async function refresh(work: () => void = () => {}): Promise<boolean> {
    const open = currentAccount()
    if (!open) return true
    const isOld = !isFresh(open)
    if (isOld && isFetching) return false
    if (isOld) await fetchNow(open)
    const isSame = currentAccount() === open
    try {
      if (isSame) work()
    } finally {
      // the command counts as pending until its operations do
      if (isOld) setFetching(false)
    }
    return isSame
  }

  async function fetchNow({ sync }: LiveAccount): Promise<void> {
    setFetching(true)
    await sync.ask(LONGEST_WAIT)
  }

  function setFetching(value: boolean): void {
    isFetching = value
    store.update(setAsking(value))
  }

  /** Runs a command when the entries are fresh. `before` is the timer that ran when the command was given. */
  function act(work: (open: LiveAccount, before: TimeEntry | null) => void): void {
    const open = currentAccount()
    const before = store.state.running
    if (!open) return choose()
    if (isFresh(open)) return work(open, before)
    void refresh(guarded(() => work(open, before)))
  }

  function toggle(): void {
    act((open, before) => {
      const { running } = store.state
      if (running) {
        open.timer.stop()
        if (before?.key !== running.key)
          notify('started-elsewhere-stopped-here', running, startOf(running))
        return
      }
      const last = open.timer.last()
      const stopped = before && (open.entry(before.key) ?? before)
      const result = open.timer.toggle()
      if (!result.ok) return refuse(result, last)
      if (stopped && store.state.running)
        notify('stopped-elsewhere-started-here', store.state.running, endOf(stopped))
    })
  }

  function stop(seen: EntryKey | undefined): void {
    act((open, before) => {
      const { running } = store.state
      const meant = seen ?? before?.key
      if (running && (meant === undefined || meant === running.key)) return void open.timer.stop()
      if (running) return notify('other-timer-runs', running, startOf(running))
      const stopped = meant === undefined ? undefined : open.entry(meant)
      if (stopped) notify('already-stopped-elsewhere', stopped, endOf(stopped))
      else if (before && meant === before.key) notify('deleted-elsewhere', before)
      else notify('nothing-runs')
    })
  }

  function continueEntry({ entryKey, projectId, taskId }: RecentItem): void {
    act((open, before) => {
      const entry = open.entry(entryKey)
      if (entry?.project.id !== projectId || entry.task.id !== taskId) return notify('item-is-gone')
      begin(entry, before, () => open.timer.continueEntry(entryKey))
    })
  }

  function start({ projectId, taskId, notes }: FavouriteItem): void {
    act((open, before) => {
      const favourite = store.state.favourites.find(
        ({ work, notes: own }) =>
          work.project.id === projectId && work.task.id === taskId && own === notes
      )
      if (!favourite) return notify('item-is-gone')
      begin(favourite.work, before, () => open.timer.start({ projectId, taskId, notes }))
    })
  }

  /** Starts a timer, and notifies the user if that stopped a timer which they had not seen. */
  function begin(work: NamedWork, before: TimeEntry | null, begins: () => Result<EntryKey>): void {
    const { running } = store.state
    const result = begins()
    if (!result.ok) return refuse(result, running ?? work)
    if (running && running.key !== before?.key && running.key !== result.value)
      notify('started-elsewhere-stopped-here', running, startOf(running))
  }

  function refuse({ failure }: Extract<Result<never>, { ok: false }>, work?: NamedWork): void {
    const { running } = store.state
    if (failure.kind === 'already-running' && running)
      return notify('already-running', running, startOf(running))
    if (failure.kind === 'not-assigned') notify('not-assigned-any-more', work)
    choose()
  }

  /** Shows a notification, and a notice in the windows. */
  function notify(kind: Notice['kind'], work?: NamedWork, at?: number | null): void {
    const { session, desktop, settings } = store.state
    const { company = null, person = null } = 'company' in session ? session : {}
    const detail = work && [work.client.name, work.project.name, work.task.name].join(' · ')
    const notice = { id: 'changed-elsewhere', kind, ...(detail ? { detail } : {}) }
    store.update(addNotice(typeof at === 'number' ? { ...notice, at } : notice))
    const timeZone = person?.timeZone ?? desktop.computerTimeZone
    const { title, text } = messages.notices.describe({
      kind,
      ...(detail && !settings.discreet ? { detail } : {}),
      ...(typeof at === 'number'
        ? { time: formatClockTime(clockTimeAt(at, timeZone), company?.clock ?? '24h') }
        : {})
    })
    notifications.show({ title, body: text })
  }

  return { toggle, stop, continueEntry, start, refresh }
}

const startOf = (entry: TimeEntry): number | null => changedAt('started-elsewhere', entry)
const endOf = (entry: TimeEntry): number | null => changedAt('stopped-elsewhere', entry)
