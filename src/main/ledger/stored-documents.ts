import type { Colleague, Person } from '#shared/account.ts'
import type { Company } from '#shared/company.ts'
import type { LeftOut } from '#shared/left-out.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import { DamagedRowError } from './damage.ts'
import { isDocument } from './document-checks.ts'
import type { Row } from './decode-rows.ts'
import { parsed } from './decode-rows.ts'
import type { Statements } from './statements.ts'

/** The items of the documents that are lists. */
interface ListItems {
  /** The projects and tasks that the user may track time to. */
  readonly assignments: ProjectAssignment
  readonly [name: `assignments-of-${number}`]: ProjectAssignment
  /** The colleagues that the user may track time for. */
  readonly colleagues: Colleague
}

/** The type of each document that is a list. */
export type ListBodies = { readonly [Name in keyof ListItems]: readonly ListItems[Name][] }

/** The type of each document. Instants are epoch milliseconds by Harvest's clock. */
export interface DocumentBodies extends ListBodies {
  /**
   * The open idle question and the last presence. `readIdleDocument` in `main/idle/open-question.ts` checks it part
   * by part.
   */
  readonly idle: unknown
  /** When the user last answered a reminder. `readAnswered` in `main/reminders/reminders.ts` checks it part by part. */
  readonly reminders: unknown
  readonly account: { readonly person: Person; readonly company: Company }
  /** `kept` if Harvest stores the marker that a create carries. */
  readonly references: 'kept' | 'refused'
  /** `misread` if Harvest does not take an end before its start as an end on the next day. */
  readonly 'next-day': 'misread'
  /** The days that were read by the first fill. */
  readonly filled: { readonly from: SpentDate; readonly to: SpentDate }
  /** When changes were last read. */
  readonly changes: number
  /** The last comparison with Harvest's clock, by this computer's clock. */
  readonly clock: { readonly offsetMs: number; readonly bootedAt: number }
  /** Entries that Harvest lists and Gleaner cannot read, each with the list that it was left out of. */
  readonly 'left-out': readonly LeftOutEntry[]
  /** The entry that runs, and when timers of the last weeks ended. */
  readonly 'last-runs': {
    readonly running: EntryKey | null
    readonly endedAt: Readonly<Record<EntryKey, number>>
  }
}

/** An unreadable entry, and the list that it was left out of. */
export interface LeftOutEntry extends LeftOut {
  readonly list: string
}

export type DocumentName = keyof DocumentBodies
/** The name of a document that is a list. */
export type ListName = keyof ListBodies

/**
 * Separates the parts of a large list. JSON writes a line break inside a text as `\\n`, so it occurs nowhere else, and
 * the whole is JSON as well.
 */
export const LIST_SEPARATOR = ',\n'

/** The documents of a ledger. Each is parsed once. A damaged document is dropped and reads as absent. */
export class Documents {
  readonly #statements: Statements
  readonly #parsed = new Map<DocumentName, unknown>()

  constructor(statements: Statements) {
    this.#statements = statements
    statements.onRollback(() => this.#parsed.clear())
  }

  /** Returns a document as it was last stored, or null. */
  read<Name extends DocumentName>(name: Name): DocumentBodies[Name] | null {
    if (!this.#parsed.has(name)) {
      const [body = null] = this.#statements.decoded(
        (row) => documentOf(name, row),
        'SELECT body FROM document WHERE name = ?',
        name
      )
      this.#parsed.set(name, body)
    }
    return this.#parsed.get(name) as DocumentBodies[Name] | null
  }

  write<Name extends DocumentName>(name: Name, body: DocumentBodies[Name]): void {
    const text = JSON.stringify(body)
    this.#statements.run('INSERT OR REPLACE INTO document VALUES (?, ?)', name, text)
    // a copy: the caller may still change `body`
    this.#parsed.set(name, JSON.parse(text))
  }

  /**
   * Parses a large list part by part, with a pause before each, so that `read` finds it parsed. Leaves a damaged list to
   * `read`.
   */
  async readList(name: ListName, pause: () => Promise<void>): Promise<void> {
    await pause()
    const [row] = this.#statements.all('SELECT body FROM document WHERE name = ?', name)
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

  /** Stores a large list whose JSON the caller made in steps. The caller must not change `body` any more. */
  writeText<Name extends ListName>(name: Name, text: string, body: ListBodies[Name]): void {
    this.#statements.run('INSERT OR REPLACE INTO document VALUES (?, ?)', name, text)
    this.#parsed.set(name, body)
  }

  /** Returns the size of a document's JSON in bytes; 0 for none. */
  sizeOf(name: DocumentName): number {
    const [row] = this.#statements.all(
      'SELECT octet_length(body) AS size FROM document WHERE name = ?',
      name
    )
    return Number(row?.['size'] ?? 0)
  }

  /** True if the document is stored as this JSON. */
  isStoredAs(name: DocumentName, text: string): boolean {
    const sql = 'SELECT 1 FROM document WHERE name = ? AND body = ?'
    return this.#statements.all(sql, name, text).length > 0
  }
}

function documentOf(name: DocumentName, row: Row): unknown {
  const body = parsed(row['body'])
  if (body === undefined || !isDocument(name, body)) throw new DamagedRowError('document')
  return body
}
