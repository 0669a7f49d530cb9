import { HarvestError } from '#main/harvest/errors.ts'
import type { Operation, Progress } from '#main/ledger/operations.ts'
import { cutStep, keysOf, markerOf } from '#main/ledger/operations.ts'
import { begunAt, timerOf } from '#main/ledger/remote-timer.ts'
import { SECOND } from '#shared/durations.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import { checkAnswer } from './answer-check.ts'
import { fitToTimer } from '../plan/fit-cut.ts'
import { resolveLoneDuplicates } from '../questions/resolve-duplicates.ts'
import { askAboutLongStops } from './long-stop.ts'
import { look, lookOnce } from './lookup.ts'
import { mostRequests } from './contradiction.ts'
import { repairStart } from './mistimed.ts'
import { giveDaysToLateStart } from './late-days.ts'
import { confirm, failureOf, lose, takeFailure, TROUBLE_DELAY } from './apply-answer.ts'
import { targetOf } from '../plan/plan-stop.ts'
import { keepWithinDay } from './overnight.ts'
import { planRequest } from '../plan/plan.ts'
import type { PushOptions } from './push-options.ts'
import { ownerOf, planContext } from './push-options.ts'
import { isUnreadable } from '../pull/read-entries.ts'
import { readFirst, runsElsewhere } from './check-before-send.ts'
import { PROMPT } from '../plan/planned-request.ts'
import { send } from './send.ts'
import type { Sent } from './lost-answers.ts'
import { readEntry, SETTLING_WINDOW } from './lost-answers.ts'
import { verifyMade } from './verify-made.ts'

/**
 * Sends what waits until nothing is left that can be sent now, and answers when something can be
 * (epoch milliseconds), or null. Operations on one entry keep their order; one that is refused, asks, or
 * is being looked for holds back only those. Throws `HarvestError` when Harvest cannot be reached, is
 * busy or refuses the token, and at the end when it was in trouble: nothing is lost, the same call later
 * goes on.
 */
export async function push(options: PushOptions): Promise<number | null> {
  let trouble: HarvestError | null = null
  await compareClocks(options)
  resolveLoneDuplicates(options)
  const turns = new Map<string, number>()
  for (;;) {
    askAboutLongStops(options)
    const operation = nextOperation(options.ledger.operations(), options.now())
    if (!operation) break
    const turn = (turns.get(operation.id) ?? 0) + 1
    turns.set(operation.id, turn)
    if (turn > mostRequests(operation)) {
      postpone(operation, options)
      continue
    }
    try {
      await settleClock(options)
      await advance(operation, options)
    } catch (error) {
      if (!(error instanceof HarvestError)) throw error
      if (isRefusal(error) || isUnreadable(error)) refuse(operation, error, options)
      else if (isOfOneRequest(error))
        trouble = error // another operation may succeed
      else throw error
    }
  }
  if (trouble) throw trouble
  return earliest(options.ledger.operations())
}

/** Answers that are asked for at most to learn which of two times is Harvest's. */
const MOST_COMPARISONS = 3

/** Nothing leaves with the time of a clock that nobody has compared: any answer tells Harvest's. */
async function compareClocks(options: PushOptions): Promise<void> {
  const { ledger, client, clock } = options
  const operations = ledger.operations()
  if (operations.length === 0) return
  if (clock() !== 'known' || operations.some((each) => each.clock)) await client.retrieveMe()
  // an answer that took long does not tell the time
  if (clock() === 'unheard' || clock() === 'not-heard-lately') await client.retrieveMe()
  await settleClock(options)
}

/** Asks which time it is until two answers agree. */
async function settleClock({ client, clock }: PushOptions): Promise<void> {
  for (let asked = 0; asked < MOST_COMPARISONS && clock() === 'contradicted'; asked += 1)
    await client.retrieveMe()
}

