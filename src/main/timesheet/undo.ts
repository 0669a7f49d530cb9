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

/** A step that the user wants undone; without an id the last one, blindly. */
export interface UndoRequest {
  readonly id?: string
  /** The user was shown by name what is undone. */
  readonly agreed?: boolean
}

/** Undoes commands, in order or by the toast that offers it, also after they reached Harvest. */
export interface Undo {
  /** What can be undone, the last command first. */
  list(): readonly Undoable[]
  /**
   * Undoes the step and returns what stays lost; `gone` when there is none, `not-undoable` when nothing of it can be
   * undone, `step-is-old` when the step is of an earlier day, or from before Gleaner was started, and the user has not
   * agreed to it by name.
   */
  undo(request: UndoRequest): Result<readonly Loss[]>
  /** Undoes the command that an operation belongs to; `gone` when it cannot be undone, `step-is-old` as above. */
  undoOperation(operationId: string): Result<void>
}

/** The parts of an account that undo works with. */
export interface UndoAccount extends Pick<AccountContext, 'ledger' | 'context' | 'now'> {
  readonly view: Pick<AccountContext['view'], 'entry'>
}

export function createUndo({ ledger, view, context, now }: UndoAccount): Undo {
  const fromBefore = new Set(ledger.undoable().map(({ id }) => id))

  function isOld({ id, at }: UndoRow): boolean {
    const { timeZone } = context()
    const isOfToday = spentDateAt(at, timeZone) === spentDateAt(now(), timeZone)
    return fromBefore.has(id) || !isOfToday
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
      const operations = carriedOut(inverse)
      const givesDays = operations.length > inverse.operations.length
      return { id: operationIds[index] ?? '', operations, givesDays, loses: inverse.loses }
    })
    const journal = ledger.operations()
    const kept = journal.filter((each) => {
      const givesDays = steps.some(({ id: own, ...step }) => own === each.id && step.givesDays)
      return each.status === 'waiting' && (givesDays || endsEarlierDay(each))
    })
    const takenBack = unsent(operationIds, journal).filter(
      (each) => !kept.some((operation) => operation.id === each)
    )
    const left = steps.filter((each) => !takenBack.includes(each.id))
    const inverse = left.toReversed().flatMap(({ operations }) => operations)
    ledger.follow(inverse, now(), { undoId: row.id, operationIds: takenBack })
    return ok([...new Set(left.flatMap(({ loses }) => loses))])
  }

  /** True if to forget the operation would let a timer run across midnight. */
  function endsEarlierDay({ entryKey, intent }: Operation): boolean {
    const today = spentDateAt(now(), context().timeZone)
    return intent.kind === 'stop' && (view.entry(entryKey)?.spentDate ?? today) < today
  }

  /** The operations of an inverse, with the share of each day where the timer would run across midnight. */
  function carriedOut({ operations, joinsDays }: Inverse): readonly NewOperation[] {
    if (joinsDays) return operations
    return operations.flatMap((each) => overDays(each, view.entry(each.entryKey), now(), context()))
  }

  function undoOperation(operationId: string): Result<void> {
    const isOfIt = ({ body }: { readonly body: unknown }) =>
      (body as UndoBody).operationIds.includes(operationId)
    const row = ledger.undoable().find(isOfIt)
    const answer = row ? undo({ id: row.id }) : fail('gone')
    return answer.ok ? ok() : answer
  }

  return { list, undo, undoOperation }
}

/** True if nothing of a step can be undone any more: its operations have left, and no operation reverses them. */
function isFinal({ operationIds, inverses }: UndoBody, journal: readonly Operation[]): boolean {
  return (
    inverses.every(({ operations }) => operations.length === 0) &&
    unsent(operationIds, journal).length === 0
  )
}

/** The timer that runs once these inverses are carried out. */
function timerAfter(inverses: readonly Inverse[]): RunningFacts | null {
  for (const { intent } of inverses.flatMap(({ operations }) => operations)) {
    if (intent.kind !== 'restart' && intent.kind !== 'start') continue
    const hoursWithoutTimer = intent.kind === 'restart' ? (intent.banked ?? 0) : 0
    const timerStartedAt = new Date(intent.startedAt).toISOString()
    return { isRunning: true, hours: hoursWithoutTimer, hoursWithoutTimer, timerStartedAt }
  }
  return null
}

/** Operations that have not left, and that nothing given later builds on: they can just be forgotten. */
function unsent(ids: readonly string[], operations: readonly Operation[]): readonly string[] {
  const own = new Set(ids)
  return operations
    .filter(({ id }) => own.has(id))
    .filter((each) => {
      const hasNotLeft =
        each.attempts === 0 || each.status === 'refused' || each.status === 'asking'
      return hasNotLeft && each.step === 0 && !isBuiltOn(each, own, operations)
    })
    .map(({ id }) => id)
}

function isBuiltOn(
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
