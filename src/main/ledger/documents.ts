import { DamagedRowError } from './damage.ts'
import { isDocument } from './document-checks.ts'
import type { Row } from './rows.ts'
import { parsed } from './rows.ts'
import type { Tables } from './tables.ts'

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
}

function documentOf(name: DocumentName, row: Row): unknown {
  const body = parsed(row['body'])
  if (body === undefined || !isDocument(name, body)) throw new DamagedRowError('document')
  return body
}
