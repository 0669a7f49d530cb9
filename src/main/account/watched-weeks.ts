import type { WindowsPort } from '#main/platform/ports.ts'
import type { Failure } from '#shared/failure.ts'
import type { WindowName } from '#shared/ipc.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { EntryRange, WeekSlice } from '#shared/state.ts'
import type { Week } from '#shared/time/week.ts'
import { weekChange } from '#shared/week-change.ts'
import type { AccountContext } from './account-context.ts'
import type { Profile } from './profile.ts'

export interface WatchedWeeksOptions {
  readonly windows: WindowsPort
  readonly profile: Pick<Profile, 'weekAround' | 'capacity'>
  /** The weekly capacity of a colleague, in hundredths of hours. */
  readonly capacityOf: (userId: number) => number
}

/** A week of a colleague, for managers and administrators. */
export interface ColleagueWeek {
  readonly userId: number
  readonly week: Week
}

/** The weeks that windows show: at most one for each window, of the user or of a colleague. */
export interface WatchedWeeks {
  /** Returns the week around a date, and sends its changes to the window from now on (`weekChanged`). */
  watch(window: WindowName, date: SpentDate, userId?: number): WeekSlice
  forget(window: WindowName): void
  forgetAll(): void
  /** The user's own weeks that windows show, and the weeks of a range that were never fetched. */
  watched(): readonly Week[]
  /** The weeks of colleagues that windows show. */
  watchedOfColleagues(): readonly ColleagueWeek[]
  /** Stores why Harvest did not send the week of a colleague; null if it did. */
  setFailure(week: ColleagueWeek, failure: Failure | null): void
  /** Returns the stored entries of a range. Weeks that the ledger lacks are fetched with the next pull. */
  readRange(range: { readonly from: SpentDate; readonly to: SpentDate }): EntryRange
  /** Sends each visible window the changes of its week. */
  publish(): void
}

/** The longest range that can be read: more than a year. */
const MOST_WEEKS = 60

interface Watched {
  readonly week: Week
  readonly userId: number | undefined
  /** The version that the window has. */
  sent: WeekSlice
}

/** Creates the watched weeks of an account; no window watches any yet. */
export function createWatchedWeeks(
  { ledger, view }: Pick<AccountContext, 'ledger' | 'view'>,
  { windows, profile, capacityOf }: WatchedWeeksOptions
): WatchedWeeks {
  const { weekAround, capacity } = profile
  const missing = new Map<SpentDate, Week>()
  const watching = new Map<WindowName, Watched>()
  const failures = new Map<string, Failure>()
  let versions = 0

  function sliceOf(week: Week, userId: number | undefined): WeekSlice {
    versions += 1
    const common = {
      week,
      version: versions,
      entries: view.entriesBetween(week.first, week.last, userId),
      isLoaded: ledger.pulledAt(week.first, userId) !== null
    }
    if (userId === undefined) return { ...common, capacity: capacity() }
    const failure = failures.get(idOf({ userId, week }))
    return {
      ...common,
      capacity: capacityOf(userId),
      userId,
      ...(failure ? { failure } : {})
    }
  }

  function watch(window: WindowName, date: SpentDate, userId?: number): WeekSlice {
    const slice = sliceOf(weekAround(date), userId)
    watching.set(window, { week: slice.week, userId, sent: slice })
    return slice
  }

  function setFailure(week: ColleagueWeek, failure: Failure | null): void {
    if (failure) failures.set(idOf(week), failure)
    else failures.delete(idOf(week))
    publish()
  }

  function publish(): void {
    for (const [window, watched] of watching) {
      if (!windows.isVisible(window)) continue
      const slice = sliceOf(watched.week, watched.userId)
      const change = weekChange(watched.sent, slice)
      if (!change) continue
      watched.sent = slice
      windows.send(window, 'weekChanged', change)
    }
  }

  function isMissing(week: Week): boolean {
    return ledger.pulledAt(week.first) === null
  }

  function readRange({ from, to }: { from: SpentDate; to: SpentDate }): EntryRange {
    const weeks = weeksBetween(weekAround(from), to)
    for (const week of weeks.filter(isMissing)) missing.set(week.first, week)
    const isLoaded = !weeks.some(isMissing)
    return { from, to, entries: view.entriesBetween(from, to), isLoaded }
  }

  function watched(): readonly Week[] {
    for (const week of [...missing.values()]) if (!isMissing(week)) missing.delete(week.first)
    const own = [...watching.values()].filter(({ userId }) => userId === undefined)
    return [...own.map(({ week }) => week), ...missing.values()]
  }

  function watchedOfColleagues(): readonly ColleagueWeek[] {
    return [...watching.values()].flatMap(({ week, userId }) =>
      userId === undefined ? [] : [{ week, userId }]
    )
  }

  function weeksBetween(first: Week, last: SpentDate): readonly Week[] {
    const weeks = [first]
    for (let next = addDays(first.first, 7); next <= last; next = addDays(next, 7)) {
      if (weeks.length === MOST_WEEKS) break
      weeks.push(weekAround(next))
    }
    return weeks
  }

  return {
    watch,
    readRange,
    watched,
    watchedOfColleagues,
    setFailure,
    publish,
    forget: (window) => void watching.delete(window),
    forgetAll: () => watching.clear()
  }
}

function idOf({ userId, week }: ColleagueWeek): string {
  return `${userId}:${week.first}`
}
