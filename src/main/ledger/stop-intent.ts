import { clockPieces } from '#shared/time/clock-pieces.ts'
import type { Hundredths } from '#shared/hours.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import { lengthOf, wholeMinute } from '#shared/absence.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { timedPiece } from './cut-entry.ts'
import type { Cut, IntentOf } from './intents.ts'
import type { NewOperation } from './operations.ts'
import type { OverlayContext } from './overlay.ts'
import { timerStartOf } from './remote-timer.ts'

type StopIntent = IntentOf<'stop'>

/**
 * Returns the hours that an entry will show when it is stopped: in a start/end account those between whole minutes.
 * @param at epoch milliseconds
 * @example A timer from 9:00:40 that is stopped at 9:30:20: 0.49 h in a duration account, 0.50 h in a start/end account.
 */
export function hoursWhenStopped(
  entry: TimeEntry,
  at: number,
  { mode }: Pick<OverlayContext, 'mode'>
): Hundredths {
  const startedAt = timerStartOf(entry)
  if (mode === 'duration' || startedAt === null) return currentHours(entry, at)
  return hundredthsOf(wholeMinute(at) - wholeMinute(startedAt))
}

/** Returns the intent that stops an entry at an instant, epoch milliseconds. */
export function stopIntent(
  entry: TimeEntry,
  stoppedAt: number,
  context: Pick<OverlayContext, 'mode'>
): StopIntent {
  return { kind: 'stop', stoppedAt, hours: hoursWhenStopped(entry, stoppedAt, context) }
}

/** Returns the operation that stops an entry at an instant, epoch milliseconds. */
export function stopOperation(
  entry: TimeEntry,
  stoppedAt: number,
  context: Pick<OverlayContext, 'mode'>
): NewOperation {
  return { entryKey: entry.key, intent: stopIntent(entry, stoppedAt, context) }
}

/**
 * Replaces a stop by a cut if one entry cannot show its time. In a start/end account that is more than a day, or an
 * hour that the clocks repeat: the entry ends earlier, and the rest becomes entries of its own. Returns any other
 * operation unchanged. Pure except for the keys of added entries.
 */
export function withoutLongSpan(
  operation: NewOperation,
  before: TimeEntry | undefined,
  context: OverlayContext
): NewOperation {
  const { intent } = operation
  if (intent.kind !== 'stop') return operation
  const split = splitStop(intent, before, context)
  return split ? { ...operation, intent: split } : operation
}

/** Returns the cut that must replace a stop, or undefined if the stop can be stored. */
export function splitStop(
  { stoppedAt }: StopIntent,
  before: TimeEntry | undefined,
  context: OverlayContext
): IntentOf<'trim'> | undefined {
  const startedAt = before?.isRunning ? timerStartOf(before) : null
  if (!before || startedAt === null || context.mode === 'duration') return undefined
  const pieces = clockPieces({ from: startedAt, to: stoppedAt }, context.timeZone)
  const [first, ...others] = pieces
  if (!first || others.length === 0) return undefined
  const cut: Cut = {
    removedMs: lengthOf(others),
    endsAt: first.to,
    then: 'stop',
    isStop: true,
    hoursAfter: hoursWhenStopped(before, first.to, context),
    deletesEntry: false,
    added: others.map((piece) => timedPiece(before, piece, context)),
    copy: null
  }
  return { kind: 'trim', cut }
}
