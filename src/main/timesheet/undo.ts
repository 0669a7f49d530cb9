import type { UndoBody } from '#main/ledger/accompany.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { keysOf } from '#main/ledger/operations.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Loss, Undoable } from '#shared/state.ts'

/** Takes commands back, in order or by the toast that offers it, also after they reached Harvest. */
export interface Undo {
  /** What can be undone, the last command first. */
  list(): readonly Undoable[]
  /** Takes back the last command, or the one of an id, and answers what stays lost; `gone` when there is none. */
  undo(id?: string): Result<readonly Loss[]>
  /** Takes back the command that an operation belongs to; `gone` when it cannot be taken back. */
  undoOperation(operationId: string): Result<void>
}

export function createUndo({
  ledger,
  now
}: {
  readonly ledger: Ledger
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
}): Undo {
  function list(): readonly Undoable[] {
    return ledger.undoable().map(({ id, at, body }) => {
      const { kind, kinds = [kind], shown, loses } = body as UndoBody
      return { id, at, kind, kinds, work: shown, loses }
    })
  }

  function undo(id?: string): Result<readonly Loss[]> {
    const rows = ledger.undoable()
    const row = id === undefined ? rows[0] : rows.find((each) => each.id === id)
    if (!row) return fail('gone')
    const { operationIds, inverses } = row.body as UndoBody
    const takenBack = unsent(operationIds, ledger.operations())
    const left = inverses.filter((_, index) => !takenBack.includes(operationIds[index] ?? ''))
    const inverse = left.toReversed().flatMap(({ operations }) => operations)
    ledger.follow(inverse, now(), { undoId: row.id, operationIds: takenBack })
    return ok([...new Set(left.flatMap(({ loses }) => loses))])
  }

  function undoOperation(operationId: string): Result<void> {
    const isOfIt = ({ body }: { readonly body: unknown }) =>
      (body as UndoBody).operationIds.includes(operationId)
    const row = ledger.undoable().find(isOfIt)
    const answer = row ? undo(row.id) : fail('gone')
    return answer.ok ? ok() : answer
  }

  return { list, undo, undoOperation }
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
