import { baseOf } from '#main/ledger/entry-base.ts'
import type { EntryBase, Intent, Operation } from '#main/ledger/operations.ts'
import { keysOf, markerOf } from '#main/ledger/operations.ts'
import { assertNever } from '#shared/assert-never.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import { conflictsOf, mergedChanges } from './conflicts.ts'
import { correctCreated } from './plan-create.ts'
import { correctMade, planRestart, planStart } from './plan-start.ts'
import { correctStop, planStop } from './plan-stop.ts'
import { planTrim } from './plan-cut.ts'
import type { PlanContext, Request } from './planned-request.ts'
import { NOTHING } from './planned-request.ts'
import { isTakenBack } from './deleted-before-sent.ts'

/**
 * The next request of an operation, `operation.step` of which are confirmed. Pure, and safe to ask
 * again: with the same copies it plans the same. A start that was stopped before it could be sent is
 * one create with its hours or times, and one that was deleted by then is not sent; what arrives late is corrected to when it really happened; the
 * reference that an entry of ours was made with is taken away at the end.
 */
export function planRequest(operation: Operation, context: PlanContext): Request {
  if (isTakenBack(operation, context)) return NOTHING
  const request = planIntent(operation, context)
  return request.call === 'nothing' ? planUnmark(operation, context) : request
}

function planIntent(operation: Operation, context: PlanContext): Request {
  const { entryKey, intent, step } = operation
  switch (intent.kind) {
    case 'create':
      return step === 0
        ? { call: 'create', entryKey, entry: intent.entry, time: intent.time }
        : correctCreated(operation, intent.time, context)
    case 'start':
      return step === 0
        ? planStart(entryKey, intent, context)
        : correctMade(operation, intent.startedAt, context)
    case 'restart':
      return step === 0 && isRestartInConflict(intent, context.copy(entryKey))
        ? askAbout(context.copy(entryKey))
        : planRestart(operation, intent, context)
    case 'stop':
      return step === 0
        ? planStop(operation, intent, context)
        : correctStop(operation, intent, context)
    case 'update':
      return step === 0 ? planUpdate(entryKey, intent, context) : NOTHING
    case 'delete':
      return step === 0 ? planDelete(entryKey, intent, context) : NOTHING
    case 'removeReference':
      return step === 0 && hasReference(context.copy(entryKey), intent.base)
        ? { call: 'removeReference', entryKey }
        : NOTHING
    case 'trim':
      return planTrim(operation, intent.cut, context)
    default:
      return assertNever(intent)
  }
}

function planUnmark(operation: Operation, { copy }: PlanContext): Request {
  const marked = keysOf(operation).find(
    (key) => copy(key)?.externalReference?.id === markerOf(operation, key)
  )
  return marked ? { call: 'removeReference', entryKey: marked } : NOTHING
}

/** True if the copy still has the reference that was shown; without a base version, any reference. */
function hasReference(copy: HarvestEntry | undefined, base: EntryBase | undefined): boolean {
  const there = copy?.externalReference
  return there !== null && there !== undefined && (base ? there.id === base.referenceId : true)
}

/** True if a restart would replace hours that were changed elsewhere since the stop that it undoes. */
function isRestartInConflict(
  { banked, base }: Extract<Intent, { kind: 'restart' }>,
  copy: HarvestEntry | undefined
): boolean {
  if (!base || banked === undefined || !copy) return false
  const there = { ...copy, isRunning: false, hours: copy.hoursWithoutTimer }
  return conflictsOf({ hours: banked }, base, copy.isRunning ? there : copy).length > 0
}

function askAbout(copy: HarvestEntry | undefined): Request {
  return copy ? { call: 'ask', question: { kind: 'conflict', theirs: baseOf(copy) } } : NOTHING
}

function planUpdate(
  entryKey: EntryKey,
  { changes, base }: Extract<Intent, { kind: 'update' }>,
  { copy: copyOf }: PlanContext
): Request {
  const copy = copyOf(entryKey)
  if (!copy) return { call: 'update', entryKey, changes }
  if (base && conflictsOf(changes, base, copy).length > 0) return askAbout(copy)
  const left = mergedChanges(changes, copy)
  return left ? { call: 'update', entryKey, changes: left } : NOTHING
}

function planDelete(
  entryKey: EntryKey,
  { base }: Extract<Intent, { kind: 'delete' }>,
  { copy: copyOf }: PlanContext
): Request {
  const copy = copyOf(entryKey)
  if (base && copy && isChangedSince(base, copy)) return askAbout(copy)
  return { call: 'delete', entryKey }
}

/** True if somebody changed the entry since it was shown, or started its timer again. */
function isChangedSince(base: EntryBase, copy: HarvestEntry): boolean {
  const [before, now] = [base.timerStartedAt, copy.timerStartedAt]
  if (!before || !copy.isRunning || !now) return conflictsOf(base, base, copy).length > 0
  // the start of a timer is compared as an instant
  const other = { ...base, startedTime: null }
  if (conflictsOf(other, other, copy).length > 0) return true
  // a timer that was started late at Harvest counts anew from when it got its hours
  const begun = Date.parse(now) - copy.hoursWithoutTimer * HUNDREDTH
  const isSame = (at: number) => Math.abs(Date.parse(before) - at) <= MINUTE
  return !isSame(Date.parse(now)) && !isSame(begun)
}
