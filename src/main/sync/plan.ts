import { baseOf } from '#main/ledger/base.ts'
import type { Intent, Operation } from '#main/ledger/operations.ts'
import { keysOf, markerOf } from '#main/ledger/operations.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import { conflictsOf, mergedChanges } from './merge.ts'
import { correctCreated } from './plan-create.ts'
import { correctMade, planRestart, planStart } from './plan-start.ts'
import { correctStop, planStop } from './plan-stop.ts'
import { planTrim } from './plan-trim.ts'
import type { PlanContext, Request } from './request.ts'
import { NOTHING } from './request.ts'
import { isTakenBack } from './taken-back.ts'

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
      return planRestart(operation, intent, context)
    case 'stop':
      return step === 0
        ? planStop(operation, intent, context)
        : correctStop(operation, intent, context)
    case 'update':
      return step === 0 ? planUpdate(entryKey, intent, context) : NOTHING
    case 'delete':
      return step === 0 ? planDelete(entryKey, intent, context) : NOTHING
    case 'removeReference':
      return step === 0 && context.copy(entryKey)?.externalReference
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

function planUpdate(
  entryKey: EntryKey,
  { changes, base }: Extract<Intent, { kind: 'update' }>,
  { copy: copyOf }: PlanContext
): Request {
  const copy = copyOf(entryKey)
  if (!copy) return { call: 'update', entryKey, changes }
  if (base && conflictsOf(changes, base, copy).length > 0)
    return { call: 'ask', question: { kind: 'conflict', theirs: baseOf(copy) } }
  const left = mergedChanges(changes, copy)
  return left ? { call: 'update', entryKey, changes: left } : NOTHING
}

function planDelete(
  entryKey: EntryKey,
  { base }: Extract<Intent, { kind: 'delete' }>,
  { copy: copyOf }: PlanContext
): Request {
  const copy = copyOf(entryKey)
  const theirs = copy && baseOf(copy)
  if (base && theirs && conflictsOf(base, base, copy).length > 0)
    return { call: 'ask', question: { kind: 'conflict', theirs } }
  return { call: 'delete', entryKey }
}
