import { DatabaseSync } from 'node:sqlite'
import type { LedgerIdentity } from './open.ts'
import type { Row } from './rows.ts'
import { operationOf } from './rows.ts'

/**
 * Takes over the operations of a damaged ledger that can still be read, into an empty one. What was
 * under way is of unknown outcome. Answers how many; never throws for what the old file is like.
 */
export function rescue(damaged: string, into: DatabaseSync, identity: LedgerIdentity): number {
  const rows = readable(damaged, identity)
  for (const row of rows) {
    const status = row['status'] === 'sending' ? 'unknown' : row['status']
    into
      .prepare(
        `INSERT OR IGNORE INTO operation
           (sequence, id, entry_key, intent, status, step, attempts, sent_at, progress, question, failure,
            user, clock)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
      )
      .run(
        ...['sequence', 'id', 'entry_key', 'intent'].map((name) => row[name] ?? null),
        status ?? 'waiting',
        ...['step', 'attempts', 'sent_at', 'progress', 'question', 'failure', 'user', 'clock'].map(
          (name) => row[name] ?? null
        )
      )
  }
  return rows.length
}

function readable(file: string, identity: LedgerIdentity): readonly Row[] {
  const rows: Row[] = []
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true })
    const owner = database.prepare('SELECT account_id, user_id FROM identity').get()
    if (owner?.['account_id'] !== identity.accountId || owner['user_id'] !== identity.userId)
      return []
    for (const row of database.prepare('SELECT * FROM operation ORDER BY sequence').iterate())
      if (isWhole(row)) rows.push(row)
  } catch {
    // a page that cannot be read ends it: what was read before counts
  }
  if (database?.isOpen) database.close()
  return rows
}

function isWhole(row: Row): boolean {
  try {
    const { id, entryKey, intent } = operationOf(row)
    return id !== '' && entryKey !== '' && typeof intent.kind === 'string'
  } catch {
    return false
  }
}
