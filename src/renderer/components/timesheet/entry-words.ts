import type { AccessRole } from '#shared/account.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { editRightOn, lockOf } from '#shared/timesheet.ts'

/** Why an entry is as it is and what can still be done about it, in sentences; null for an open one. */
export function lockSentence(
  entry: TimeEntry,
  role: AccessRole | null,
  texts: Messages['timesheet']['lock']
): string | null {
  const lock = lockOf(entry)
  if (lock.kind === 'open') return null
  const what =
    lock.kind === 'invoiced'
      ? texts.invoiced({ number: entry.invoice?.number ?? null })
      : texts[lock.kind]
  const said = lock.reason === null ? [] : [texts.said({ reason: lock.reason })]
  const who =
    editRightOn(entry, role) === 'content' ? texts.administratorMay : texts.onlyAdministrators
  return [what, ...said, who].join(' ')
}
