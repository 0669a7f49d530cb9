import { continuationOf, timedPiece } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/keys.ts'
import type { Cut, CutEntry, Intent } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { hoursWhenStopped } from '#main/ledger/stopping.ts'
import { clockPiecesByDay } from '#shared/clock-pieces.ts'
import { splitAtMidnight } from '#shared/day-pieces.ts'
import { hundredthsOf } from '#shared/hours.ts'
import type { Span } from '#shared/idle.ts'
import { lengthOf } from '#shared/idle.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/**
 * The operation that gives each day its share of a running timer: the entry ends at the first midnight,
 * each whole day after it becomes an entry, and today's share runs on in a copy. The same hours in all,
 * within one grain. Null when no midnight has passed. Pure but for the keys of the entries it adds.
 */
export function planSplit(
  entry: TimeEntry,
  now: number,
  context: OverlayContext
): Extract<Intent, { kind: 'trim' }> | null {
  const startedAt = Date.parse(entry.timerStartedAt ?? '')
  if (!entry.isRunning || !(startedAt < now)) return null
  const { mode, timeZone } = context
  const days = splitAtMidnight({ from: startedAt, to: now }, timeZone)
  const today = days.at(-1)
  if (!today) return null
  const before = { from: startedAt, to: today.from }
  const [first, ...others] =
    mode === 'timestamps' ? clockPiecesByDay(before, timeZone) : splitAtMidnight(before, timeZone)
  if (!first) return null
  const cut: Cut = {
    removedMs: now - first.to,
    endsAt: first.to,
    then: 'stop',
    hoursAfter: hoursWhenStopped(entry, first.to, context),
    deletesEntry: false,
    added: wholeDays(entry, first, others, context),
    copy: {
      key: newEntryKey(),
      entry: continuationOf(entry, today.from, context),
      startedAt: today.from
    }
  }
  return { kind: 'trim', cut }
}

/** Hours are rounded where one day meets the next: together they are exactly what passed. */
function wholeDays(
  entry: TimeEntry,
  first: Span,
  days: readonly Span[],
  context: OverlayContext
): readonly CutEntry[] {
  if (context.mode === 'timestamps') return days.map((piece) => timedPiece(entry, piece, context))
  let passed = lengthOf([first])
  return days.map((day) => {
    const before = hundredthsOf(passed)
    passed += day.to - day.from
    const hours = hundredthsOf(passed) - before
    const key = newEntryKey()
    const continued = continuationOf(entry, day.from, context)
    return { key, entry: continued, time: { kind: 'hours', hours }, span: day }
  })
}