/** Lets other operations and the pull go first after many turns without an end. */
function postpone({ id }: Operation, { ledger, now }: PushOptions): void {
  ledger.postpone(id, now() + TROUBLE_DELAY)
}

/** True if Harvest decided that something must not be read: reading it again does not help. */
function isRefusal({ kind }: HarvestError): boolean {
  return ['forbidden', 'rejected', 'not-found', 'invalid-input'].includes(kind)
}

/** Refuses an operation whose entry cannot be read; one that may have arrived is looked up later. */
function refuse(given: Operation, error: HarvestError, options: PushOptions): void {
  const { ledger } = options
  const operation = ledger.operations().find(({ id }) => id === given.id)
  if (!operation) return
  if (operation.status === 'unknown' || operation.progress.isLost)
    return postpone(operation, options)
  ledger.settle(operation, { kind: 'refused', failure: failureOf(operation, error) })
}

/** True if another request may succeed where this one failed. */
export function isOfOneRequest({ kind }: HarvestError): boolean {
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
    if (isHolding(operation)) for (const key of keys) held.add(key)
  }
  return undefined
}

/** A refused stop has not happened: the timer runs on, and what is done to it later does not wait. */
function isHolding({ status, intent }: Operation): boolean {
  return status !== 'refused' || intent.kind !== 'stop'
}

function earliest(operations: readonly Operation[]): number | null {
  const instants = operations.flatMap(({ nextAttemptAt, status }) =>
    nextAttemptAt !== null && (status === 'waiting' || status === 'unknown') ? [nextAttemptAt] : []
  )
  return instants.length === 0 ? null : Math.min(...instants)
}

/** Other timers that a late start ends at most, one at a time, before it is sent. */
const MOST_TIMERS_ENDED = 3

async function advance(next: Operation, options: PushOptions): Promise<void> {
  const given = await restoreCopy(next, options)
  const isLost = given.status === 'unknown' || given.progress.isLost === true
  if (isLost && options.settling !== 'off' && (await look(given, options))) return
  if (given.progress.isUnauthorised && (await lookOnce(given, options))) return
  const asked = current(given, options)
  if (asked.progress.mistimed === 'new') return repairStart(asked, options)
  const fresh = await readFirst(asked, options)
  if (fresh === 'gone') return lose(asked, options)
  if (fitToTimer(asked, options)) return
  const { timersEnded = 0 } = asked.progress
  const mayEndTimers = timersEnded < MOST_TIMERS_ENDED
  if (mayEndTimers && (await runsElsewhere(asked, planContext(asked, options), options))) {
    const progress = { ...asked.progress, timersEnded: timersEnded + 1 }
    return options.ledger.settle({ ...asked, progress }, { kind: 'waiting' })
  }
  if (giveDaysToLateStart(asked, options)) return
  const operation = current(asked, options)
  const planned = planRequest(operation, planContext(operation, options))
  const request = keepWithinDay(operation, planned, options)
  if (request === 'again') return
  if (request.call === 'ask')
    return options.ledger.settle(operation, { kind: 'asking', question: request.question })
  if (request.call === 'nothing')
    return options.ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
  const verified = await verifyMade(operation, request, options)
  if (verified) await deliver(verified, request, options)
}

/** Reads the entry of an operation if its copy was lost with a damaged ledger. Returns the operation as it is then. */
async function restoreCopy(
  operation: Operation,
  { client, ledger }: PushOptions
): Promise<Operation> {
  const { id, entryKey } = operation
  const harvestId = ledger.lostId(entryKey)
  if (harvestId === undefined) return operation
  ledger.restore(entryKey, harvestId, await readEntry(client, harvestId))
  return ledger.operations().find((each) => each.id === id) ?? operation
}

/** The operation as it is now: what was read may have changed what is known of it, and of when it was meant. */
function current(given: Operation, { ledger, settling }: PushOptions): Operation {
  if (given.status === 'unknown' && settling === 'off') ledger.settle(given, { kind: 'waiting' })
  return ledger.operations().find(({ id }) => id === given.id) ?? given
}

