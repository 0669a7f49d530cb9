import { continuationOf } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Cut, CutEntry } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { splitAtMidnight } from '#shared/time/day-pieces.ts'
import { elapsedMs, hundredthsOf } from '#shared/hours.ts'
import type { Span } from '#shared/idle.ts'
import { lengthOf } from '#shared/idle.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

type Dated = Pick<TimeEntry, 'spentDate'>

/** Returns the day of the return if it is later than the day of the entry, else null. */
export function nextDayOf(
  { spentDate }: Dated,
  returnedAt: number,
  timeZone: string
): SpentDate | null {
  const day = spentDateAt(returnedAt, timeZone)
  return day > spentDate ? day : null
}

/** The parts of a cut that differ over midnight, in an account that keeps hours. */
export type DayChange = Pick<
  Cut,
  'endsAt' | 'isOwnDayOnly' | 'then' | 'hoursAfter' | 'added' | 'copy'
>

/**
 * Ends the entry with the work of its own day. Work after an absence on another day becomes entries of
 * that day, and timing goes on in one of them. Example: 16:00 to 17:00, back on the next day at 9:00: the
 * entry keeps 1.00 h, and a new one starts at 9:00. Pure but for the keys of the entries it adds.
 */
export function changeDay(
  entry: TimeEntry,
  spans: readonly Span[],
  then: 'stop' | 'continue',
  answeredAt: number,
  context: OverlayContext
): DayChange {
  const work = worked(spans, answeredAt).flatMap((span) => splitAtMidnight(span, context.timeZone))
  const isOwn = ({ from }: Span) => spentDateAt(from, context.timeZone) <= entry.spentDate
  const moved = work.filter((piece) => !isOwn(piece))
  const ownMs = lengthOf(work.filter(isOwn))
  const last = spans.at(-1)
  const goesOn = then === 'continue' && last !== undefined
  const isFinished = ({ from }: Span) => !goesOn || from < last.to
  return {
    endsAt: (spans[0]?.from ?? answeredAt) + ownMs,
    isOwnDayOnly: true,
    // the copy is what runs on
    then: 'stop',
    hoursAfter: hundredthsOf(elapsedMs(entry, answeredAt) - lengthOf(spans) - lengthOf(moved)),
    added: moved.filter(isFinished).flatMap((piece) => pieceOf(entry, piece, context)),
    copy: goesOn
      ? { key: newEntryKey(), entry: continuationOf(entry, last.to, context), startedAt: last.to }
      : null
  }
}

/** The work between the absences and after the last one. */
function worked(spans: readonly Span[], answeredAt: number): readonly Span[] {
  return spans.flatMap(({ to }, index) => {
    const end = spans[index + 1]?.from ?? answeredAt
    return end > to ? [{ from: to, to: end }] : []
  })
}

function pieceOf(entry: TimeEntry, span: Span, context: OverlayContext): readonly CutEntry[] {
  const hours = hundredthsOf(span.to - span.from)
  // Harvest would start a timer for no hours
  if (hours === 0) return []
  const time = { kind: 'hours', hours } as const
  return [{ key: newEntryKey(), entry: continuationOf(entry, span.from, context), time, span }]
}
