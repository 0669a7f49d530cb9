import { timedPiece } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { IntentOf } from '#main/ledger/intents.ts'
import type { NewOperation, Operation } from '#main/ledger/operations.ts'
import { isOfKind, withProgress } from '#main/ledger/operations.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'
import { timerStartOf } from '#main/ledger/remote-timer.ts'
import { continuationOf } from '#main/ledger/cut-entry.ts'
import { hoursWhenStopped } from '#main/ledger/stop-intent.ts'
import { clockPieces } from '#shared/time/clock-pieces.ts'
import type { ClockTime } from '#shared/time/clock-time.ts'
import { MINUTE } from '#shared/durations.ts'
import { wholeMinute } from '#shared/absence.ts'
import { spentDateAt, startOfDay } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import { correctStartedTime, startsElsewhere } from '../plan/plan-start.ts'
import type { PushOptions } from './push-options.ts'

type StartIntent = IntentOf<'start'>
type CutIntent = IntentOf<'trim'>

/** The number of times that one timer continues in another entry because Harvest misread its start. */
const MOST_REPAIRS = 3

/** A running entry, and the instant at which its timer should have begun (epoch milliseconds). */
interface Meant {
  readonly key: EntryKey
  readonly startedAt: number
}

/**
 * True if Harvest took the clock time at which a timer began for another instant: the profile's zone has changed, the
 * day differs, or the clocks repeated the hour. A start that differs from the one that was sent is a later change of
 * another device.
 */
export function isMistimed(
  operation: Operation,
  request: SentRequest,
  answer: HarvestEntry,
  options: Pick<PushOptions, 'context' | 'view'>
): boolean {
  if (options.context().mode !== 'timestamps') return false
  const startedTime = startSentBy(request)
  if (startedTime === undefined || answer.startedTime !== startedTime) return false
  const meant = meantBy(operation, options)
  return meant?.key === request.entryKey && startsElsewhere(answer, meant.startedAt)
}

/** True if Harvest may have refused a timer because its start, as Harvest understands it, is yet to come. */
export function mayBeInFuture(
  operation: Operation,
  request: SentRequest,
  { context }: Pick<PushOptions, 'context'>
): boolean {
  return (
    context().mode === 'timestamps' &&
    isOfKind(operation, 'start') &&
    operation.progress.mistimed === undefined &&
    request.call === 'create' &&
    startSentBy(request) !== undefined
  )
}

/**
 * Stores the correction of a start that Harvest understood differently, once the profile's zone has been read again. The
 * correction is another time of day where that helps. Otherwise the time so far becomes a finished entry, and a timer
 * continues from an instant that has only one meaning. After `MOST_REPAIRS` of these the operation is refused, and the user
 * decides.
 */
export function repairStart(
  operation: Operation<'start' | 'update' | 'trim'>,
  options: PushOptions
): void {
  const { ledger, now } = options
  const seen = withProgress(operation, { mistimed: 'seen' })
  const meant = meantBy(operation, options)
  const copy = meant && ledger.entries([meant.key])[0]?.entry
  if (meant && !copy && operation.intent.kind === 'start')
    return startAgain(seen, operation.intent, options)
  const follows = meant && copy ? corrections(operation, meant, copy, options) : []
  if (follows === 'too-many')
    return ledger.settle(seen, { kind: 'refused', failure: { kind: 'not-applied' } })
  ledger.settle(seen, { kind: 'waiting' }, { operations: follows, at: now() })
}

/** The time of day at which a request starts a timer; undefined if it sends none. */
function startSentBy(request: SentRequest): ClockTime | undefined {
  if (request.call === 'update') return request.changes.startedTime
  if (request.call !== 'create' || request.time.kind !== 'timer') return undefined
  return 'startedTime' in request.time ? request.time.startedTime : undefined
}

