import { continuationOf } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Cut, CutEntry } from '#main/ledger/intents.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { splitAtMidnight } from '#shared/time/day-pieces.ts'
import { elapsedMs, hundredthsOf } from '#shared/hours.ts'
import type { Span } from '#shared/absence.ts'
import { lengthOf } from '#shared/absence.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

type Dated = Pick<TimeEntry, 'spentDate'>

/** Returns the day of the return if it is later than the day of the entry; otherwise null. */
export function nextDayOf(
  { spentDate }: Dated,
  returnedAt: number,
  timeZone: string
): SpentDate | null {
  const day = spentDateAt(returnedAt, timeZone)
  return day > spentDate ? day : null
}

/** The parts of a cut that differ if it goes over midnight in a duration account. */
export type DayChange = Pick<
  Cut,
  'endsAt' | 'isOwnDayOnly' | 'then' | 'hoursAfter' | 'added' | 'copy'
>

/**
 * Ends the entry with the work of its own day. Work on later days becomes entries of those days, and the timer
 * continues in one of them.
 * Example: a timer since 16:00, an absence from 17:00 to 9:00 of the next day. The entry has 1.00 h, and a new one
 * starts at 9:00.
 * Pure except for the keys of added entries.
 */
export function changeDay(
  entry: TimeEntry,
  spans: readonly Span[],
  then: 'stop' | 'continue',
  answeredAt: number,
  context: OverlayContext
): DayChange {
  const work = workAfter(spans, answeredAt).flatMap((span) =>
    splitAtMidnight(span, context.timeZone)
  )
  const isOwn = ({ from }: Span) => spentDateAt(from, context.timeZone) <= entry.spentDate
  const moved = work.filter((piece) => !isOwn(piece))
  const ownMs = lengthOf(work.filter(isOwn))
  const last = spans.at(-1)
  const continues = then === 'continue' && last !== undefined
  const isFinished = ({ from }: Span) => !continues || from < last.to
  return {
    endsAt: (spans[0]?.from ?? answeredAt) + ownMs,
    isOwnDayOnly: true,
    // the timer continues in the continuation
    then: 'stop',
    hoursAfter: hundredthsOf(elapsedMs(entry, answeredAt) - lengthOf(spans) - lengthOf(moved)),
    added: moved.filter(isFinished).flatMap((piece) => pieceOf(entry, piece, context)),
    copy: continues
      ? { key: newEntryKey(), entry: continuationOf(entry, last.to, context), startedAt: last.to }
      : null
  }
}

/** Returns the work between the absences and after the last one. */
function workAfter(spans: readonly Span[], answeredAt: number): readonly Span[] {
  return spans.flatMap(({ to }, index) => {
    const end = spans[index + 1]?.from ?? answeredAt
    return end > to ? [{ from: to, to: end }] : []
  })
}

function pieceOf(entry: TimeEntry, span: Span, context: OverlayContext): readonly CutEntry[] {
  const hours = hundredthsOf(span.to - span.from)
  // Harvest would start a timer for `hours: 0`
  if (hours === 0) return []
  const time = { kind: 'hours', hours } as const
  return [{ key: newEntryKey(), entry: continuationOf(entry, span.from, context), time, span }]
}
