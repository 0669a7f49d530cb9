import type { SpentDate } from '#shared/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { EntryCopy } from './overlay.ts'
import { copyOf } from './rows.ts'
import type { Tables } from './tables.ts'

/** Harvest's copies of entries. Writes belong into a transaction of the caller's. */
export class Copies {
  readonly #tables: Tables
  readonly #userId: number

  constructor(tables: Tables, userId: number) {
    this.#tables = tables
    this.#userId = userId
  }

  between(first: SpentDate, last: SpentDate, userId: number): readonly EntryCopy[] {
    return this.#tables
      .all(
        'SELECT key, body FROM entry WHERE user_id = ? AND spent_date BETWEEN ? AND ?',
        userId,
        first,
        last
      )
      .map(copyOf)
  }

  running(): readonly EntryCopy[] {
    return this.#tables
      .all('SELECT key, body FROM entry WHERE user_id = ? AND is_running = 1', this.#userId)
      .map(copyOf)
  }

  byKeys(keys: readonly EntryKey[]): readonly EntryCopy[] {
    return keys.flatMap((key) =>
      this.#tables.all('SELECT key, body FROM entry WHERE key = ?', key).map(copyOf)
    )
  }

  keyOf(harvestId: number): EntryKey | undefined {
    const [row] = this.#tables.all('SELECT key FROM entry WHERE harvest_id = ?', harvestId)
    return row?.['key'] as string | undefined
  }

  /** Whether a copy is just as it was read now. */
  has({ key, entry }: EntryCopy): boolean {
    const [row] = this.#tables.all('SELECT body FROM entry WHERE key = ?', key)
    return row?.['body'] === JSON.stringify(entry)
  }

  put({ key, entry }: EntryCopy): void {
    // an id that came in under another key first (a pull before the answer) moves to the key that is shown
    this.#tables.run('DELETE FROM entry WHERE harvest_id = ? AND key <> ?', entry.id, key)
    this.#tables.run(
      'INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)',
      key,
      entry.id,
      entry.user.id,
      entry.spentDate,
      entry.isRunning ? 1 : 0,
      JSON.stringify(entry)
    )
  }

  drop(key: EntryKey): void {
    this.#tables.run('DELETE FROM entry WHERE key = ?', key)
  }

  /** What waits behind a deletion has to be able to say what it was about. */
  dropUnlessWaitedFor(key: EntryKey): void {
    this.#tables.run(
      'DELETE FROM entry WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM operation WHERE entry_key = ?1)',
      key
    )
  }

  pulledAt(first: SpentDate, userId: number): number | null {
    const [row] =
      userId === this.#userId
        ? this.#tables.all('SELECT at FROM pulled WHERE first_day = ?', first)
        : this.#tables.all(
            'SELECT at FROM pulled_of_colleague WHERE user_id = ? AND first_day = ?',
            userId,
            first
          )
    return row ? Number(row['at']) : null
  }

  rememberPulled(first: SpentDate, now: number, userId: number): void {
    if (userId === this.#userId)
      this.#tables.run('INSERT OR REPLACE INTO pulled VALUES (?, ?)', first, now)
    else
      this.#tables.run(
        'INSERT OR REPLACE INTO pulled_of_colleague VALUES (?, ?, ?)',
        userId,
        first,
        now
      )
  }
}
