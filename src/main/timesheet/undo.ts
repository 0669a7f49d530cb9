import type { AccountContext } from '#main/account/account-context.ts'
import type { UndoBody } from '#main/ledger/annotate.ts'
import type { Inverse } from '#main/ledger/inverse.ts'
import type { NewOperation, Operation } from '#main/ledger/operations.ts'
import { keysOf } from '#main/ledger/operations.ts'
import type { UndoRow } from '#main/ledger/undo-log.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { RunningFacts } from '#shared/hours.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { Loss, Undoable } from '#shared/state.ts'
import { overDays } from './undo-over-days.ts'

/** The step to undo; without an id the last one. */
export interface UndoRequest {
  readonly id?: string
  /** True if the user has agreed to undo this step, which was named to them. */
  readonly agreed?: boolean
}

/** Undoes commands in any order, also after they have reached Harvest. */
export interface Undo {
  /** Returns the steps that can be undone, the last command first. */
  list(): readonly Undoable[]
  /**
   * Undoes a step and returns what cannot be restored. Fails with `gone` if there is no such step, and with
   * `not-undoable` if nothing of it can be undone. Fails with `step-is-old` if the step is of an earlier day or of an
   * earlier process, and the user has not agreed.
   */
  undo(request: UndoRequest): Result<readonly Loss[]>
  /** Undoes the command that an operation belongs to. Fails like `undo`. */
  undoOperation(operationId: string): Result<void>
}

/** The parts of an account that undo works with. */
export interface UndoAccount extends Pick<AccountContext, 'ledger' | 'context' | 'now'> {
  readonly view: Pick<AccountContext['view'], 'entry'>
}

/** Creates undo for one account. Steps that are in the ledger now count as old. */
export function createUndo({ ledger, view, context, now }: UndoAccount): Undo {
  const ofEarlierProcess = new Set(ledger.undoable().map(({ id }) => id))

  function isOld({ id, at }: UndoRow): boolean {
    const { timeZone } = context()
    const isOfToday = spentDateAt(at, timeZone) === spentDateAt(now(), timeZone)
    return ofEarlierProcess.has(id) || !isOfToday
  }

  function list(): readonly Undoable[] {
    const journal = ledger.operations()
    return ledger.undoable().map((row) => {
      const { id, at, body } = row
      const { kind, kinds = [kind], shown, loses, inverses } = body as UndoBody
      const wouldRun = timerAfter(inverses)
      const step = { id, at, kind, kinds, work: shown, loses, isOld: isOld(row), wouldRun }
      return isFinal(body as UndoBody, journal) ? { ...step, isFinal: true } : step
    })
  }

  function undo({ id, agreed = false }: UndoRequest): Result<readonly Loss[]> {
    const rows = ledger.undoable()
    const row = id === undefined ? rows[0] : rows.find((each) => each.id === id)
    if (!row) return fail('gone')
    if (isFinal(row.body as UndoBody, ledger.operations())) return fail('not-undoable')
    if (isOld(row) && !agreed) return fail('step-is-old')
    const { operationIds, inverses } = row.body as UndoBody
    const steps = inverses.map((inverse, index) => {
      const operations = splitOverDays(inverse)
      const splitsDays = operations.length > inverse.operations.length
      return { id: operationIds[index] ?? '', operations, splitsDays, loses: inverse.loses }
    })
    const journal = ledger.operations()
    const needed = journal.filter((each) => {
      const splitsDays = steps.some(({ id: own, ...step }) => own === each.id && step.splitsDays)
      return each.status === 'waiting' && (splitsDays || endsEarlierDay(each))
    })
    const discarded = unsent(operationIds, journal).filter(
      (each) => !needed.some((operation) => operation.id === each)
    )
    const remaining = steps.filter((each) => !discarded.includes(each.id))
    const inverse = remaining.toReversed().flatMap(({ operations }) => operations)
    ledger.follow(inverse, now(), { undoId: row.id, operationIds: discarded })
    return ok([...new Set(remaining.flatMap(({ loses }) => loses))])
  }

  /** True if the operation stops a timer of an earlier day: without it that timer would run across midnight. */
  function endsEarlierDay({ entryKey, intent }: Operation): boolean {
    const today = spentDateAt(now(), context().timeZone)
    return intent.kind === 'stop' && (view.entry(entryKey)?.spentDate ?? today) < today
  }

  /** Returns the operations of an inverse, split at midnight. */
  function splitOverDays({ operations, joinsDays }: Inverse): readonly NewOperation[] {
    if (joinsDays) return operations
    return operations.flatMap((each) => overDays(each, view.entry(each.entryKey), now(), context()))
  }

  function undoOperation(operationId: string): Result<void> {
    const isOfIt = ({ body }: { readonly body: unknown }) =>
      (body as UndoBody).operationIds.includes(operationId)
    const row = ledger.undoable().find(isOfIt)
    const undone = row ? undo({ id: row.id }) : fail('gone')
    return undone.ok ? ok() : undone
  }

  return { list, undo, undoOperation }
}

/** True if nothing of a step can be undone any more: its operations were sent, and no operation reverses them. */
function isFinal({ operationIds, inverses }: UndoBody, journal: readonly Operation[]): boolean {
  return (
    inverses.every(({ operations }) => operations.length === 0) &&
    unsent(operationIds, journal).length === 0
  )
}

/** Returns the timer that runs after these inverses, or null. */
function timerAfter(inverses: readonly Inverse[]): RunningFacts | null {
  for (const { intent } of inverses.flatMap(({ operations }) => operations)) {
    if (intent.kind !== 'restart' && intent.kind !== 'start') continue
    const hoursWithoutTimer = intent.kind === 'restart' ? (intent.banked ?? 0) : 0
    const timerStartedAt = new Date(intent.startedAt).toISOString()
    return { isRunning: true, hours: hoursWithoutTimer, hoursWithoutTimer, timerStartedAt }
  }
  return null
}

/** Returns the operations that were not sent and that no later operation depends on. They can simply be discarded. */
function unsent(ids: readonly string[], operations: readonly Operation[]): readonly string[] {
  const own = new Set(ids)
  return operations
    .filter(({ id }) => own.has(id))
    .filter((each) => {
      const isUnsent = each.attempts === 0 || each.status === 'refused' || each.status === 'asking'
      return isUnsent && each.step === 0 && !hasDependents(each, own, operations)
    })
    .map(({ id }) => id)
}

function hasDependents(
  operation: Operation,
  own: ReadonlySet<string>,
  operations: readonly Operation[]
): boolean {
  const keys = new Set(keysOf(operation))
  return operations.some(
    (each) =>
      each.sequence > operation.sequence &&
      !own.has(each.id) &&
      keysOf(each).some((key) => keys.has(key))
  )
}
