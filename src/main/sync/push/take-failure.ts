import { HarvestError } from '#main/harvest/errors.ts'
import { RETRY_POLICY } from '#main/harvest/retry-policy.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { isOfKind, sentMarkerOf, withProgress } from '#main/ledger/operations.ts'
import type { Failure } from '#shared/failure.ts'
import { confirm, rememberReferences, settleDeletedElsewhere } from './apply-answer.ts'
import type { PlannedAttempt } from './attempt.ts'
import { lookUp, nextLookupAt } from './lost-answers.ts'
import { mayBeInFuture } from './mistimed.ts'
import { isMisread, mayEndNextDay, rememberMisread } from './overnight.ts'
import type { PushOptions } from './push-options.ts'

/** A request that failed. */
interface Failed extends PlannedAttempt {
  readonly error: HarvestError
}

/** One row of the table: the first row that applies to a failure settles the operation. */
interface FailureRule {
  readonly applies: (failed: Failed, options: PushOptions) => boolean
  readonly settle: (failed: Failed, options: PushOptions) => void | Promise<void>
}

/*
 * | failure                                   | the operation                                              |
 * | ----------------------------------------- | ---------------------------------------------------------- |
 * | the outcome is unknown                    | is looked up before anything is sent again; throws         |
 * | not sent, or trouble that passes          | waits; throws                                              |
 * | a marker cannot be removed                | is done: the marker does no harm                           |
 * | the entry to delete is gone               | is done                                                    |
 * | the entry to change is gone               | is settled as deleted elsewhere                            |
 * | a stop or restart is rejected             | is done if another device was quicker, else refused        |
 * | a start may be in the future for Harvest  | waits; the profile's zone is read again                    |
 * | an end before its start                   | waits; from now on entries end on their own day            |
 * | a create with a marker is rejected        | waits; from now on creates carry no marker                 |
 * | anything else                             | is refused                                                 |
 */
const RULES: readonly FailureRule[] = [
  { applies: isOutcomeUnknown, settle: settleUnknown },
  { applies: isPassing, settle: settlePassing },
  {
    applies: ({ operation, request }) =>
      request.call === 'removeReference' && !isOfKind(operation, 'removeReference'),
    settle: ({ operation }, { ledger }) =>
      ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
  },
  {
    applies: ({ request, error }) => error.kind === 'not-found' && request.call === 'delete',
    settle: ({ operation }, { ledger }) => ledger.settle(operation, { kind: 'removed' })
  },
  {
    applies: ({ error }) => error.kind === 'not-found',
    settle: ({ operation }, options) => settleDeletedElsewhere(operation, options)
  },
  {
    applies: ({ request, error }) =>
      error.kind === 'rejected' && (request.call === 'stop' || request.call === 'restart'),
    settle: settleUnlessHappened
  },
  {
    applies: ({ operation, request, error }, options) =>
      error.kind === 'rejected' && mayBeInFuture(operation, request, options),
    settle: readZoneAgain
  },
  {
    applies: ({ request, error }, options) => {
      const copy = options.ledger.entries([request.entryKey])[0]?.entry
      return error.kind === 'rejected' && !isMisread(options) && mayEndNextDay(request, copy)
    },
    settle: ({ operation }, options) => {
      rememberMisread(options)
      options.ledger.settle(operation, { kind: 'waiting' })
    }
  },
  {
    applies: ({ operation, error }, { ledger }) =>
      error.kind === 'rejected' &&
      sentMarkerOf(operation) !== undefined &&
      ledger.document('references') === null,
    settle: ({ operation }, options) => {
      rememberReferences(options, 'refused')
      options.ledger.settle(operation, { kind: 'waiting' })
    }
  },
  { applies: () => true, settle: refuse }
]

/**
 * Settles an operation whose request failed, by the table above.
 * @throws HarvestError if the failure is trouble that concerns more than this operation.
 */
export async function takeFailure(
  attempt: PlannedAttempt,
  error: unknown,
  options: PushOptions
): Promise<void> {
  if (!(error instanceof HarvestError)) {
    settleAsUnknown(attempt.operation, options)
    throw error
  }
  const failed = { ...attempt, error }
  await RULES.find(({ applies }) => applies(failed, options))?.settle(failed, options)
}

/** True if the request may have been carried out: only a lookup can tell. */
function isOutcomeUnknown({ error }: Failed): boolean {
  return error.certainty === 'unknown' || error.kind === 'unexpected-answer'
}

function settleUnknown({ operation, error }: Failed, options: PushOptions): never {
  const unexpected = (operation.progress.unexpected ?? 0) + 1
  const isUnexpected = error.kind === 'unexpected-answer'
  settleAsUnknown(isUnexpected ? withProgress(operation, { unexpected }) : operation, options)
  throw error
}

function settleAsUnknown(operation: Operation, { ledger, now, settling }: PushOptions): void {
  const until = settling === 'off' ? 0 : nextLookupAt(operation.sentAt ?? now(), now())
  ledger.settle(operation, { kind: 'unknown', until })
}

const PASSING: readonly string[] = [
  'offline',
  'rate-limited',
  'server-trouble',
  'invalid-token',
  'cancelled'
]

/** True for trouble that passes, or that a new token resolves: the change itself is not refused. */
function isPassing({ error }: Failed): boolean {
  return error.certainty === 'not-sent' || PASSING.includes(error.kind)
}

function settlePassing({ operation, request, error }: Failed, { ledger, now }: PushOptions): never {
  const isUnauthorised = error.kind === 'invalid-token' && request.call !== 'delete'
  // the outcome of an earlier attempt is as unknown as it was
  const kind = operation.progress.isLost ? 'unknown' : 'waiting'
  ledger.settle(isUnauthorised ? withProgress(operation, { isUnauthorised }) : operation, {
    kind,
    ...(error.kind === 'server-trouble' ? { until: now() + RETRY_POLICY.operation.delayMs } : {})
  })
  throw error
}

/** Harvest rejects the stop of a stopped timer. If a lookup finds it stopped, the operation is done. */
async function settleUnlessHappened(failed: Failed, options: PushOptions): Promise<void> {
  const { operation, request } = failed
  const found = await lookUp(operation, request, options).catch((trouble: unknown) => {
    options.ledger.settle(operation, { kind: 'waiting' })
    throw trouble
  })
  if (found.kind === 'happened') await confirm(failed, found.entry, options)
  else refuse(failed, options)
}

async function readZoneAgain({ operation }: Failed, options: PushOptions): Promise<void> {
  const mistimed = isOfKind(operation, 'start')
    ? withProgress(operation, { mistimed: 'new' })
    : operation
  options.ledger.settle(mistimed, { kind: 'waiting' })
  await options.readAccount()
}

function refuse({ operation, error }: Failed, { ledger }: PushOptions): void {
  ledger.settle(operation, { kind: 'refused', failure: failureOf(operation, error) })
}

/**
 * Returns the failure to show. It has kinds of its own for an entry that cannot be read and for a forbidden change of
 * a colleague's time.
 */
export function failureOf({ user }: Operation, error: HarvestError): Failure {
  const failure = error.toFailure()
  if (error.unreadable) return { ...failure, kind: 'unreadable' }
  return user && error.kind === 'forbidden' ? { ...failure, kind: 'not-for-colleague' } : failure
}
