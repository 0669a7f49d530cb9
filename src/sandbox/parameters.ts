import { readReference } from './external-reference.ts'
import type { ExternalReference, TimerMode } from './model.ts'
import { inventedTexts, type NotObserved } from './not-observed.ts'
import { unprocessable } from './refusal.ts'
import { minutesToHundredths, parseClockTime, parseDate } from './times.ts'

const MAX_NOTES = 16_777_215
const MAX_HOURS = 1_000_000
const EXPONENT = /^\s*[-+]?[\d.]+e/i
const DECIMAL = /^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/

/** The body of a create or an update. Unknown attributes are ignored. */
export type Parameters = Readonly<Record<string, unknown>>

/** An absent key leaves the attribute unchanged; null clears it. */
export interface EntryChange {
  readonly userId?: number
  readonly projectId?: number | null
  readonly taskId?: number | null
  readonly spentDate?: string | null
  readonly hundredths?: number
  readonly startedMinute?: number | null
  readonly endedMinute?: number | null
  readonly notes?: string | null
  readonly externalReference?: ExternalReference | null
}

/** Reads the parameters of the account's mode and ignores those of the other mode. */
export function readChange(sent: Parameters, mode: TimerMode, switches: NotObserved): EntryChange {
  const reads: Record<keyof EntryChange, () => unknown> = {
    userId: () => readId(sent.user_id) ?? undefined,
    projectId: () => readId(sent.project_id),
    taskId: () => readId(sent.task_id),
    spentDate: () => readSpentDate(sent.spent_date),
    hundredths: () => (mode === 'duration' ? readHours(sent.hours) : undefined),
    startedMinute: () => (mode === 'timestamps' ? readTime(sent, 'started_time') : undefined),
    endedMinute: () => (mode === 'timestamps' ? readTime(sent, 'ended_time') : undefined),
    notes: () => readNotes(sent.notes),
    externalReference: () =>
      sent.external_reference === undefined
        ? undefined
        : readReference(sent.external_reference, switches)
  }
  const read = Object.entries(reads).map(([key, value]) => [key, value()] as const)
  return Object.fromEntries(read.filter(([, value]) => value !== undefined))
}

/** Reads an id. Accepts numeric strings; anything else is an unknown id. */
function readId(value: unknown): number | null | undefined {
  if (value === undefined) return undefined
  if (value === null || value === '') return null
  const id = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0
  return Number.isSafeInteger(id) ? id : 0
}

function readSpentDate(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return value
  if (typeof value !== 'string') throw unprocessable(inventedTexts.badSpentDateType)
  if (value.trim() === '') return null
  const date = parseDate(value)
  if (date === null) throw unprocessable('Spent date is not a valid date')
  return date
}

function readHours(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const text = String(value)
  if (EXPONENT.test(text)) throw negativeTotal()
  if (!DECIMAL.test(text)) throw unprocessable(inventedTexts.hoursNotANumber)
  const hours = Number(text)
  if (hours < 0) throw negativeTotal()
  if (hours > MAX_HOURS) throw unprocessable(inventedTexts.hoursTooLarge)
  return minutesToHundredths(hours * 60)
}

function negativeTotal(): Error {
  return unprocessable('Hours would create a negative total for the selected project and task')
}

function readTime(
  sent: Parameters,
  name: 'started_time' | 'ended_time'
): number | null | undefined {
  const value = sent[name]
  if (value === undefined || value === null) return value
  if (value === '') return null
  const minute = typeof value === 'string' ? parseClockTime(value) : null
  if (minute === null) {
    throw unprocessable(
      inventedTexts.badTime(name === 'started_time' ? 'Started time' : 'Ended time')
    )
  }
  return minute
}

function readNotes(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return value
  if (typeof value === 'object') return undefined
  const notes = String(value)
  if (notes.length > MAX_NOTES) throw unprocessable(inventedTexts.notesTooLong)
  return notes
}
