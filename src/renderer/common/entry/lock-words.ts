import type { AccessRole } from '#shared/account.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { editRightOn, lockOf } from '#shared/timesheet.ts'

type LockTexts = Messages['timesheet']['lock']

/** Why an entry is as it is, with Harvest's own words where there are any; null for an open one. */
export function lockWords(entry: TimeEntry, texts: LockTexts): string | null {
  const lock = lockOf(entry)
  if (lock.kind === 'open') return null
  const what =
    lock.kind === 'invoiced'
      ? texts.invoiced({ number: entry.invoice?.number ?? null })
      : texts[lock.kind]
  return lock.reason === null ? what : `${what} ${texts.said({ reason: lock.reason })}`
}

/** The same, and what can still be done about it. */
export function lockSentence(
  entry: TimeEntry,
  role: AccessRole | null,
  texts: LockTexts
): string | null {
  const words = lockWords(entry, texts)
  if (words === null) return null
  const who =
    editRightOn(entry, role) === 'content' ? texts.administratorMay : texts.onlyAdministrators
  return `${words} ${who}`
}
