import type { HarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Operation, Progress } from '#main/ledger/operations.ts'
import { keysOf, markerOf } from '#main/ledger/operations.ts'
import type { EntryCopy, OverlayContext } from '#main/ledger/overlay.ts'
import type { LedgerView } from '#main/ledger/view.ts'
import { SECOND } from '#shared/durations.ts'
import type { Failure } from '#shared/failure.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import { baseOf } from '#main/ledger/base.ts'
import { planRequest } from './plan.ts'
import { targetOf } from './plan-stop.ts'
import { readFirst, runsElsewhere } from './read-first.ts'
import type { PlanContext, Request } from './request.ts'
import { PROMPT } from './request.ts'
import { send } from './send.ts'
import type { Found, Sent } from './settle-unknown.ts'
import { nextLook, SETTLING_WINDOW, settleUnknown } from './settle-unknown.ts'

export interface PushOptions {
  readonly client: HarvestClient
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly context: () => OverlayContext
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
  /** A timer of ours turned out to have ended when another was started elsewhere. */
  readonly onSuperseded?: (entry: TimeEntry) => void
  /** `off`: what got no answer is sent again without looking. Only to show what looking is for. */
  readonly settling?: 'off' | undefined
}

/** Milliseconds before something is tried again that failed at Harvest's own trouble. */
const TROUBLE_DELAY = 15 * SECOND

/**
 * Sends what waits until nothing is left that can be sent now, and answers when something can be
 * (epoch milliseconds), or null. Operations on one entry keep their order; one that is refused, asks, or
 * is being looked for holds back only those. Throws `HarvestError` when Harvest cannot be reached, is
 * busy or refuses the token, and at the end when it was in trouble: nothing is lost, the same call later
 * goes on.
 */
export async function push(options: PushOptions): Promise<number | null> {
  let trouble: HarvestError | null = null
  for (;;) {
    const operation = nextOperation(options.ledger.operations(), options.now())
    if (!operation) break
    try {
      await advance(operation, options)
    } catch (error) {
      if (!(error instanceof HarvestError) || !isOfOneRequest(error)) throw error
      // the next may fare better
      trouble = error
    }
  }
  if (trouble) throw trouble
  return earliest(options.ledger.operations())
}

function isOfOneRequest({ kind }: HarvestError): boolean {
  return kind === 'server-trouble' || kind === 'unexpected-answer'
}

/** An instant further away than this was written by another clock. */
const FARTHEST = 5 * SETTLING_WINDOW

function isDue({ nextAttemptAt }: Operation, now: number): boolean {
  return nextAttemptAt === null || nextAttemptAt <= now || nextAttemptAt > now + FARTHEST
}

function nextOperation(operations: readonly Operation[], now: number): Operation | undefined {
  const held = new Set<EntryKey>()
  for (const operation of operations) {
    const keys = keysOf(operation)
    const isOpen = operation.status === 'waiting' || operation.status === 'unknown'
    if (isOpen && isDue(operation, now) && !keys.some((key) => held.has(key))) return operation
    for (const key of keys) held.add(key)
  }
  return undefined
}

function earliest(operations: readonly Operation[]): number | null {
  const instants = operations.flatMap(({ nextAttemptAt, status }) =>
    nextAttemptAt !== null && (status === 'waiting' || status === 'unknown') ? [nextAttemptAt] : []
  )
  return instants.length === 0 ? null : Math.min(...instants)
}

async function advance(given: Operation, options: PushOptions): Promise<void> {
  const isLost = given.status === 'unknown' || given.progress.isLost === true
  if (isLost && options.settling !== 'off' && (await look(given, options))) return
  const operation = current(given, options)
  const fresh = await readFirst(operation, options)
  if (fresh === 'gone') return lose(operation, options)
  if (await runsElsewhere(operation, planContext(operation, options), options)) return
  const request = planRequest(operation, planContext(operation, options))
  if (request.call === 'ask')
    return options.ledger.settle(operation, { kind: 'asking', question: request.question })
  if (request.call === 'nothing')
    return options.ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
  await deliver(operation, request, options)
}

