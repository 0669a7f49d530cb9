import { newEntryKey } from '#main/ledger/keys.ts'
import type { Cut, CutEntry, Intent } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { copyForToday } from '#main/ledger/overlay.ts'
import { hoursWhenStopped } from '#main/ledger/stopping.ts'
import { clockTimeAt } from '#shared/clock-time.ts'
import { splitAtMidnight } from '#shared/day-pieces.ts'
import { HOUR } from '#shared/durations.ts'
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
  const pieces = splitAtMidnight({ from: startedAt, to: now }, context.timeZone)
  const last = pieces.at(-1)
  const [first, ...others] = pieces.slice(0, -1).flatMap((piece) => sayable(piece, context))
  if (!first || !last) return null
  const cut: Cut = {
    removedMs: now - first.to,
    endsAt: first.to,
    then: 'stop',
    hoursAfter: hoursWhenStopped(entry, first.to, context),
    deletesEntry: false,
    added: wholeDays(entry, first, others, context),
    copy: { key: newEntryKey(), entry: copyOf(entry, last.from, context), startedAt: last.from }
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
  if (context.mode === 'timestamps')
    return days.map((piece) => ({
      key: newEntryKey(),
      entry: copyOf(entry, piece.from, context),
      time: {
        kind: 'times',
        startedTime: clockTimeAt(piece.from, context.timeZone),
        endedTime: clockTimeAt(piece.to, context.timeZone)
      }
    }))
  let passed = lengthOf([first])
  return days.map((day) => {
    const before = hundredthsOf(passed)
    passed += day.to - day.from
    const hours = hundredthsOf(passed) - before
    const key = newEntryKey()
    return { key, entry: copyOf(entry, day.from, context), time: { kind: 'hours', hours } }
  })
}

/** An entry from midnight to midnight says nothing about how long it is: two of them do. */
function sayable({ from, to }: Span, { mode, timeZone }: OverlayContext): readonly Span[] {
  const isWholeDay = clockTimeAt(from, timeZone) === clockTimeAt(to, timeZone)
  if (mode === 'duration' || !isWholeDay) return [{ from, to }]
  const middle = to - 12 * HOUR
  return [
    { from, to: middle },
    { from: middle, to }
  ]
}

/** The same work, for the same item in another tool. */
function copyOf(entry: TimeEntry, at: number, context: OverlayContext) {
  const { externalReference } = entry
  const copy = copyForToday(entry, at, context)
  return externalReference ? { ...copy, externalReference } : copy
}
