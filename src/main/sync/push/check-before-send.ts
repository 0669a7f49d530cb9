import type { Operation } from '#main/ledger/operations.ts'
import { isOfKind, withProgress } from '#main/ledger/operations.ts'
import { timerStartOf } from '#main/ledger/remote-timer.ts'
import { stopOperation, withoutLongSpan } from '#main/ledger/stop-intent.ts'
import { DAY } from '#shared/durations.ts'
import type { EntryKey, HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import { isDeletedBeforeSent } from '../plan/deleted-before-sent.ts'
import type { PlanContext } from '../plan/plan-context.ts'
import { PROMPT } from '../plan/plan-context.ts'
import { stopAfter } from '../plan/plan-start.ts'
import { readEntry } from '../read-entry.ts'
import { settleDeletedElsewhere } from './apply-answer.ts'
import type { Attempt } from './attempt.ts'
import { renewed } from './attempt.ts'
import type { PushOptions } from './push-options.ts'

/**
 * Reads the entry that an operation is about to change, so that a change from another device is seen before it could be
 * overwritten. Reads nothing for an entry that is not created yet, and nothing between two requests of an operation that
 * follow each other at once. Settles the operation and returns null if the entry is gone.
 */
export async function checkBeforeSend(
  attempt: Attempt,
  options: PushOptions
): Promise<Attempt | null> {
  const { operation, copy } = attempt
  const { client, ledger, now } = options
  const { step, sentAt } = operation
  const hasWaited = now() - (sentAt ?? now()) >= PROMPT
  if (step === 0 ? isOfKind(operation, 'create', 'start') : !hasWaited) return attempt
  // without a copy, the entry was created here and deleted elsewhere before its other changes could be sent
  const entry = copy && (await readEntry(client, copy.id))
  if (!entry) {
    settleDeletedElsewhere(operation, options)
    return null
  }
  ledger.upsert([entry])
  await readContinuation(operation, options)
  return renewed(attempt, options)
}

/** Reads the entry in which the timer of a cut continues. */
async function readContinuation(operation: Operation, options: PushOptions): Promise<void> {
  const { client, ledger } = options
  const key = startKey(operation)
  const copy = key === operation.entryKey ? undefined : ledger.entries([key])[0]?.entry
  const entry = copy && (await readEntry(client, copy.id))
  if (entry) ledger.upsert([entry])
}

/** How many other timers a late start ends before it is sent, one at a time. */
const MOST_TIMERS_ENDED = 3

/**
 * Makes sure that a late start stops no timer that another device started in the meantime. If another device started
 * a timer after this one, this timer is stopped at that start. A timer from before this one is stopped at the start
 * of this one. The stop is stored before anything is sent, and null is returned: the operation must be planned again.
 */
export async function endOtherTimers(
  attempt: Attempt,
  options: PushOptions
): Promise<Attempt | null> {
  const startedAt = lateStart(attempt.operation, attempt.plan)
  if (startedAt === null || timersEndedBy(attempt) >= MOST_TIMERS_ENDED) return attempt
  const running = await readRunning(options)
  const current = renewed(attempt, options)
  if (!current) return null
  const { operation } = current
  if (!storeStop(startKey(operation), startedAt, running, options)) return current
  const timersEnded = timersEndedBy(current) + 1
  const counted = isOfKind(operation, 'start', 'restart', 'trim')
    ? withProgress(operation, { timersEnded })
    : operation
  options.ledger.settle(counted, { kind: 'waiting' })
  return null
}

function timersEndedBy({ operation }: Attempt): number {
  return isOfKind(operation, 'start', 'restart', 'trim') ? (operation.progress.timersEnded ?? 0) : 0
}

/** Reads the running entries and returns them as they are shown. */
async function readRunning(options: PushOptions): Promise<readonly TimeEntry[]> {
  const { ledger, view, client, context } = options
  const filter = { userId: context().user.id, isRunning: true }
  const running: HarvestEntry[] = []
  const readable = client.listTimeEntries(filter, { onUnreadable: () => {} })
  for await (const entry of readable) running.push(entry)
  ledger.upsert(running)
  return running
    .map(({ id }) => view.entry(ledger.keyOf(id) ?? ''))
    .filter((entry): entry is TimeEntry => entry !== undefined && entry.isRunning)
}

/**
 * Stores a stop of this timer if a newer one runs, or else of an older timer. Returns false if there is nothing to
 * stop.
 */
function storeStop(
  key: EntryKey,
  startedAt: number,
  running: readonly TimeEntry[],
  options: PushOptions
): boolean {
  const { ledger, view, now } = options
  const others = running
    .filter((entry) => entry.key !== key)
    .map((entry) => ({ entry, beganAt: timerStartOf(entry) ?? Number.NaN }))
  const ours = view.entry(key)
  const newer = others.find(({ beganAt }) => beganAt > startedAt)
  if (newer && ours?.isRunning) {
    ledger.follow([stopAt(ours, newer.beganAt, options)], now())
    options.onSuperseded?.(ours)
    return true
  }
  const older = others.find(({ beganAt }) => beganAt <= startedAt)
  if (!older) return false
  ledger.follow([stopAt(older.entry, startedAt, options)], now())
  return true
}

function stopAt(entry: TimeEntry, at: number, { context }: PushOptions) {
  return withoutLongSpan(stopOperation(entry, at, context()), entry, context())
}

/** Returns the key of the entry whose timer an operation starts. */
export function startKey({ entryKey, intent }: Pick<Operation, 'entryKey' | 'intent'>): EntryKey {
  return intent.kind === 'trim' ? (intent.cut.copy?.key ?? entryKey) : entryKey
}

/** If the next request would start a timer whose start is 6 s to 30 days ago, returns that start; otherwise null. */
export function lateStart(operation: Operation, plan: PlanContext): number | null {
  const { intent, step } = operation
  const at = startOf(operation)
  const key = startKey(operation)
  const isNext =
    intent.kind === 'trim' ? step === intent.cut.added.length && !plan.copy(key) : step === 0
  if (at === null || !isNext || plan.now - at < PROMPT || plan.now - at > 30 * DAY) return null
  if (intent.kind === 'restart' && plan.copy(key)?.isRunning) return null
  return stopAfter(key, plan) || isDeletedBeforeSent(operation, plan) ? null : at
}

function startOf({ intent }: Operation): number | null {
  if (intent.kind === 'start' || intent.kind === 'restart') return intent.startedAt
  return intent.kind === 'trim' ? (intent.cut.copy?.startedAt ?? null) : null
}
