import type { HarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { keysOf } from '#main/ledger/operations.ts'
import type { EntryCopy, OverlayContext } from '#main/ledger/overlay.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import type { PlanContext, Request } from './plan.ts'
import { planRequest } from './plan.ts'
import { send } from './send.ts'
import { settleUnknown } from './settle-unknown.ts'

export interface PushOptions {
  readonly client: HarvestClient
  readonly ledger: Ledger
  readonly context: () => OverlayContext
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
}

type Planned = Exclude<Request, { call: 'nothing' }>

/**
 * Sends what waits, in order, until nothing is left that can be sent. Operations on one entry keep
 * their order; one that is refused holds back only those. Throws `HarvestError` when Harvest cannot be
 * reached, is busy, in trouble, or refuses the token: nothing is lost, the same call later goes on.
 */
export async function push(options: PushOptions): Promise<void> {
  for (;;) {
    const operation = nextOperation(options.ledger.operations())
    if (!operation) return
    await advance(operation, options)
  }
}

function nextOperation(operations: readonly Operation[]): Operation | undefined {
  const held = new Set<EntryKey>()
  for (const operation of operations) {
    const keys = keysOf(operation)
    if (operation.status !== 'refused' && !keys.some((key) => held.has(key))) return operation
    for (const key of keys) held.add(key)
  }
  return undefined
}

async function advance(operation: Operation, options: PushOptions): Promise<void> {
  const { ledger, now } = options
  const request = planRequest(operation, planContext(operation, options))
  if (request.call === 'nothing') {
    ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
    return
  }
  if (operation.status === 'unknown') return look(operation, request, options)
  ledger.markSending(operation.id, now())
  const sent: Operation = { ...operation, status: 'sending', sentAt: now() }
  try {
    const entry = await send(
      options.client,
      request,
      idOf(ledger, request),
      options.context().user.id
    )
    confirm(sent, request, entry, options)
  } catch (error) {
    await takeFailure(sent, request, error, options)
  }
}

function planContext(
  operation: Operation,
  { ledger, context, now }: Pick<PushOptions, 'ledger' | 'context' | 'now'>
): PlanContext {
  const { mode, timeZone } = context()
  return {
    mode,
    timeZone,
    now: now(),
    copy: (key) => ledger.entries([key])[0]?.entry,
    following: ledger.operations().filter(({ sequence }) => sequence > operation.sequence)
  }
}

/** Takes over Harvest's answer; the operation is done when nothing remains to be planned. */
function confirm(
  operation: Operation,
  request: Planned,
  entry: HarvestEntry | null,
  options: PushOptions
): void {
  const { ledger } = options
  if (!entry) {
    ledger.settle(operation, { kind: 'removed' })
    return
  }
  const copy: EntryCopy = { key: request.entryKey, entry }
  const plan = planContext(operation, options)
  const next = planRequest(
    { ...operation, step: operation.step + 1 },
    { ...plan, copy: (key) => (key === copy.key ? entry : plan.copy(key)) }
  )
  ledger.settle(operation, {
    kind: 'confirmed',
    entries: [copy],
    isDone: next.call === 'nothing'
  })
}

async function takeFailure(
  operation: Operation,
  request: Planned,
  error: unknown,
  options: PushOptions
): Promise<void> {
  const { ledger } = options
  if (!(error instanceof HarvestError)) {
    ledger.settle(operation, { kind: 'unknown' })
    throw error
  }
  if (error.certainty === 'unknown') {
    ledger.settle(operation, { kind: 'unknown' })
    throw error
  }
  if (error.certainty === 'not-sent' || isPassing(error)) {
    ledger.settle(operation, { kind: 'waiting' })
    throw error
  }
  if (error.kind === 'not-found' && request.call === 'delete') {
    ledger.settle(operation, { kind: 'removed' })
    return
  }
  // "can't stop a stopped timer": somebody was quicker, and what was wanted is so
  if (error.kind === 'rejected' && (request.call === 'stop' || request.call === 'restart')) {
    const found = await lookUp(operation, request, options)
    if (found.kind === 'happened') return confirm(operation, request, found.entry, options)
  }
  ledger.settle(operation, { kind: 'refused', failure: error.toFailure() })
}

/** Trouble that passes, or that a new token mends, is no refusal of the change. */
function isPassing({ kind }: HarvestError): boolean {
  return ['offline', 'rate-limited', 'server-trouble', 'invalid-token', 'cancelled'].includes(kind)
}

async function look(operation: Operation, request: Planned, options: PushOptions): Promise<void> {
  const { ledger } = options
  const found = await lookUp(operation, request, options)
  if (found.kind === 'happened') return confirm(operation, request, found.entry, options)
  if (found.kind === 'gone' && request.call === 'delete')
    return ledger.settle(operation, { kind: 'removed' })
  if (found.kind === 'gone')
    return ledger.settle(operation, { kind: 'refused', failure: { kind: 'gone' } })
  ledger.settle(operation, { kind: 'waiting' })
}

function lookUp(
  operation: Operation,
  request: Planned,
  { client, ledger, context, now }: PushOptions
) {
  return settleUnknown({
    client,
    request,
    before: ledger.entries([request.entryKey])[0]?.entry,
    userId: context().user.id,
    sentAt: operation.sentAt ?? now(),
    isKnown: (id) => ledger.keyOf(id) !== undefined
  })
}

function idOf(ledger: Ledger, { entryKey }: Planned): number | undefined {
  return ledger.entries([entryKey])[0]?.entry.id
}
