import { DAY } from '#shared/durations.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import { MARKER_PREFIX } from './operations.ts'
import type { EntryCopy } from './overlay.ts'
import type { Tables } from './statements.ts'

/** An entry of ours that came long after its request was given up. */
export interface Twin {
  readonly harvestId: number
  readonly key: EntryKey
  /** What the request became when it was sent once more; null where it was dropped instead. */
  readonly ofKey: EntryKey | null
}

/** The entry that a create has made, by the reference it was sent with. */
export interface Made {
  readonly marker: string
  readonly key: EntryKey
  readonly id: number
}

/** How long a created entry is remembered by its marker: longer than any request can be held up. */
const MADE_FOR = 60 * DAY

/** In place of the entry where there is none. */
const NO_KEY = ''
const NO_ENTRY = 0

/** Knows which entry each marker became, and so which came twice. */
export class Twins {
  readonly #tables: Tables

  constructor(tables: Tables, now: number) {
    this.#tables = tables
    tables.run('DELETE FROM made WHERE at < ?', now - MADE_FOR)
  }

  /** Those about which nothing is decided. */
  open(): readonly Twin[] {
    return this.#tables.all('SELECT * FROM twin WHERE is_answered = 0').map((row) => ({
      harvestId: Number(row['harvest_id']),
      key: String(row['key']),
      ofKey: row['of_key'] === NO_KEY ? null : String(row['of_key'])
    }))
  }

  answer(harvestId: number): void {
    this.#tables.run('UPDATE twin SET is_answered = 1 WHERE harvest_id = ?', harvestId)
  }

  remember({ marker, id, key }: Made, at: number): void {
    this.#tables.run('INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)', marker, id, key, at)
  }

  /** A create without an answer was dropped by the person: should it arrive all the same, it is asked about. */
  rememberDropped(marker: string, at: number): void {
    this.#tables.run('INSERT OR IGNORE INTO made VALUES (?, ?, ?, ?)', marker, NO_ENTRY, NO_KEY, at)
  }

  /** The marker of a dropped create, or on a second entry: what was given up was carried out all the same. */
  notice({ key, entry }: EntryCopy, now: number): void {
    const marker = entry.externalReference?.id
    if (!marker?.startsWith(MARKER_PREFIX)) return
    const [made] = this.#tables.all('SELECT harvest_id, key FROM made WHERE marker = ?', marker)
    if (!made || made['harvest_id'] === entry.id) return
    this.#tables.run(
      'INSERT OR IGNORE INTO twin (harvest_id, key, of_key, at) VALUES (?, ?, ?, ?)',
      entry.id,
      key,
      String(made['key']),
      now
    )
  }
}