/** A request that was held back before it left, and whose plan no longer fits: it is planned again. */
class OutdatedRequest extends Error {}

/** True if a request starts a timer, and its turn comes on a later day than the one it was planned on. */
function isOfAnotherDay(request: Sent, plannedAt: number, { now, context }: PushOptions): boolean {
  const { timeZone } = context()
  const isStart =
    request.call === 'restart' || (request.call === 'create' && request.time.kind === 'timer')
  return isStart && spentDateAt(plannedAt, timeZone) !== spentDateAt(now(), timeZone)
}

async function deliver(operation: Operation, request: Sent, options: PushOptions): Promise<void> {
  const { ledger, client, now, context } = options
  const before = ledger.entries([request.entryKey])[0]?.entry
  const id = before?.id
  // another answer took the entry's place: there is nothing left to change
  if (id === undefined && request.call !== 'create') return lose(operation, options)
  const progress = progressFor(operation, request, options)
  const plannedAt = now()
  let sent = { ...operation, progress, status: 'sending' as const, sentAt: plannedAt }
  ledger.markSending(sent, sent.sentAt)
  // one that was put off is under way from when it leaves: it may still arrive as long after that
  const onAttempt = (): void => {
    if (isOfAnotherDay(request, plannedAt, options)) throw new OutdatedRequest()
    if (now() - sent.sentAt < SECOND) return
    sent = { ...sent, sentAt: now() }
    ledger.markSending(sent, sent.sentAt)
  }
  const userId = ownerOf(operation, context())
  const { marker } = progress
  let entry: HarvestEntry | null
  try {
    entry = await send(client, request, { copy: before, userId, marker, onAttempt })
    const keyOf = (harvestId: number) => ledger.keyOf(harvestId)
    if (entry) checkAnswer(request, entry, { before, userId, marker, keyOf })
  } catch (error) {
    if (error instanceof OutdatedRequest)
      return ledger.settle(sent, { kind: progress.isLost ? 'unknown' : 'waiting' })
    return takeFailure(sent, request, error, options)
  }
  await confirm(sent, request, entry, options)
}

function ends({ kind }: Operation['intent']): boolean {
  return kind === 'stop' || kind === 'trim'
}

/** What has to be known of this request should its answer be lost. */
function progressFor(operation: Operation, request: Sent, options: PushOptions): Progress {
  const { ledger, now } = options
  const { entryKey, intent, step, progress } = operation
  const copy = ledger.entries([entryKey])[0]?.entry
  const timer = timerOf(copy)
  const usesMarker =
    request.call === 'create' &&
    request.entry.externalReference === undefined &&
    ledger.document('references') !== 'refused'
  const { marker: _, ...rest } = progress
  return {
    ...rest,
    request,
    ...(usesMarker ? { marker: markerOf(operation, request.entryKey) } : {}),
    ...(intent.kind === 'restart' && step === 0 && progress.banked === undefined && copy
      ? {
          banked: timer?.banked ?? copy.hours,
          ...(timer && intent.banked === undefined
            ? { joined: begunAt(timer, progress.timer) }
            : {})
        }
      : {}),
    ...(ends(intent) && progress.beganAt === undefined && copy?.isRunning && copy.timerStartedAt
      ? { beganAt: Date.parse(copy.timerStartedAt) }
      : {}),
    ...(intent.kind === 'trim' && step === cutStep(intent.cut) && request.call === 'update'
      ? { shortened: { sentAt: now(), hours: request.changes.hours } }
      : {}),
    ...(intent.kind === 'stop' && step === 0
      ? {
          target: targetOf(intent, copy),
          isLate: timer !== undefined && now() - intent.stoppedAt >= PROMPT,
          ...(timer ? { timer } : {})
        }
      : {})
  }
}
