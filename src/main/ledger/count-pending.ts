import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * How many changes wait in the file of a ledger that nobody has open. 0 where there is none, or none
 * that can be read: it is opened, and then says so, when somebody switches to it.
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
