import type { EntryKey } from '#shared/time-entry.ts'
import type { Statements } from './statements.ts'

/** Begins the markers in `made` that stand for lost copies. Markers of created entries begin with `gleaner:`. */
const PREFIX = 'copy:'

/** Returns the marker in `made` under which the Harvest id of an entry with a lost copy is stored. */
export function lostMarker(key: EntryKey): string {
  return PREFIX + key
}

/**
 * Entries whose copies were lost with a damaged ledger. They keep their keys, because pending changes and undo steps refer to
 * entries by key. An entry is forgotten when its copy has been read again.
 */
export class LostCopies {
  readonly #statements: Statements
  #keys: Map<number, EntryKey> | null = null

  constructor(statements: Statements) {
    this.#statements = statements
    statements.onRollback(() => (this.#keys = null))
  }

  /** Returns the key of a lost entry by its Harvest id. */
  keyOf(harvestId: number): EntryKey | undefined {
    return this.#known().get(harvestId)
  }

  /** Returns the Harvest id of a lost entry by its key. */
  idOf(key: EntryKey): number | undefined {
    for (const [id, each] of this.#known()) if (each === key) return id
    return undefined
  }

  /** Deletes a lost entry. Callers provide the transaction. */
  forget(harvestId: number): void {
    const key = this.keyOf(harvestId)
    if (key === undefined) return
    this.#statements.run('DELETE FROM made WHERE marker = ?', lostMarker(key))
    this.#known().delete(harvestId)
  }

  #known(): Map<number, EntryKey> {
    this.#keys ??= new Map(
      this.#statements
        .all(
          'SELECT harvest_id, key FROM made WHERE marker >= ? AND marker < ?',
          PREFIX,
          `${PREFIX}\u{10FFFF}`
        )
        .map((row) => [Number(row['harvest_id']), String(row['key'])])
    )
    return this.#keys
  }
}
