import { DAY } from '#shared/durations.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import { isMarker } from './operations.ts'
import type { RemoteCopy } from './overlay.ts'
import type { Statements } from './statements.ts'

/** A second entry that Harvest made from one create, or an entry from a create that the user had discarded. */
export interface Duplicate {
  readonly harvestId: number
  readonly key: EntryKey
  /** The entry that the repeated request created; null if the user discarded the operation instead. */
  readonly ofKey: EntryKey | null
}

/** The entry that a create with a marker made. */
export interface Made {
  readonly marker: string
  readonly key: EntryKey
  readonly id: number
}

/** How long the marker of a created entry is stored. Assumed: no request is delayed for longer. Milliseconds. */
const MADE_FOR = 60 * DAY

/** Stand for the entry of a discarded create, which has none. */
const NO_KEY = ''
const NO_ENTRY = 0

/** Remembers which entry each marker created, and so recognises duplicates. */
export class Duplicates {
  readonly #statements: Statements

  constructor(statements: Statements, now: number) {
    this.#statements = statements
    statements.run('DELETE FROM made WHERE at < ?', now - MADE_FOR)
  }

  /** Returns the duplicates that the user has not decided about. */
  open(): readonly Duplicate[] {
    return this.#statements.all('SELECT * FROM twin WHERE is_answered = 0').map((row) => ({
      harvestId: Number(row['harvest_id']),
      key: String(row['key']),
      ofKey: row['of_key'] === NO_KEY ? null : String(row['of_key'])
    }))
  }

  /** Stores that the user has decided about a duplicate. */
  resolve(harvestId: number): void {
    this.#statements.run('UPDATE twin SET is_answered = 1 WHERE harvest_id = ?', harvestId)
  }

  /** Stores which entry a marker created. `at`: when the request was sent, epoch milliseconds. */
  remember({ marker, id, key }: Made, at: number): void {
    this.#statements.run('INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)', marker, id, key, at)
  }

  /** Stores that the user discarded a create that may still reach Harvest. */
  rememberDropped(marker: string, at: number): void {
    this.#statements.run(
      'INSERT OR IGNORE INTO made VALUES (?, ?, ?, ?)',
      marker,
      NO_ENTRY,
      NO_KEY,
      at
    )
  }

  /** Records a duplicate if a fetched entry has the marker of another entry or of a discarded create. */
  notice({ key, entry }: RemoteCopy, now: number): void {
    const marker = entry.externalReference?.id
    if (!isMarker(marker)) return
    const [made] = this.#statements.all('SELECT harvest_id, key FROM made WHERE marker = ?', marker)
    if (!made || made['harvest_id'] === entry.id) return
    this.#statements.run(
      'INSERT OR IGNORE INTO twin (harvest_id, key, of_key, at) VALUES (?, ?, ?, ?)',
      entry.id,
      key,
      String(made['key']),
      now
    )
  }
}
