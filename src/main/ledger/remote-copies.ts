import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { RemoteCopy } from './overlay.ts'
import { LostCopies } from './lost-copies.ts'
import type { Row } from './decode-rows.ts'
import { copyOf } from './decode-rows.ts'
import type { Statements } from './statements.ts'

/** Days that were read. They are cached as long as nothing in them changes. */
interface CachedDays {
  readonly first: SpentDate
  readonly last: SpentDate
  readonly userId: number
  readonly copies: readonly RemoteCopy[]
}

/** The number of cached spans of days: more than windows and tray show. The oldest is dropped first. */
const MOST_CACHED = 8

/**
 * The largest number of copies that are cached decoded. Weeks overlap, and most copies that are read have not
 * changed.
 */
const MOST_DECODED = 5000

/** The remote copies of entries. Callers of writes provide the transaction. */
export class RemoteCopies {
  readonly #statements: Statements
  readonly #userId: number
  readonly #lost: LostCopies
  #cached: readonly CachedDays[] = []
  /** Decoded rows by key, each with the JSON that it was decoded from. */
  readonly #decoded = new Map<EntryKey, { readonly body: unknown; readonly copy: RemoteCopy }>()

  constructor(statements: Statements, userId: number) {
    this.#statements = statements
    this.#userId = userId
    this.#lost = new LostCopies(statements)
    statements.onRollback(() => (this.#cached = []))
  }

  /** Returns the copies of some days: the same array as long as no copy in these days is written. */
  between(first: SpentDate, last: SpentDate, userId: number): readonly RemoteCopy[] {
    const known = this.#cached.find(
      (days) => days.first === first && days.last === last && days.userId === userId
    )
    if (known) return known.copies
    const copies = this.#statements.decoded(
      (row) => this.#copyOf(row),
      'SELECT key, body FROM entry WHERE user_id = ? AND spent_date BETWEEN ? AND ?',
      userId,
      first,
      last
    )
    this.#cached = [...this.#cached.slice(1 - MOST_CACHED), { first, last, userId, copies }]
    return copies
  }

  /** Decodes a row, unless its JSON was decoded before. Throws `DamagedRowError`. */
  #copyOf(row: Row): RemoteCopy {
    const { key, body } = row
    const known = this.#decoded.get(String(key))
    if (known && known.body === body) return known.copy
    const copy = copyOf(row)
    this.#remember(copy, body)
    return copy
  }

  #remember(copy: RemoteCopy, body: unknown): void {
    if (this.#decoded.size >= MOST_DECODED) this.#decoded.clear()
    this.#decoded.set(copy.key, { body, copy })
  }

  running(): readonly RemoteCopy[] {
    return this.#statements.decoded(
      copyOf,
      'SELECT key, body FROM entry WHERE user_id = ? AND is_running = 1',
      this.#userId
    )
  }

  byKeys(keys: readonly EntryKey[]): readonly RemoteCopy[] {
    return keys.flatMap((key) =>
      this.#statements.decoded(copyOf, 'SELECT key, body FROM entry WHERE key = ?', key)
    )
  }

  keyOf(harvestId: number): EntryKey | undefined {
    const [row] = this.#statements.all('SELECT key FROM entry WHERE harvest_id = ?', harvestId)
    return (row?.['key'] as string | undefined) ?? this.#lost.keyOf(harvestId)
  }

  /** Returns the Harvest id of an entry whose copy was lost with a damaged ledger. */
  lostId(key: EntryKey): number | undefined {
    return this.#lost.idOf(key)
  }

  /** True if an entry that was read equals its copy. */
  has(read: RemoteCopy): boolean {
    const { key, entry } = this.#owned(read)
    const [row] = this.#statements.all('SELECT body FROM entry WHERE key = ?', key)
    return row?.['body'] === JSON.stringify(entry)
  }

  put(read: RemoteCopy): void {
    const copy = this.#owned(read)
    const { key, entry } = copy
    const body = JSON.stringify(entry)
    this.#forgetDaysOf(key, entry.id)
    this.#forgetDay(entry.spentDate)
    // an entry that a pull stored under another key before the answer moves to the key that is shown
    this.#statements.run('DELETE FROM entry WHERE harvest_id = ? AND key <> ?', entry.id, key)
    this.#statements.run(
      'INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)',
      key,
      entry.id,
      entry.user.id,
      entry.spentDate,
      entry.isRunning ? 1 : 0,
      body
    )
    this.#remember(copy, body)
    this.#lost.forget(entry.id)
  }

  /** Adds the user to an answer that names none: the user of the copy, or the user of this ledger. */
  #owned({ key, entry }: RemoteCopy): RemoteCopy {
    if (entry.user.id !== 0) return { key, entry }
    const [known] = this.byKeys([key])
    const user = known?.entry.user ?? { ...entry.user, id: this.#userId }
    return { key, entry: { ...entry, user } }
  }

  /** Forgets a lost entry that Harvest does not have. */
  forgetLost(harvestId: number): void {
    this.#lost.forget(harvestId)
  }

  drop(key: EntryKey): void {
    this.#forgetDaysOf(key)
    this.#statements.run('DELETE FROM entry WHERE key = ?', key)
  }

  /** Deletes a copy unless an operation on the entry waits: the copy shows what that operation is about. */
  dropUnlessNeeded(key: EntryKey): void {
    this.#forgetDaysOf(key)
    this.#statements.run(
      'DELETE FROM entry WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM operation WHERE entry_key = ?1)',
      key
    )
  }

  /** Drops the cached days that contain a copy that is about to change. */
  #forgetDaysOf(key: EntryKey, harvestId = 0): void {
    const rows = this.#statements.all(
      'SELECT spent_date FROM entry WHERE key = ? OR harvest_id = ?',
      key,
      harvestId
    )
    for (const row of rows) this.#forgetDay(String(row['spent_date']))
  }

  #forgetDay(date: SpentDate): void {
    if (this.#cached.some(({ first, last }) => first <= date && date <= last))
      this.#cached = this.#cached.filter(({ first, last }) => date < first || last < date)
  }

  pulledAt(first: SpentDate, userId: number): number | null {
    const [row] =
      userId === this.#userId
        ? this.#statements.all('SELECT at FROM pulled WHERE first_day = ?', first)
        : this.#statements.all(
            'SELECT at FROM pulled_of_colleague WHERE user_id = ? AND first_day = ?',
            userId,
            first
          )
    return row ? Number(row['at']) : null
  }

  rememberPulled(first: SpentDate, now: number, userId: number): void {
    if (userId === this.#userId)
      this.#statements.run('INSERT OR REPLACE INTO pulled VALUES (?, ?)', first, now)
    else
      this.#statements.run(
        'INSERT OR REPLACE INTO pulled_of_colleague VALUES (?, ?, ?)',
        userId,
        first,
        now
      )
  }
}
