import { clockPieces } from '#shared/time/clock-pieces.ts'
import type { Hundredths } from '#shared/hours.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import { lengthOf, wholeMinute } from '#shared/idle.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { timedPiece } from './cut-entry.ts'
import type { Cut, Intent, NewOperation } from './operations.ts'
import type { OverlayContext } from './overlay.ts'

type StopIntent = Extract<Intent, { kind: 'stop' }>
type TrimIntent = Extract<Intent, { kind: 'trim' }>

/** What an entry will show when it is stopped: whole minutes where the account tracks times. */
export function hoursWhenStopped(
  entry: TimeEntry,
  at: number,
  { mode }: Pick<OverlayContext, 'mode'>
): Hundredths {
  const startedAt = startOf(entry)
  if (mode === 'duration' || startedAt === null) return currentHours(entry, at)
  return hundredthsOf(wholeMinute(at) - wholeMinute(startedAt))
}

/**
 * A stop as it is journaled. In a start/end account one entry cannot show more than a day, or an hour
 * that came twice: such a stop ends the entry earlier and adds the rest as entries of their own.
 * Any other operation is returned as it is. Pure but for the keys of the entries it adds.
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

/** The cut that a stop of an entry has to be, or undefined where a stop will do. */
export function splitStop(
  { stoppedAt }: StopIntent,
  before: TimeEntry | undefined,
  context: OverlayContext
): TrimIntent | undefined {
  const startedAt = before?.isRunning ? startOf(before) : null
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

function startOf({ timerStartedAt }: TimeEntry): number | null {
  return timerStartedAt === null ? null : Date.parse(timerStartedAt)
}
