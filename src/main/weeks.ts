import type { Ledger } from '#main/ledger/ledger.ts'
import type { LedgerView } from '#main/ledger/view.ts'
import type { WindowsPort } from '#main/platform/ports.ts'
import type { WindowName } from '#shared/ipc.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import { addDays } from '#shared/spent-date.ts'
import type { EntryRange, WeekSlice } from '#shared/state.ts'
import type { Week } from '#shared/week.ts'

export interface WeeksOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly windows: WindowsPort
  readonly weekOf: (date: SpentDate) => Week
  readonly capacity: () => number
}

/** The weeks that windows look at, one each. */
export interface Weeks {
  /** From now on this window is told of changes in the week around a date. */
  watch(window: WindowName, date: SpentDate): WeekSlice
  forget(window: WindowName): void
  /** The weeks that are looked at, and those somebody asked about that were never read. */
  watched(): readonly Week[]
  /** Entries from a day to another as the ledger has them; weeks it lacks are read with the next pull. */
  readRange(range: { readonly from: SpentDate; readonly to: SpentDate }): EntryRange
  /** Tells every visible window whose week changed. */
  publish(): void
}

export function createWeeks({ ledger, view, windows, weekOf, capacity }: WeeksOptions): Weeks {
  const missing = new Map<SpentDate, Week>()
  const watching = new Map<WindowName, { readonly week: Week; told: string }>()

  function sliceOf(week: Week): WeekSlice {
    return {
      week,
      entries: view.entriesBetween(week.first, week.last),
      capacity: capacity(),
      isLoaded: ledger.pulledAt(week.first) !== null
    }
  }

  function watch(window: WindowName, date: SpentDate): WeekSlice {
    const slice = sliceOf(weekOf(date))
    watching.set(window, { week: slice.week, told: JSON.stringify(slice) })
    return slice
  }

  function publish(): void {
    for (const [window, watched] of watching) {
      if (!windows.isVisible(window)) continue
      const slice = sliceOf(watched.week)
      const text = JSON.stringify(slice)
      if (text === watched.told) continue
      watched.told = text
      windows.send(window, 'weekChanged', slice)
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
    return [...[...watching.values()].map(({ week }) => week), ...missing.values()]
  }

  function weeksBetween(first: Week, last: SpentDate): readonly Week[] {
    const weeks = [first]
    for (let next = addDays(first.first, 7); next <= last; next = addDays(next, 7))
      weeks.push(weekOf(next))
    return weeks
  }

  return {
    watch,
    readRange,
    watched,
    publish,
    forget: (window) => void watching.delete(window)
  }
}
