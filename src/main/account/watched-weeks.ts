import type { Ledger } from '#main/ledger/ledger.ts'
import type { LedgerView } from '#main/ledger/entry-view.ts'
import type { WindowsPort } from '#main/platform/ports.ts'
import type { Failure } from '#shared/failure.ts'
import type { WindowName } from '#shared/ipc.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { EntryRange, WeekSlice } from '#shared/state.ts'
import type { Week } from '#shared/time/week.ts'
import { weekChange } from '#shared/week-change.ts'

export interface WeeksOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly windows: WindowsPort
  readonly weekOf: (date: SpentDate) => Week
  readonly capacity: () => number
  readonly capacityOf: (userId: number) => number
}

/** A week of somebody else, for managers and administrators. */
export interface ColleagueWeek {
  readonly userId: number
  readonly week: Week
}

/** The weeks that windows look at, one each: one's own, or a colleague's. */
export interface Weeks {
  /** From now on this window is told of changes in the week around a date, of oneself or a colleague. */
  watch(window: WindowName, date: SpentDate, userId?: number): WeekSlice
  forget(window: WindowName): void
  /** No window looks at any week of this account. */
  forgetAll(): void
  /** One's own weeks that are looked at, and those somebody asked about that were never read. */
  watched(): readonly Week[]
  /** The weeks of colleagues that are looked at. */
  watchedOfColleagues(): readonly ColleagueWeek[]
  /** Harvest did not show the week of a colleague, or (null) showed it. */
  refused(week: ColleagueWeek, failure: Failure | null): void
  /** Entries from a day to another as the ledger has them; weeks it lacks are read with the next pull. */
  readRange(range: { readonly from: SpentDate; readonly to: SpentDate }): EntryRange
  /** Tells every visible window whose week changed. */
  publish(): void
}

/** More than a year: the longest range that can be read. */
const MOST_WEEKS = 60

interface Watched {
  readonly week: Week
  readonly userId: number | undefined
  /** The version that the window has. */
  told: WeekSlice
}

export function createWeeks(options: WeeksOptions): Weeks {
  const { ledger, view, windows, weekOf, capacity, capacityOf } = options
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
    const slice = sliceOf(weekOf(date), userId)
    watching.set(window, { week: slice.week, userId, told: slice })
    return slice
  }

  function refused(week: ColleagueWeek, failure: Failure | null): void {
    if (failure) failures.set(idOf(week), failure)
    else failures.delete(idOf(week))
    publish()
  }

  function publish(): void {
    for (const [window, watched] of watching) {
      if (!windows.isVisible(window)) continue
      const slice = sliceOf(watched.week, watched.userId)
      const change = weekChange(watched.told, slice)
      if (!change) continue
      watched.told = slice
      windows.send(window, 'weekChanged', change)
    }
  }

  function isMissing(week: Week): boolean {
    return ledger.pulledAt(week.first) === null
  }

  function readRange({ from, to }: { from: SpentDate; to: SpentDate }): EntryRange {
    const weeks = weeksBetween(weekOf(from), to)
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
      weeks.push(weekOf(next))
    }
    return weeks
  }

  return {
    watch,
    readRange,
    watched,
    watchedOfColleagues,
    refused,
    publish,
    forget: (window) => void watching.delete(window),
    forgetAll: () => watching.clear()
  }
}

function idOf({ userId, week }: ColleagueWeek): string {
  return `${userId}:${week.first}`
}
