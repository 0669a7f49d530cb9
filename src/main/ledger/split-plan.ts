import { clockPiecesByDay } from '#shared/time/clock-pieces.ts'
import { splitAtMidnight } from '#shared/time/day-pieces.ts'
import { hundredthsOf } from '#shared/hours.ts'
import type { Span } from '#shared/absence.ts'
import { lengthOf } from '#shared/absence.ts'
import { spentDateAt, startOfDay } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { Continued } from './cut-entry.ts'
import { continuationOf, timedPiece } from './cut-entry.ts'
import { newEntryKey } from './entry-keys.ts'
import type { Cut, CutEntry, Intent, NewEntry } from './intents.ts'
import type { NewOperation } from './operations.ts'
import type { OverlayContext } from './overlay.ts'
import { timerStartOf } from './remote-timer.ts'
import { hoursWhenStopped } from './stop-intent.ts'

/**
 * Returns the cut that gives each day its share of a running timer: the entry ends at the first midnight, each whole day
 * after it becomes an entry, and today's share runs on in a continuation. The sum of the hours stays the same within a
 * hundredth. Null if no midnight has passed. Pure except for the keys of the entries it adds.
 */
export function planSplit(
  entry: TimeEntry,
  now: number,
  context: OverlayContext
): Extract<Intent, { kind: 'trim' }> | null {
  const startedAt = timerStartOf(entry)
  if (!entry.isRunning || startedAt === null || startedAt >= now) return null
  const { timeZone } = context
  const today = splitAtMidnight({ from: startedAt, to: now }, timeZone).at(-1)
  if (!today) return null
  const [first, ...others] = dayPieces({ from: startedAt, to: today.from }, context)
  if (!first) return null
  const cut: Cut = {
    removedMs: now - first.to,
    endsAt: first.to,
    then: 'stop',
    hoursAfter: hoursWhenStopped(entry, first.to, context),
    deletesEntry: false,
    added: finishedPieces(entry, others, context, lengthOf([first])),
    copy: {
      key: newEntryKey(),
      entry: continuationOf(entry, today.from, context),
      startedAt: today.from
    }
  }
  return { kind: 'trim', cut }
}

/** A timer that began on an earlier day: operations for the time up to midnight, and the start of today's timer. */
export interface BegunEarlier {
  readonly before: readonly NewOperation[]
  /** Epoch milliseconds. */
  readonly startedAt: number
}

/**
 * Gives each day its share of a timer that is to begin at an earlier instant. Example: begun at 23:40 and
 * asked for at 0:10: an entry of 20 minutes on the day before, and a timer that began at 0:00. Pure except for
 * the keys of the entries it adds.
 */
export function beginOverDays(
  work: Continued,
  startedAt: number,
  now: number,
  context: OverlayContext
): BegunEarlier {
  const today = startOfDay(spentDateAt(now, context.timeZone), context.timeZone)
  const pieces = dayPieces({ from: startedAt, to: today }, context)
  return {
    before: finishedPieces(work, pieces, context).map(({ key, entry, time }) => ({
      entryKey: key,
      intent: { kind: 'create', entry, time }
    })),
    startedAt: Math.max(startedAt, today)
  }
}

/** Returns a new entry in the form that `continuationOf` takes. */
export function continued({ work, ...entry }: NewEntry): Continued {
  return { ...work, ...entry, externalReference: entry.externalReference ?? null }
}

function dayPieces(span: Span, { mode, timeZone }: OverlayContext): readonly Span[] {
  return mode === 'timestamps' ? clockPiecesByDay(span, timeZone) : splitAtMidnight(span, timeZone)
}

/** Returns finished entries for the pieces. Rounds at the boundaries, so that the sum is exactly the time that passed. */
function finishedPieces(
  entry: Continued,
  pieces: readonly Span[],
  context: OverlayContext,
  passedBefore = 0
): readonly CutEntry[] {
  if (context.mode === 'timestamps') return pieces.map((piece) => timedPiece(entry, piece, context))
  let passed = passedBefore
  return pieces.flatMap((piece) => {
    const before = hundredthsOf(passed)
    passed += lengthOf([piece])
    const hours = hundredthsOf(passed) - before
    // `hours: 0` would start a timer
    if (hours === 0) return []
    const key = newEntryKey()
    const added = continuationOf(entry, piece.from, context)
    return [{ key, entry: added, time: { kind: 'hours', hours }, span: piece } as const]
  })
}
