import { HarvestError } from '#main/harvest/errors.ts'
import { RETRY_POLICY } from '#main/harvest/retry-policy.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { keysOf } from '#main/ledger/operations.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import { resolveLoneDuplicates } from '../questions/resolve-duplicates.ts'
import { isUnreadable } from '../read-entry.ts'
import { advance } from './advance.ts'
import { mostRequests } from './contradiction.ts'
import { askAboutLongStops } from './long-stop.ts'
import { SETTLING_WINDOW } from './lost-answers.ts'
import type { PushOptions } from './push-options.ts'
import { failureOf } from './take-failure.ts'

/**
 * Sends pending changes until nothing is left that can be sent now. Operations on one entry keep their order: one that is
 * refused, asks the user, or is looked up holds back only the operations on its entries. The same call later continues.
 * @returns when the next operation is due, epoch milliseconds; null if none waits for an instant.
 * @throws HarvestError if Harvest cannot be reached, is busy or refuses the token; at the end if it was in trouble.
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
      await resolveContradictedClock(options)
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

/** How many answers are requested at most to learn which of two times is Harvest's. */
const MOST_COMPARISONS = 3

/** Compares the clock with Harvest's before anything is sent. Any response contains Harvest's time. */
async function compareClocks(options: PushOptions): Promise<void> {
  const { ledger, client, clock } = options
  const operations = ledger.operations()
  if (operations.length === 0) return
  if (clock() !== 'known' || operations.some((each) => each.clock)) await client.retrieveMe()
  // the time of an answer that took long is not used
  if (clock() === 'unheard' || clock() === 'not-heard-lately') await client.retrieveMe()
  await resolveContradictedClock(options)
}

/** Requests answers until two of them agree on the time. */
async function resolveContradictedClock({ client, clock }: PushOptions): Promise<void> {
  for (let asked = 0; asked < MOST_COMPARISONS && clock() === 'contradicted'; asked += 1)
    await client.retrieveMe()
}

/** Lets other operations and the pull go first after many turns without an end. */
function postpone({ id }: Operation, { ledger, now }: PushOptions): void {
  ledger.postpone(id, now() + RETRY_POLICY.operation.delayMs)
}

/** True if Harvest refused a reading: reading again does not help. */
function isRefusal({ kind }: HarvestError): boolean {
  return ['forbidden', 'rejected', 'not-found', 'invalid-input'].includes(kind)
}

/**
 * Refuses an operation whose entry cannot be read. One whose last request was never looked up with success is looked up
 * later instead, because it may have arrived.
 */
function refuse(given: Operation, error: HarvestError, options: PushOptions): void {
  const { ledger } = options
  const operation = ledger.operations().find(({ id }) => id === given.id)
  if (!operation) return
  if (operation.status === 'unknown') return postpone(operation, options)
  ledger.settle(operation, { kind: 'refused', failure: failureOf(operation, error) })
}

/** True if another request may succeed where this one failed. */
export function isOfOneRequest({ kind }: HarvestError): boolean {
  return kind === 'server-trouble' || kind === 'unexpected-answer'
}

/** An instant further in the future than this was written by another clock. Milliseconds. */
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

/** False for a refused stop: the timer runs on, and later operations on it need not wait. */
function isHolding({ status, intent }: Operation): boolean {
  return status !== 'refused' || intent.kind !== 'stop'
}

function earliest(operations: readonly Operation[]): number | null {
  const instants = operations.flatMap(({ nextAttemptAt, status }) =>
    nextAttemptAt !== null && (status === 'waiting' || status === 'unknown') ? [nextAttemptAt] : []
  )
  return instants.length === 0 ? null : Math.min(...instants)
}
