import type { DailyTarget } from '#shared/daily-target.ts'
import { blockOf } from '../timeline/day-blocks.ts'
import { currentHours, type Hundredths } from '#shared/hours.ts'
import { MINUTES_PER_DAY } from '#shared/time/clock-time.ts'
import { freeStretches, type Block } from '#shared/place-block.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import {
  lockOf,
  rowId,
  sumAt,
  workOf,
  type EntryLock,
  type Timesheet,
  type TimesheetDay
} from '#shared/timesheet.ts'
import { weekdayOf } from '#shared/time/week.ts'

/** A point to check before the week is submitted, with its day and, if there is one, its row. */
export type Finding = { readonly spentDate: SpentDate; readonly row: string | null } & (
  | { readonly kind: 'running'; readonly entry: TimeEntry }
  | { readonly kind: 'under-target'; readonly missing: Hundredths }
  | {
      readonly kind: 'without-notes' | 'very-long' | 'weekend'
      readonly entry: TimeEntry
      readonly hours: Hundredths
    }
  | { readonly kind: 'gap'; readonly gap: Block }
  | { readonly kind: 'locked'; readonly lock: Exclude<EntryLock['kind'], 'open'> }
)

/** The facts that a review compares a week with. */
export interface ReviewFacts {
  readonly today: SpentDate
  readonly target: DailyTarget
  /** Epoch milliseconds on Harvest's clock. */
  readonly now: number
}

const VERY_LONG: Hundredths = 1000
/** The shortest gap that counts, in minutes. */
const SHORTEST_GAP = 15

/**
 * Returns the points to check before a week is submitted, by day:
 * - a running timer
 * - a past work day under the daily target
 * - an entry without notes, or over ten hours
 * - work on a weekend day that is not a work day
 * - a gap of at least 15 minutes between two blocks
 *
 * For a day with only locked entries it returns one point, because the user cannot correct anything else about it.
 */
export function reviewWeek(week: Timesheet, facts: ReviewFacts): readonly Finding[] {
  return week.days.flatMap((day) => {
    const locked = lockedDay(day)
    return locked ? [locked] : [...ofEntries(day, facts), ...underTarget(day, facts), ...gaps(day)]
  })
}

function ofEntries(day: TimesheetDay, { now, target }: ReviewFacts): readonly Finding[] {
  const isWeekendOff = day.isWeekend && !isWorkDay(day, target)
  return day.entries.flatMap((entry): Finding[] => {
    const place = { spentDate: day.spentDate, row: rowId(workOf(entry)) }
    const hours = currentHours(entry, now)
    if (lockOf(entry).kind !== 'open') return []
    if (entry.isRunning) return [{ ...place, kind: 'running', entry }]
    return [
      ...(entry.notes.trim() === ''
        ? [{ ...place, kind: 'without-notes', entry, hours } as const]
        : []),
      ...(hours > VERY_LONG ? [{ ...place, kind: 'very-long', entry, hours } as const] : []),
      ...(isWeekendOff ? [{ ...place, kind: 'weekend', entry, hours } as const] : [])
    ]
  })
}

function isWorkDay({ spentDate }: TimesheetDay, { days }: DailyTarget): boolean {
  return days.includes(weekdayOf(spentDate))
}

function underTarget(day: TimesheetDay, { today, target, now }: ReviewFacts): readonly Finding[] {
  const missing = target.hours - sumAt(day.sum, now)
  if (!isWorkDay(day, target) || day.spentDate >= today || missing <= 0) return []
  return [{ spentDate: day.spentDate, row: null, kind: 'under-target', missing }]
}

function gaps({ spentDate, entries }: TimesheetDay): readonly Finding[] {
  const blocks = entries.flatMap((entry) => {
    const block = blockOf(entry, MINUTES_PER_DAY)
    return block ? [block] : []
  })
  const inside = freeStretches(blocks).filter(({ from, to }) => from > 0 && to < MINUTES_PER_DAY)
  return inside
    .filter(({ from, to }) => to - from >= SHORTEST_GAP && blocks.some((block) => block.to <= from))
    .map((gap) => ({ spentDate, row: null, kind: 'gap', gap }))
}

function lockedDay({ spentDate, entries }: TimesheetDay): Finding | null {
  const locks = entries.map((entry) => lockOf(entry).kind)
  const [lock] = locks
  if (lock === undefined || lock === 'open' || locks.includes('open')) return null
  return { spentDate, row: null, kind: 'locked', lock }
}
