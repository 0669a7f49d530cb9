import { fitToTimer } from '../plan/fit-cut.ts'
import { planRequest } from '../plan/plan.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { isOfKind } from '#main/ledger/operations.ts'
import { readEntry } from '../read-entry.ts'
import { adaptToMode } from './adapt-to-mode.ts'
import type { Attempt, PlannedAttempt } from './attempt.ts'
import { attemptOf, renewed } from './attempt.ts'
import { checkBeforeSend, endOtherTimers } from './check-before-send.ts'
import { deliver } from './deliver.ts'
import { giveDaysToLateStart } from './late-days.ts'
import { lookUpLostRequest, lookUpRefusedToken } from './lookup.ts'
import { repairStart } from './mistimed.ts'
import { keepWithinDay } from './overnight.ts'
import type { PushOptions } from './push-options.ts'
import { verifyMade } from './verify-made.ts'

/** A step before a request is sent. Returns the attempt as it is after the step; null if its turn is over. */
type Step = (attempt: Attempt, options: PushOptions) => Promise<Attempt | null>

const STEPS: readonly Step[] = [
  restoreLostCopy,
  lookUpLostRequest,
  lookUpRefusedToken,
  repairMistimedStart,
  checkBeforeSend,
  fitCutToTimer,
  adaptToAccount,
  endOtherTimers,
  splitLateStart
]

/**
 * Advances an operation by one request, or settles it without one. Throws `HarvestError` if Harvest cannot be reached or
 * refuses a reading.
 */
export async function advance(operation: Operation, options: PushOptions): Promise<void> {
  let attempt = attemptOf(operation, options)
  for (const step of STEPS) {
    const next = await step(attempt, options)
    if (!next) return
    attempt = next
  }
  const planned = planAttempt(attempt, options)
  const verified = planned && (await verifyMade(planned, options))
  if (verified) await deliver(verified, options)
}

/** Reads the entry of an operation if its copy was lost with a damaged ledger. */
async function restoreLostCopy(attempt: Attempt, options: PushOptions): Promise<Attempt | null> {
  const { client, ledger } = options
  const { entryKey } = attempt.operation
  const harvestId = ledger.lostId(entryKey)
  if (harvestId === undefined) return attempt
  ledger.restore(entryKey, harvestId, await readEntry(client, harvestId))
  return renewed(attempt, options)
}

async function repairMistimedStart(
  attempt: Attempt,
  options: PushOptions
): Promise<Attempt | null> {
  const { operation } = attempt
  const canBeMistimed = isOfKind(operation, 'start', 'update', 'trim')
  if (!canBeMistimed || operation.progress.mistimed !== 'new') return attempt
  repairStart(operation, options)
  return null
}

async function fitCutToTimer(attempt: Attempt, options: PushOptions): Promise<Attempt | null> {
  return fitToTimer(attempt, options) ? null : attempt
}

async function adaptToAccount(attempt: Attempt, options: PushOptions): Promise<Attempt | null> {
  return adaptToMode(attempt.operation, options) ? null : attempt
}

async function splitLateStart(attempt: Attempt, options: PushOptions): Promise<Attempt | null> {
  return giveDaysToLateStart(attempt, options) ? null : attempt
}

/**
 * Plans the next request from what the ledger holds now: the user may have added an operation during the steps before.
 * Settles the operation and returns null if no request must be sent now.
 */
function planAttempt(given: Attempt, options: PushOptions): PlannedAttempt | null {
  const attempt = renewed(given, options)
  if (!attempt) return null
  const { operation, plan } = attempt
  const { ledger } = options
  const request = keepWithinDay(operation, planRequest(operation, plan), options)
  if (request === 'again') return null
  if (request.call === 'ask') {
    ledger.settle(operation, { kind: 'asking', question: request.question })
    return null
  }
  if (request.call === 'nothing') {
    ledger.settle(operation, { kind: 'confirmed', entries: [], isDone: true })
    return null
  }
  return { ...attempt, request }
}
