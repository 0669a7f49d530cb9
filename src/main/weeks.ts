import type { Ledger } from '#main/ledger/ledger.ts'
import type { LedgerView } from '#main/ledger/view.ts'
import type { WindowsPort } from '#main/platform/ports.ts'
import type { WindowName } from '#shared/ipc.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import type { WeekSlice } from '#shared/state.ts'
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
  watched(): readonly Week[]
  /** Tells every visible window whose week changed. */
  publish(): void
}

export function createWeeks({ ledger, view, windows, weekOf, capacity }: WeeksOptions): Weeks {
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

  return {
    watch,
    publish,
    forget: (window) => void watching.delete(window),
    watched: () => [...watching.values()].map(({ week }) => week)
  }
}