/** The operation as it is now: looking for it may have changed what is known of it. */
function current(given: Operation, { ledger, settling }: PushOptions): Operation {
  if (given.status === 'unknown' && settling === 'off') ledger.settle(given, { kind: 'waiting' })
  return ledger.operations().find(({ id }) => id === given.id) ?? given
}

async function deliver(operation: Operation, request: Sent, options: PushOptions): Promise<void> {
  const { ledger, client, now, context } = options
  const progress = progressFor(operation, request, options)
  const sent: Operation = { ...operation, progress, status: 'sending', sentAt: now() }
  ledger.markSending(sent, now())
  try {
    const id = ledger.entries([request.entryKey])[0]?.entry.id
    const entry = await send(client, request, {
      id,
      userId: ownerOf(operation, context()),
      marker: progress.marker
    })
    confirm(sent, request, entry, options)
  } catch (error) {
    await takeFailure(sent, request, error, options)
  }
}

/** What has to be known of this request should its answer be lost. */
function progressFor(operation: Operation, request: Sent, { ledger, now }: PushOptions): Progress {
  const { entryKey, intent, step, progress } = operation
  const copy = ledger.entries([entryKey])[0]?.entry
  const usesMarker =
    request.call === 'create' &&
    request.entry.externalReference === undefined &&
    ledger.document<string>('references') !== 'refused'
  const { marker: _, ...rest } = progress
  return {
    ...rest,
    request,
    ...(usesMarker ? { marker: markerOf(operation, request.entryKey) } : {}),
    ...(intent.kind === 'restart' && step === 0 && progress.banked === undefined && copy
      ? { banked: copy.hours }
      : {}),
    ...(intent.kind === 'stop' && step === 0
      ? { target: targetOf(intent, copy), isLate: now() - intent.stoppedAt >= PROMPT }
      : {})
  }
}

/** Whose entry it is: a request never leaves for anybody else. */
function ownerOf({ user }: Operation, context: OverlayContext): number {
  return user?.id ?? context.user.id
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
  request: Sent,
  entry: HarvestEntry | null,
  options: PushOptions
): void {
  const { ledger } = options
  if (!entry) {
    ledger.settle(operation, { kind: 'removed' })
    return
  }
  const { marker, request: _, isLost: __, ...rest } = operation.progress
  const progress = cameLate(operation, options.now()) ? { ...rest, isLate: true } : rest
  if (request.call === 'create' && marker !== undefined)
    rememberReferences(ledger, entry.externalReference?.id === marker ? 'kept' : 'refused')
  const copy: EntryCopy = { key: request.entryKey, entry }
  const plan = planContext(operation, options)
  const next = planRequest(
    { ...operation, progress, step: operation.step + 1 },
    { ...plan, copy: (key) => (key === copy.key ? entry : plan.copy(key)) }
  )
  ledger.settle(
    { ...operation, progress },
    {
      kind: 'confirmed',
      entries: [copy],
      isDone: next.call === 'nothing',
      ...(request.call === 'create' && marker !== undefined
        ? { made: { marker, key: copy.key, id: entry.id } }
        : {})
    }
  )
}

/** Harvest may have let a stop wait that was sent at once: its clock ran on meanwhile. */
function cameLate({ intent, step }: Operation, now: number): boolean {
  return intent.kind === 'stop' && step === 0 && now - intent.stoppedAt >= PROMPT
}

/** Whether Harvest keeps the reference a create carries: without it entries are known by their fields. */
function rememberReferences(ledger: Ledger, is: 'kept' | 'refused'): void {
  if (ledger.document('references') !== is) ledger.writeDocument('references', is)
}

