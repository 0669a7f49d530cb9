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

/** An answer older than this may be wrong about what runs. */
const FRESH = 15 * SECOND
/** The longest a person waits for something that they cannot see. */
const LONGEST_WAIT = 1.5 * SECOND

export interface BlindCommandOptions {
  readonly platform: Pick<Platform, 'timers' | 'notifications'>
  readonly store: Store
  readonly messages: Messages
  readonly currentAccount: () => LiveAccount | null
  /** Wraps a command that runs later, so that a disk that takes nothing is shown. */
  readonly guarded: DiskGuard['person']
  /** Opens the choice of what to start. */
  readonly choose: () => void
}

/**
 * Commands of a person who does not see the entries: hotkeys, the tray, later launches, links. Each asks
 * Harvest first if the last answer is old, acts on what is true then, and says so when that is not what
 * the person saw. A command that comes while another one still asks is dropped.
 */
export interface BlindCommands {
  toggle(): void
  /** Stops the timer that the person saw; of another entry it says that it runs and leaves it. */
  stop(seen: EntryKey | undefined): void
  continueEntry(item: RecentItem): void
  start(item: FavouriteItem): void
  /** Settles when the picture is fresh, or Harvest did not answer in time; false if another command asks. */
  refresh(): Promise<boolean>
}

export function createBlindCommands(options: BlindCommandOptions): BlindCommands {
  const { platform, store, messages, currentAccount, guarded, choose } = options
  const { timers, notifications } = platform
  let isAsking = false

  function isFresh({ sync }: LiveAccount): boolean {
    const age = timers.now() - sync.heardAt
    return age >= 0 && age <= FRESH
  }

  async function refresh(work: () => void = () => {}): Promise<boolean> {
    const open = currentAccount()
    if (!open) return true
    const isLate = !isFresh(open)
    if (isLate && isAsking) return false
    if (isLate) await ask(open)
    const isSame = currentAccount() === open
    try {
      if (isSame) work()
    } finally {
      // the command counts as pending until its operations do
      if (isLate) report(false)
    }
    return isSame
  }

  async function ask({ sync }: LiveAccount): Promise<void> {
    report(true)
    await sync.ask(LONGEST_WAIT)
  }

  function report(asks: boolean): void {
    isAsking = asks
    store.update(setAsking(asks))
  }

  /** At once while the picture is fresh; with what ran in the picture that the person saw. */
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
          say('started-elsewhere-stopped-here', running, startOf(running))
        return
      }
      const last = open.timer.last()
      const stopped = before && (open.entry(before.key) ?? before)
      const answer = open.timer.toggle()
      if (!answer.ok) return refuse(answer, last)
      if (stopped && store.state.running)
        say('stopped-elsewhere-started-here', store.state.running, endOf(stopped))
    })
  }

  function stop(seen: EntryKey | undefined): void {
    act((open, before) => {
      const { running } = store.state
      const meant = seen ?? before?.key
      if (running && (meant === undefined || meant === running.key)) return void open.timer.stop()
      if (running) return say('other-timer-runs', running, startOf(running))
      const stopped = meant === undefined ? undefined : open.entry(meant)
      if (stopped) say('already-stopped-elsewhere', stopped, endOf(stopped))
      else if (before && meant === before.key) say('deleted-elsewhere', before)
      else say('nothing-runs')
    })
  }

  function continueEntry({ entryKey, projectId, taskId }: RecentItem): void {
    act((open, before) => {
      const entry = open.entry(entryKey)
      if (entry?.project.id !== projectId || entry.task.id !== taskId) return say('item-is-gone')
      begin(entry, before, () => open.timer.continueEntry(entryKey))
    })
  }

  function start({ projectId, taskId, notes }: FavouriteItem): void {
    act((open, before) => {
      const favourite = store.state.favourites.find(
        ({ work, notes: own }) =>
          work.project.id === projectId && work.task.id === taskId && own === notes
      )
      if (!favourite) return say('item-is-gone')
      begin(favourite.work, before, () => open.timer.start({ projectId, taskId, notes }))
    })
  }

  /** Starts something, and says so if that stopped a timer which the person did not see. */
  function begin(work: NamedWork, before: TimeEntry | null, begins: () => Result<EntryKey>): void {
    const { running } = store.state
    const answer = begins()
    if (!answer.ok) return refuse(answer, running ?? work)
    if (running && running.key !== before?.key && running.key !== answer.value)
      say('started-elsewhere-stopped-here', running, startOf(running))
  }

  function refuse({ failure }: Extract<Result<never>, { ok: false }>, work?: NamedWork): void {
    const { running } = store.state
    if (failure.kind === 'already-running' && running)
      return say('already-running', running, startOf(running))
    if (failure.kind === 'not-assigned') say('not-assigned-any-more', work)
    choose()
  }

  /** A notification for those who see no window, and a notice for those who open one. */
  function say(kind: Notice['kind'], work?: NamedWork, at?: number | null): void {
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
