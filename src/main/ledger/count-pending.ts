import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * Returns the number of pending changes in a ledger file that is not open. 0 if the file is missing or cannot be read: the
 * user is told when the account is opened.
 */
export function waitingIn(file: string): number {
  if (!existsSync(file)) return 0
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true })
    return Number(database.prepare('SELECT count(*) AS count FROM operation').get()?.['count'])
  } catch {
    return 0
  } finally {
    if (database?.isOpen) database.close()
  }
}
