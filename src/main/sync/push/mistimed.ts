import { timedPiece } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Intent, NewOperation, Operation } from '#main/ledger/operations.ts'
import { continuationOf } from '#main/ledger/cut-entry.ts'
import { hoursWhenStopped } from '#main/ledger/stop-intent.ts'
import { clockPieces } from '#shared/time/clock-pieces.ts'
import { MINUTE } from '#shared/durations.ts'
import { wholeMinute } from '#shared/idle.ts'
import { spentDateAt, startOfDay } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import { correctStartedTime, startsElsewhere } from '../plan/plan-start.ts'
import type { PushOptions } from './push-options.ts'
import type { Sent } from './lost-answers.ts'

type StartIntent = Extract<Intent, { kind: 'start' }>
type TrimIntent = Extract<Intent, { kind: 'trim' }>

/** How often one timer goes on in another entry because Harvest misread its start. */
const MOST_REPAIRS = 3

/** A running entry, and the instant at which its timer was to begin (epoch milliseconds). */
interface Meant {
  readonly key: EntryKey
  readonly startedAt: number
}

/**
 * True if Harvest understood the time of day at which a timer began as another instant than was meant:
 * the profile's zone has changed, the day is another, or the hour came twice.
 */
export function isMistimed(
  operation: Operation,
  request: Sent,
  answer: HarvestEntry,
  options: Pick<PushOptions, 'context' | 'view'>
): boolean {
  if (options.context().mode !== 'timestamps' || !sendsStart(request)) return false
  const meant = meantBy(operation, options)
  return meant?.key === request.entryKey && startsElsewhere(answer, meant.startedAt)
}

/** True if Harvest may have refused a timer because its start, as Harvest understands it, is yet to come. */
export function mayBeInFuture(
  { intent, progress }: Operation,
  request: Sent,
  { context }: Pick<PushOptions, 'context'>
): boolean {
  return (
    context().mode === 'timestamps' &&
    intent.kind === 'start' &&
    progress.mistimed === undefined &&
    request.call === 'create' &&
    sendsStart(request)
  )
}

/**
 * Journals what corrects a start that Harvest understood differently, once the profile's zone has been
 * read again: another time of day where that helps, else the time so far as a finished entry and a timer
 * that goes on from an instant which has one meaning only. After `MOST_REPAIRS` of these the operation is
 * refused, and the user decides.
 */
export function repairStart(operation: Operation, options: PushOptions): void {
  const { ledger, now } = options
  const seen = { ...operation, progress: { ...operation.progress, mistimed: 'seen' as const } }
  const meant = meantBy(operation, options)
  const copy = meant && ledger.entries([meant.key])[0]?.entry
  if (meant && !copy && operation.intent.kind === 'start')
    return startAgain(seen, operation.intent, options)
  const follows = meant && copy ? corrections(operation, meant, copy, options) : []
  if (follows === 'too-many')
    return ledger.settle(seen, { kind: 'refused', failure: { kind: 'not-applied' } })
  ledger.settle(seen, { kind: 'waiting' }, { operations: follows, at: now() })
}

function sendsStart(request: Sent): boolean {
  if (request.call === 'update') return request.changes.startedTime !== undefined
  return request.call === 'create' && request.time.kind === 'timer' && 'startedTime' in request.time
}

function meantBy(
  { entryKey, intent }: Operation,
  { view }: Pick<PushOptions, 'view'>
): Meant | null {
  if (intent.kind === 'start') return { key: entryKey, startedAt: intent.startedAt }
  if (intent.kind === 'trim')
    return intent.cut.copy && { key: intent.cut.copy.key, startedAt: intent.cut.copy.startedAt }
  // only what a person typed says when the timer was to begin; a correction of ours has no base
  if (intent.kind !== 'update' || !intent.base || intent.changes.startedTime === undefined)
    return null
  const shown = view.entry(entryKey)
  return shown?.isRunning && shown.timerStartedAt !== null
    ? { key: entryKey, startedAt: Date.parse(shown.timerStartedAt) }
    : null
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
    // a journaled change does not send again what Harvest has already
    if (changes.startedTime !== copy.startedTime)
      return [{ entryKey: key, intent: { kind: 'update', changes } }]
  }
  const repairs = (intent.kind === 'trim' ? (intent.cut.repairs ?? 0) : 0) + 1
  if (repairs > MOST_REPAIRS) return 'too-many'
  const carried = carryOn(shown, startedAt, now(), context())
  return carried
    ? [{ entryKey: key, intent: { kind: 'trim', cut: { ...carried.cut, repairs } } }]
    : []
}

/**
 * The time so far as finished entries, and a timer from today's first instant on. One that began today goes
 * on when its request arrives: no time of day is sent that Harvest could misread again.
 */
function carryOn(
  entry: TimeEntry,
  startedAt: number,
  now: number,
  context: ReturnType<PushOptions['context']>
): TrimIntent | null {
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

/** A timer that Harvest refused because of its start: today's share of it, and what was before as entries. */
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
