import { DamagedRowError } from './damage.ts'
import { isDocument } from './document-checks.ts'
import type { Row } from './decode-rows.ts'
import { parsed } from './decode-rows.ts'
import type { Tables } from './statements.ts'

/** Small things worth keeping between launches, by name. */
export type DocumentName =
  | 'person'
  | 'company'
  | 'assignments'
  /** Who may be tracked for, and what each of them is assigned to. */
  | 'colleagues'
  | `assignments-of-${number}`
  | 'idle'
  | 'reminders'
  | 'account'
  /** Whether Harvest keeps the reference a create of ours carries. */
  | 'references'
  /** `misread` where Harvest does not take an end before its start for one on the next day. */
  | 'next-day'
  /** How far back the copies reach, and since when changes have to be asked for. */
  | 'filled'
  | 'changes'
  /** What was last known of Harvest's clock. */
  | 'clock'
  /** Entries that Harvest lists and Gleaner cannot read. */
  | 'left-out'
  /** When timers of the last weeks ended, and which one runs. */
  | 'last-runs'

/**
 * Separates the parts of a large list. JSON writes a line break inside a text as `\\n`, so it occurs nowhere else, and
 * the whole is JSON as well.
 */
export const LIST_SEPARATOR = ',\n'

/** The documents of a ledger; each is parsed once. A damaged one is dropped and reads as absent. */
export class Documents {
  readonly #tables: Tables
  readonly #parsed = new Map<DocumentName, unknown>()

  constructor(tables: Tables) {
    this.#tables = tables
    tables.onRollback(() => this.#parsed.clear())
  }

  read<Body>(name: DocumentName): Body | null {
    if (!this.#parsed.has(name)) {
      const [body = null] = this.#tables.decoded(
        (row) => documentOf(name, row),
        'SELECT body FROM document WHERE name = ?',
        name
      )
      this.#parsed.set(name, body)
    }
    return this.#parsed.get(name) as Body | null
  }

  write(name: DocumentName, body: unknown): void {
    const text = JSON.stringify(body)
    this.#tables.run('INSERT OR REPLACE INTO document VALUES (?, ?)', name, text)
    // what a later launch will read, not what somebody may still change
    this.#parsed.set(name, JSON.parse(text))
  }

  /**
   * Parses a large list part by part, with a pause before each, so that `read` finds it parsed. A damaged list is left to
   * `read`.
   */
  async readList(name: DocumentName, pause: () => Promise<void>): Promise<void> {
    await pause()
    const [row] = this.#tables.all('SELECT body FROM document WHERE name = ?', name)
    const text = String(row?.['body'] ?? '')
    if (!text.startsWith('[') || !text.endsWith(']')) return
    const list: unknown[] = []
    for (const part of text.slice(1, -1).split(LIST_SEPARATOR)) {
      await pause()
      const items = parsed(`[${part}]`)
      if (!Array.isArray(items) || !isDocument(name, items)) return
      list.push(...(items as readonly unknown[]))
    }
    if (!this.#parsed.has(name)) this.#parsed.set(name, list)
  }

  /** Writes a large document whose JSON the caller made in steps. Nobody may change `body` any more. */
  writeText(name: DocumentName, text: string, body: unknown): void {
    this.#tables.run('INSERT OR REPLACE INTO document VALUES (?, ?)', name, text)
    this.#parsed.set(name, body)
  }

  /** The bytes of a document's JSON; 0 for none. */
  sizeOf(name: DocumentName): number {
    const [row] = this.#tables.all(
      'SELECT octet_length(body) AS size FROM document WHERE name = ?',
      name
    )
    return Number(row?.['size'] ?? 0)
  }

  /** True if the document is stored as this JSON. */
  isStoredAs(name: DocumentName, text: string): boolean {
    const sql = 'SELECT 1 FROM document WHERE name = ? AND body = ?'
    return this.#tables.all(sql, name, text).length > 0
  }
}

function documentOf(name: DocumentName, row: Row): unknown {
  const body = parsed(row['body'])
  if (body === undefined || !isDocument(name, body)) throw new DamagedRowError('document')
  return body
}
