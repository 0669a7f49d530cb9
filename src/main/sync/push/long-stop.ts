import type { Intent } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { Hundredths } from '#shared/hours.ts'
import { hundredthsOf } from '#shared/hours.ts'
import { lengthOf } from '#shared/absence.ts'
import type { PushOptions } from './push-options.ts'

/** A day, in hundredths of an hour. */
const MOST_HOURS: Hundredths = 2400

/**
 * Asks the user about every stop of more than 24 hours before it is sent: the timer may have been forgotten,
 * or a clock may have been wrong.
 */
export function askAboutLongStops({ ledger }: Pick<PushOptions, 'ledger'>): void {
  const operations = ledger.operations()
  const question = { kind: 'too-long' } as const
  for (const operation of operations)
    if (isLong(operation) && !isReplaced(operation, operations))
      ledger.settle(operation, { kind: 'asking', question })
}

/** True if the user's answer is needed before the operation is sent. */
function isLong({ intent, status, step, attempts }: Operation): boolean {
  if (status !== 'waiting' || step > 0 || attempts > 0) return false
  const stop = stopOf(intent)
  return stop !== null && !stop.isAgreed && stop.hours > MOST_HOURS
}

/** True if the entry is deleted or gets other hours anyway. */
function isReplaced({ entryKey, sequence }: Operation, operations: readonly Operation[]): boolean {
  return operations.some(({ entryKey: key, intent, ...other }) => {
    if (key !== entryKey || other.sequence < sequence) return false
    if (intent.kind !== 'update') return intent.kind === 'delete'
    return intent.changes.hours !== undefined || intent.changes.endedTime !== undefined
  })
}

interface LongStop {
  /** The hours of the entry and of the entries that hold the rest of its time. */
  readonly hours: Hundredths
  readonly stoppedAt: number
  readonly isAgreed: boolean
}

/** Returns the stop that an intent means, or null. In a start/end account a long stop is a cut. */
export function stopOf(intent: Intent): LongStop | null {
  if (intent.kind === 'stop') {
    const { hours, stoppedAt, isLong = false } = intent
    return { hours, stoppedAt, isAgreed: isLong }
  }
  if (intent.kind !== 'trim' || !intent.cut.isStop) return null
  const { hoursAfter, removedMs, endsAt, added, isLong = false } = intent.cut
  const rest = added.flatMap(({ span }) => (span ? [span] : []))
  const length = rest.length > 0 ? lengthOf(rest) : removedMs
  return { hours: hoursAfter + hundredthsOf(length), stoppedAt: endsAt + length, isAgreed: isLong }
}

/** Returns the stop as confirmed by the user. */
export function agreedTo(intent: Intent): Intent {
  if (intent.kind === 'stop') return { ...intent, isLong: true }
  return intent.kind === 'trim' ? { ...intent, cut: { ...intent.cut, isLong: true } } : intent
}

/** True while the user has not decided about a long stop. */
export function isAskedAbout({ status, question }: Operation): boolean {
  return status === 'asking' && question?.kind === 'too-long'
}
