import { randomUUID } from 'node:crypto'
import { undoRowOf } from './decode-rows.ts'
import type { Tables } from './statements.ts'

/** How a command that can be undone was kept; the body is the undo service's. */
export interface UndoRow {
  readonly id: string
  readonly at: number
  readonly body: unknown
}

/** Steps back that are kept. */
const MOST_UNDO = 50

/** What undoes the latest commands. Writes belong into a transaction of the caller's. */
export class UndoLog {
  readonly #tables: Tables
  #rows: readonly UndoRow[] | null = null

  constructor(tables: Tables) {
    this.#tables = tables
    tables.onTransaction(() => (this.#rows = null))
  }

  /** What can be undone, the last command first. */
  rows(): readonly UndoRow[] {
    this.#rows ??= this.#tables.decoded(
      undoRowOf,
      'SELECT id, at, body FROM undo ORDER BY sequence DESC'
    )
    return this.#rows
  }

  keep(body: object, at: number): void {
    this.#tables.run(
      'INSERT INTO undo (id, at, body) VALUES (?, ?, ?)',
      randomUUID(),
      at,
      JSON.stringify(body)
    )
    this.#tables.run(
      'DELETE FROM undo WHERE sequence <= (SELECT max(sequence) FROM undo) - ?',
      MOST_UNDO
    )
  }

  /** What undoes one of these operations is dropped. */
  dropOf(operationIds: ReadonlySet<string>): void {
    for (const { id, body } of this.rows()) {
      const { operationIds: ids } = body as { readonly operationIds?: readonly string[] }
      if (ids?.some((each) => operationIds.has(each))) this.drop(id)
    }
  }

  drop(id: string): void {
    this.#tables.run('DELETE FROM undo WHERE id = ?', id)
  }
}
