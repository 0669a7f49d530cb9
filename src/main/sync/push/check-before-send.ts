import type { Operation } from '#main/ledger/operations.ts'
import { hoursWhenStopped, withoutLongSpan } from '#main/ledger/stop-intent.ts'
import { DAY } from '#shared/durations.ts'
import type { HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import { stopAfter } from '../plan/plan-start.ts'
import type { PushOptions } from './push-options.ts'
import type { PlanContext } from '../plan/planned-request.ts'
import { PROMPT } from '../plan/planned-request.ts'
import { readEntry } from './lost-answers.ts'
import { isTakenBack } from '../plan/deleted-before-sent.ts'

/**
 * Reads the entry again that an operation is about to change, so that what somebody else did to it is
 * seen before it could be overwritten. Nothing is read for what is made anew or has just been answered.
 */
export async function readFirst(
  operation: Operation,
  { client, ledger, now }: PushOptions
): Promise<'read' | 'not-needed' | 'gone'> {
  const { intent, entryKey, step, sentAt } = operation
  if (intent.kind === 'create' || intent.kind === 'start') return 'not-needed'
  // the rest of a stop that had to wait may meet a timer that was started again
  const hasWaited = intent.kind === 'stop' && now() - (sentAt ?? now()) >= PROMPT
  if (step > 0 && !hasWaited) return 'not-needed'
  const [copy] = ledger.entries([entryKey])
  // it was made here, and deleted elsewhere before its other changes could be sent
  if (!copy) return 'gone'
  const entry = await readEntry(client, copy.entry.id)
  if (!entry) return 'gone'
  ledger.upsert([entry])
  return 'read'
}

/**
 * An old start must not stop a timer that somebody started since: then ours ended when theirs began, and
 * that is journaled before anything is sent. One that was started before ours ends where ours began.
 * Answers whether something was journaled, so that the plan has to be made again.
 */
export async function runsElsewhere(
  operation: Operation,
  plan: PlanContext,
  options: PushOptions
): Promise<boolean> {
  const { ledger, view, client, context, now } = options
  const startedAt = lateStart(operation, plan)
  if (startedAt === null) return false
  const { key } = startKey(operation)
  const filter = { userId: context().user.id, isRunning: true }
  const running: HarvestEntry[] = []
  const readable = client.listTimeEntries(filter, { onUnreadable: () => {} })
  for await (const entry of readable) running.push(entry)
  ledger.upsert(running)
  const others = running
    .map(({ id }) => view.entry(ledger.keyOf(id) ?? ''))
    .filter((entry): entry is TimeEntry => entry !== undefined && entry.isRunning)
    .filter((entry) => entry.key !== key)
  const ours = view.entry(key)
  const newer = others.find((other) => begin(other) > startedAt)
  if (newer && ours?.isRunning) {
    const at = begin(newer)
    ledger.follow([stopOf(ours, at, options)], now())
    options.onSuperseded?.(ours)
    return true
  }
  const older = others.find((other) => begin(other) <= startedAt)
  if (!older) return false
  ledger.follow([stopOf(older, startedAt, options)], now())
  return true
}

function stopOf(entry: TimeEntry, at: number, { context }: PushOptions) {
  const hours = hoursWhenStopped(entry, at, context())
  const intent = { kind: 'stop', stoppedAt: at, hours } as const
  return withoutLongSpan({ entryKey: entry.key, intent }, entry, context())
}

function begin({ timerStartedAt }: TimeEntry): number {
  return Date.parse(timerStartedAt ?? '')
}

/** The entry whose clock an operation starts. */
export function startKey({ entryKey, intent }: Operation): { readonly key: string } {
  return { key: intent.kind === 'trim' ? (intent.cut.copy?.key ?? entryKey) : entryKey }
}

/** When the clock began that the next request would start, where that is a while ago. */
export function lateStart(operation: Operation, plan: PlanContext): number | null {
  const { intent, step } = operation
  const at = startOf(operation)
  const { key } = startKey(operation)
  const isNext =
    intent.kind === 'trim' ? step === intent.cut.added.length && !plan.copy(key) : step === 0
  if (at === null || !isNext || plan.now - at < PROMPT || plan.now - at > 30 * DAY) return null
  if (intent.kind === 'restart' && plan.copy(key)?.isRunning) return null
  return stopAfter(key, plan) || isTakenBack(operation, plan) ? null : at
}

function startOf({ intent }: Operation): number | null {
  if (intent.kind === 'start' || intent.kind === 'restart') return intent.startedAt
  return intent.kind === 'trim' ? (intent.cut.copy?.startedAt ?? null) : null
}
