import { randomUUID } from 'node:crypto'
import type { UndoBody } from './annotate.ts'
import { undoRowOf } from './decode-rows.ts'
import type { Statements } from './statements.ts'

/** A step that can be undone. */
export interface UndoRow {
  readonly id: string
  /** When the command was given, epoch milliseconds by Harvest's clock. */
  readonly at: number
  readonly body: UndoBody
}

/** How many steps are stored. */
const MOST_UNDO = 50

/** The inverses of the latest commands. The caller provides the transaction of a write. */
export class UndoLog {
  readonly #statements: Statements
  #rows: readonly UndoRow[] | null = null

  constructor(statements: Statements) {
    this.#statements = statements
    statements.onTransaction(() => (this.#rows = null))
  }

  /** Returns the steps that can be undone, the last command first. */
  rows(): readonly UndoRow[] {
    this.#rows ??= this.#statements.decoded(
      undoRowOf,
      'SELECT id, at, body FROM undo ORDER BY sequence DESC'
    )
    return this.#rows
  }

  /** Stores a step and deletes those beyond the latest 50. */
  store(body: UndoBody, at: number): void {
    this.#statements.run(
      'INSERT INTO undo (id, at, body) VALUES (?, ?, ?)',
      randomUUID(),
      at,
      JSON.stringify(body)
    )
    this.#statements.run(
      'DELETE FROM undo WHERE sequence <= (SELECT max(sequence) FROM undo) - ?',
      MOST_UNDO
    )
  }

  /** Deletes the steps that any of these operations belongs to. */
  dropStepsOf(operationIds: readonly string[]): void {
    for (const { id, body } of this.rows())
      if (body.operationIds.some((each) => operationIds.includes(each))) this.drop(id)
  }

  /**
   * Takes operations that never take effect out of their steps. The rest of a step can still be undone; a step without
   * operations is deleted.
   */
  forgetOperations(operationIds: readonly string[]): void {
    for (const { id, body } of this.rows()) {
      const left = body.operationIds.map((each) => !operationIds.includes(each))
      if (left.every(Boolean)) continue
      if (!left.some(Boolean)) this.drop(id)
      else this.#update(id, partOf(body, left))
    }
  }

  drop(id: string): void {
    this.#statements.run('DELETE FROM undo WHERE id = ?', id)
  }

  #update(id: string, body: UndoBody): void {
    this.#statements.run('UPDATE undo SET body = ? WHERE id = ?', JSON.stringify(body), id)
  }
}

/** The operations of a step for which `isLeft` is true at their index. */
function partOf(body: UndoBody, isLeft: readonly boolean[]): UndoBody {
  const inverses = body.inverses.filter((_, index) => isLeft[index])
  const kinds = body.kinds?.filter((_, index) => isLeft[index])
  return {
    ...body,
    operationIds: body.operationIds.filter((_, index) => isLeft[index]),
    inverses,
    kind: kinds?.at(-1) ?? body.kind,
    ...(kinds ? { kinds } : {}),
    loses: [...new Set(inverses.flatMap(({ loses }) => loses))]
  }
}