async function takeFailure(
  operation: Operation,
  request: Sent,
  error: unknown,
  options: PushOptions
): Promise<void> {
  const { ledger, now, settling } = options
  const until = settling === 'off' ? 0 : nextLook(operation.sentAt ?? now(), now())
  if (!(error instanceof HarvestError) || error.certainty === 'unknown') {
    ledger.settle(operation, { kind: 'unknown', until })
    throw error
  }
  if (error.certainty === 'not-sent' || isPassing(error)) {
    // whether an earlier attempt arrived is as unknown as it was
    const kind = operation.progress.isLost ? 'unknown' : 'waiting'
    const isTrouble = error.kind === 'server-trouble'
    ledger.settle(operation, { kind, ...(isTrouble ? { until: now() + TROUBLE_DELAY } : {}) })
    throw error
  }
  // a reference that cannot be taken away again hurts nobody
  if (request.call === 'removeReference' && operation.intent.kind !== 'removeReference')
    return ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
  if (error.kind === 'not-found')
    return request.call === 'delete'
      ? ledger.settle(operation, { kind: 'removed' })
      : lose(operation, options)
  if (error.kind === 'rejected') {
    // "can't stop a stopped timer": somebody was quicker, and what was wanted is so
    if (request.call === 'stop' || request.call === 'restart') {
      const found = await lookUp(operation, request, options)
      if (found.kind === 'happened') return confirm(operation, request, found.entry, options)
    }
    // perhaps it is the reference that Harvest does not want: once more without it
    if (operation.progress.marker !== undefined && ledger.document('references') === null) {
      rememberReferences(ledger, 'refused')
      return ledger.settle(operation, { kind: 'waiting' })
    }
  }
  ledger.settle(operation, { kind: 'refused', failure: failureOf(operation, error) })
}

/** What the role does not allow with a colleague's time has words of its own. */
function failureOf({ user }: Operation, error: HarvestError): Failure {
  const failure = error.toFailure()
  return user && error.kind === 'forbidden' ? { ...failure, kind: 'not-for-colleague' } : failure
}

/** Trouble that passes, or that a new token mends, is no refusal of the change. */
function isPassing({ kind }: HarvestError): boolean {
  return ['offline', 'rate-limited', 'server-trouble', 'invalid-token', 'cancelled'].includes(kind)
}

/** Looks for a request whose answer was lost; false when it is certain enough that it can be sent again. */
async function look(operation: Operation, options: PushOptions): Promise<boolean> {
  const { ledger, now } = options
  const { progress } = operation
  const request = (progress.request ??
    planRequest(operation, planContext(operation, options))) as Request
  if (request.call === 'nothing' || request.call === 'ask') return false
  const sentAt = operation.sentAt ?? now()
  const lookedAt = now()
  const found = await lookUp(operation, request, options)
  if (found.kind === 'happened') {
    const late: Operation = { ...operation, progress: { ...progress, isLate: true, isFound: true } }
    confirm(late, request, found.entry, options)
    return true
  }
  if (found.kind === 'gone') {
    if (request.call === 'delete') ledger.settle(operation, { kind: 'removed' })
    else lose(operation, options)
    return true
  }
  const hasPassed = lookedAt >= sentAt + SETTLING_WINDOW || lookedAt < sentAt - SETTLING_WINDOW
  // taking a reference away twice is the same as once
  if (hasPassed || request.call === 'removeReference') {
    const lost: Operation = { ...operation, progress: { ...progress, isLost: true } }
    ledger.settle(lost, { kind: 'waiting' })
    return false
  }
  ledger.settle(operation, { kind: 'unknown', until: nextLook(sentAt, now()) })
  return true
}

function lookUp(
  operation: Operation,
  request: Sent,
  { client, ledger, context, now }: PushOptions
): Promise<Found> {
  return settleUnknown({
    client,
    request,
    before: ledger.entries([request.entryKey])[0]?.entry,
    userId: ownerOf(operation, context()),
    sentAt: operation.sentAt ?? now(),
    marker: operation.progress.marker,
    trustsMarkers: ledger.document('references') === 'kept',
    isKnown: (id) => ledger.keyOf(id) !== undefined
  })
}

/** The entry was deleted elsewhere: what only followed it goes with it, what was meant for it is asked. */
function lose(operation: Operation, { ledger, view }: PushOptions): void {
  const { entryKey, intent } = operation
  const isWork = intent.kind === 'update' || intent.kind === 'restart' || intent.kind === 'trim'
  const shown = view.entry(entryKey)
  if (isWork && shown)
    return ledger.settle(operation, {
      kind: 'asking',
      question: { kind: 'deleted-elsewhere', shown: baseOf(shown) }
    })
  ledger.settle(operation, { kind: 'removed' })
}
