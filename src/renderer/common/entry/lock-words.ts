import type { AccessRole } from '#shared/account.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { editRightOn, lockOf } from '#shared/timesheet.ts'

type LockTexts = Messages['timesheet']['lock']

/** Returns why an entry is locked, with Harvest's own reason if there is one; null for an open entry. */
export function lockWords(entry: TimeEntry, texts: LockTexts): string | null {
  const lock = lockOf(entry)
  if (lock.kind === 'open') return null
  const what =
    lock.kind === 'invoiced'
      ? texts.invoiced({ number: entry.invoice?.number ?? null })
      : texts[lock.kind]
  return lock.reason === null ? what : `${what} ${texts.said({ reason: lock.reason })}`
}

/** Returns why an entry is locked and what can still be changed. */
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
