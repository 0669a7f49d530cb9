import { baseOf } from '#main/ledger/entry-base.ts'
import type { EntryBase, IntentKind, IntentOf } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { keysOf, markerOf } from '#main/ledger/operations.ts'
import { timerOf } from '#main/ledger/remote-timer.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { conflictsOf, mergedChanges } from './conflicts.ts'
import { correctCreated, timeInMode } from './plan-create.ts'
import { correctMade, planRestart, planStart } from './plan-start.ts'
import { correctStop, planStop } from './plan-stop.ts'
import { planCut } from './plan-cut.ts'
import type { PlanContext, PlannedRequest } from './plan-context.ts'
import { NOTHING } from './plan-context.ts'
import { isDeletedBeforeSent } from './deleted-before-sent.ts'

/**
 * Plans the next request of an operation of which `operation.step` requests are confirmed. Pure: the same copies give
 * the same plan.
 *
 * A start that was stopped before it was sent becomes one create with hours or times; one that was deleted needs no
 * request. A late start or stop is followed by a correction. Last, the marker is removed.
 */
export function planRequest(operation: Operation, context: PlanContext): PlannedRequest {
  if (isDeletedBeforeSent(operation, context)) return NOTHING
  const plan = PLANS[operation.intent.kind] as Plan<IntentKind>
  const request = plan(operation, context)
  return request.call === 'nothing' ? planMarkerRemoval(operation, context) : request
}

type Plan<Kind extends IntentKind> = (
  operation: Operation<Kind>,
  context: PlanContext
) => PlannedRequest

const PLANS: { readonly [Kind in IntentKind]: Plan<Kind> } = {
  create: planCreate,
  start: (operation, context) =>
    operation.step === 0
      ? planStart(operation.entryKey, operation.intent, context)
      : correctMade(operation, operation.intent.startedAt, context),
  restart: (operation, context) =>
    operation.step === 0 && isRestartInConflict(operation.intent, context.copy(operation.entryKey))
      ? askAbout(context.copy(operation.entryKey))
      : planRestart(operation, context),
  stop: (operation, context) =>
    operation.step === 0 ? planStop(operation, context) : correctStop(operation, context),
  update: planUpdate,
  delete: planDelete,
  removeReference: planReferenceRemoval,
  trim: planCut
}

function planCreate(operation: Operation<'create'>, context: PlanContext): PlannedRequest {
  const { entryKey, intent, step } = operation
  const { entry, time } = intent
  if (step > 0) return correctCreated(operation, time, context)
  return { call: 'create', entryKey, entry, time: timeInMode(time, context) }
}

function planReferenceRemoval(
  { entryKey, intent, step }: Operation<'removeReference'>,
  { copy }: PlanContext
): PlannedRequest {
  const isThere = hasReference(copy(entryKey), intent.base)
  return step === 0 && isThere ? { call: 'removeReference', entryKey } : NOTHING
}

/** Removes the marker of an entry that the operation created. */
function planMarkerRemoval(operation: Operation, { copy }: PlanContext): PlannedRequest {
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

/** True if a restart would replace hours that another device changed since the stop that it undoes. */
function isRestartInConflict(
  { banked, base }: IntentOf<'restart'>,
  copy: HarvestEntry | undefined
): boolean {
  if (!base || banked === undefined || !copy) return false
  const there = { ...copy, isRunning: false, hours: copy.hoursWithoutTimer }
  return conflictsOf({ hours: banked }, base, copy.isRunning ? there : copy).length > 0
}

function askAbout(copy: HarvestEntry | undefined): PlannedRequest {
  return copy ? { call: 'ask', question: { kind: 'conflict', theirs: baseOf(copy) } } : NOTHING
}

function planUpdate(
  { entryKey, intent, step }: Operation<'update'>,
  { copy: copyOf }: PlanContext
): PlannedRequest {
  if (step > 0) return NOTHING
  const { changes, base } = intent
  const copy = copyOf(entryKey)
  if (!copy) return { call: 'update', entryKey, changes }
  if (base && conflictsOf(changes, base, copy).length > 0) return askAbout(copy)
  const left = mergedChanges(changes, copy)
  return left ? { call: 'update', entryKey, changes: left } : NOTHING
}

function planDelete(
  { entryKey, intent, step }: Operation<'delete'>,
  { copy: copyOf }: PlanContext
): PlannedRequest {
  if (step > 0) return NOTHING
  const { base } = intent
  const copy = copyOf(entryKey)
  if (base && copy && isChangedSince(base, copy)) return askAbout(copy)
  return { call: 'delete', entryKey }
}

/** True if another device changed the entry since it was shown, or started its timer again. */
function isChangedSince(base: EntryBase, copy: HarvestEntry): boolean {
  const timer = timerOf(copy)
  const before = base.timerStartedAt
  if (!before || !timer) return conflictsOf(base, base, copy).length > 0
  // the start of a timer is compared as an instant
  const other = { ...base, startedTime: null }
  if (conflictsOf(other, other, copy).length > 0) return true
  // a timer that was started late at Harvest counts from the instant at which its hours were set
  const beganAt = timer.startedAt - timer.banked * HUNDREDTH
  const isSame = (at: number) => Math.abs(Date.parse(before) - at) <= MINUTE
  return !isSame(timer.startedAt) && !isSame(beganAt)
}