function meantBy(
  { entryKey, intent }: Operation,
  { view }: Pick<PushOptions, 'view'>
): Meant | null {
  if (intent.kind === 'start') return { key: entryKey, startedAt: intent.startedAt }
  if (intent.kind === 'trim')
    return intent.cut.copy && { key: intent.cut.copy.key, startedAt: intent.cut.copy.startedAt }
  // only a time that the user typed states when the timer should begin; a correction of Gleaner has no base
  if (intent.kind !== 'update' || !intent.base || intent.changes.startedTime === undefined)
    return null
  const shown = view.entry(entryKey)
  const startedAt = shown?.isRunning ? timerStartOf(shown) : null
  return startedAt === null ? null : { key: entryKey, startedAt }
}

function corrections(
  { intent }: Pick<Operation, 'intent'>,
  { key, startedAt }: Meant,
  copy: HarvestEntry,
  { context, view, now }: PushOptions
): readonly NewOperation[] | 'too-many' {
  const shown = view.entry(key)
  if (!shown?.isRunning || !startsElsewhere(copy, startedAt)) return []
  const request = correctStartedTime(key, copy, startedAt, context().timeZone)
  if (request.call === 'update') {
    const { changes } = request
    // a start corrects its own entry
    if (intent.kind === 'start') return []
    // an update does not send again a time that Harvest has already
    if (changes.startedTime !== copy.startedTime)
      return [{ entryKey: key, intent: { kind: 'update', changes } }]
  }
  const repairs = (intent.kind === 'trim' ? (intent.cut.repairs ?? 0) : 0) + 1
  if (repairs > MOST_REPAIRS) return 'too-many'
  const continued = continueTimer(shown, startedAt, now(), context())
  return continued
    ? [{ entryKey: key, intent: { kind: 'trim', cut: { ...continued.cut, repairs } } }]
    : []
}

/**
 * Returns a cut that turns the time so far into finished entries, and continues the timer from today's first instant on. A
 * timer that began today continues when its request arrives: no time of day is sent that Harvest could misread again.
 */
function continueTimer(
  entry: TimeEntry,
  startedAt: number,
  now: number,
  context: ReturnType<PushOptions['context']>
): CutIntent | null {
  const today = firstInstantOfToday(now, context.timeZone)
  const startsOnArrival = startedAt >= today
  const goesOnAt = startsOnArrival ? now : today
  const endsAt = wholeMinute(goesOnAt + MINUTE / 2)
  const pieces = clockPieces({ from: startedAt, to: endsAt }, context.timeZone)
  const [first, ...others] = pieces
  if (!first) return null
  const meant = { ...entry, timerStartedAt: new Date(startedAt).toISOString() }
  return {
    kind: 'trim',
    cut: {
      removedMs: now - first.to,
      endsAt: first.to,
      then: 'stop',
      hoursAfter: hoursWhenStopped(meant, first.to, context),
      deletesEntry: false,
      added: others.map((piece) => timedPiece(entry, piece, context)),
      copy: {
        key: newEntryKey(),
        entry: continuationOf(entry, goesOnAt, context),
        startedAt: goesOnAt,
        ...(startsOnArrival ? { startsOnArrival } : {})
      }
    }
  }
}

/** Starts a timer that Harvest refused because of its start: today's share runs, and earlier time becomes entries. */
function startAgain(operation: Operation, intent: StartIntent, options: PushOptions): void {
  const { ledger, context, now } = options
  const { entryKey, id } = operation
  const { timeZone } = context()
  const { entry, startedAt } = intent
  const today = firstInstantOfToday(now(), timeZone)
  const from = Math.max(startedAt, today)
  const again = {
    ...intent,
    startedAt: from,
    entry: { ...entry, spentDate: spentDateAt(from, timeZone) }
  }
  const before = clockPieces({ from: startedAt, to: from }, timeZone).map((piece) => {
    const work = { ...entry.work, ...entry, externalReference: entry.externalReference ?? null }
    const { key, ...added } = timedPiece(work, piece, context())
    return { entryKey: key, intent: { kind: 'create', ...added } } as const
  })
  const refused = { kind: 'refused', failure: { kind: 'invalid-input' } } as const
  const started = { entryKey, intent: again, amends: { id, intent: again } }
  ledger.settle(operation, refused, { operations: [started, ...before], at: now() })
}

function firstInstantOfToday(now: number, timeZone: string): number {
  return startOfDay(spentDateAt(now, timeZone), timeZone)
}
