import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { RemoteCopy } from './overlay.ts'
import { LostCopies } from './lost-copies.ts'
import type { Row } from './decode-rows.ts'
import { copyOf } from './decode-rows.ts'
import type { Statements } from './statements.ts'

/** Days that were read, kept as long as nothing in them changes. */
interface Kept {
  readonly first: SpentDate
  readonly last: SpentDate
  readonly userId: number
  readonly copies: readonly RemoteCopy[]
}

/** More than windows and tray look at; what was read first goes first. */
const MOST_KEPT = 8

/** RemoteCopies that are kept decoded, at most: several weeks overlap, and most of what is read did not change. */
const MOST_DECODED = 5000

/** Harvest's copies of entries. Writes belong into a transaction of the caller's. */
export class RemoteCopies {
  readonly #statements: Statements
  readonly #userId: number
  readonly #lost: LostCopies
  #kept: readonly Kept[] = []
  /** Decoded rows by key, each with the JSON that it was decoded from. */
  readonly #decoded = new Map<EntryKey, { readonly body: unknown; readonly copy: RemoteCopy }>()

  constructor(statements: Statements, userId: number) {
    this.#statements = statements
    this.#userId = userId
    this.#lost = new LostCopies(statements)
    statements.onRollback(() => (this.#kept = []))
  }

  /** The very same array as long as no copy in these days is written. */
  between(first: SpentDate, last: SpentDate, userId: number): readonly RemoteCopy[] {
    const known = this.#kept.find(
      (kept) => kept.first === first && kept.last === last && kept.userId === userId
    )
    if (known) return known.copies
    const copies = this.#statements.decoded(
      (row) => this.#copyOf(row),
      'SELECT key, body FROM entry WHERE user_id = ? AND spent_date BETWEEN ? AND ?',
      userId,
      first,
      last
    )
    this.#kept = [...this.#kept.slice(1 - MOST_KEPT), { first, last, userId, copies }]
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

  /** The Harvest id of an entry whose copy was lost with a damaged ledger. */
  lostId(key: EntryKey): number | undefined {
    return this.#lost.idOf(key)
  }

  /** Whether a copy is just as it was read now. */
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
    // an id that came in under another key first (a pull before the answer) moves to the key that is shown
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

  /** An answer that names no user is about the user whose entry was known, or about this ledger's. */
  #owned({ key, entry }: RemoteCopy): RemoteCopy {
    if (entry.user.id !== 0) return { key, entry }
    const [known] = this.byKeys([key])
    const user = known?.entry.user ?? { ...entry.user, id: this.#userId }
    return { key, entry: { ...entry, user } }
  }

  /** Harvest has no entry with this id, whose copy was lost. */
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

  /** A copy is about to go from the days it is in. */
  #forgetDaysOf(key: EntryKey, harvestId = 0): void {
    const rows = this.#statements.all(
      'SELECT spent_date FROM entry WHERE key = ? OR harvest_id = ?',
      key,
      harvestId
    )
    for (const row of rows) this.#forgetDay(String(row['spent_date']))
  }

  #forgetDay(date: SpentDate): void {
    if (this.#kept.some(({ first, last }) => first <= date && date <= last))
      this.#kept = this.#kept.filter(({ first, last }) => date < first || last < date)
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
