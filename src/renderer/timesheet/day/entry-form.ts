import type { ClockStyle } from '#shared/company.ts'
import type { TimerMode } from '#shared/company.ts'
import type { HoursFormat } from '#shared/hours.ts'
import type { Work } from '#shared/project-assignment.ts'
import { isAcceptedDate, type SpentDate } from '#shared/time/spent-date.ts'
import type { EntryChanges, EntryDraft, EntryTime, TimeEntry } from '#shared/time-entry.ts'
import { workOf } from '#shared/timesheet.ts'
import { isUnlikelySpan, readTypedTimes } from '#shared/time/typed-times.ts'
import { isUntouched, readHours, type HoursError } from './hours-reading.ts'

/** The values of the form as typed, so that a text with an error stays in its field. */
export interface EntryFields {
  readonly work: Work | null
  readonly spentDate: SpentDate
  readonly notes: string
  readonly hours: string
  readonly startedTime: string
  readonly endedTime: string
}

/** A field of the form that can have an error. */
export type FieldName = 'work' | 'spentDate' | 'hours' | 'startedTime' | 'endedTime'
/** The reason why a field cannot be saved. */
export type FieldError =
  | HoursError
  | 'no-work'
  | 'no-hours'
  | 'no-times'
  | 'no-hours-for-others'
  | 'no-times-for-others'
  | 'no-start'
  | 'no-end'
  | 'not-a-time'
  | 'zero'
  | 'same-times'
  | 'not-a-date'
/** The errors of the form, by field; `{}` for none. */
export type FieldErrors = Readonly<Partial<Record<FieldName, FieldError>>>

/** A value that was read from the form, or the errors of its fields. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: FieldErrors }

/** The settings of the account, and the date on which a timer can run. */
export interface FormFacts {
  readonly timerMode: TimerMode
  readonly clockStyle: ClockStyle
  readonly today: SpentDate
  /** True for an entry of a colleague, whose timer the user cannot start. */
  readonly isOthers?: boolean
}

const DECIMAL: HoursFormat = { timeFormat: 'decimal', decimalSymbol: '.' }

/**
 * Returns the typed times if they are so far apart that the form must ask before it saves them. Returns null for other
 * times, and for the times that the entry already has.
 */
export function unlikelySpan(
  { startedTime: start, endedTime: end }: Pick<EntryFields, 'startedTime' | 'endedTime'>,
  entry: Pick<TimeEntry, 'startedTime' | 'endedTime' | 'isRunning'> | null,
  { timerMode, clockStyle }: Pick<FormFacts, 'timerMode' | 'clockStyle'>
): { readonly from: string; readonly to: string } | null {
  if (timerMode !== 'timestamps' || entry?.isRunning) return null
  const { startedTime: from, endedTime: to } = readTypedTimes(start, end, clockStyle)
  if (from === null || to === null || !isUnlikelySpan(from, to)) return null
  return entry?.startedTime === from && entry.endedTime === to ? null : { from, to }
}

/** Returns the new entry, or the errors of the fields. A form without hours starts a timer, but only for today. */
export function readDraft(fields: EntryFields, facts: FormFacts): Reading<EntryDraft> {
  const time = facts.timerMode === 'timestamps' ? readSpan(fields, facts) : readSum(fields, facts)
  const errors: FieldErrors = {
    ...(fields.work ? {} : { work: 'no-work' }),
    ...(isAcceptedDate(fields.spentDate) ? {} : { spentDate: 'not-a-date' }),
    ...(time.ok ? {} : time.errors)
  }
  if (!time.ok || !fields.work || Object.keys(errors).length > 0) return { ok: false, errors }
  const { work, spentDate, notes } = fields
  return { ok: true, value: { ...work, spentDate, notes: notes.trim(), time: time.value } }
}

/**
 * Returns the fields that the user touched, `{}` for none. `entry` is the entry that the form was opened on; a
 * running entry keeps its hours. A field counts as untouched if its text means the value that was shown.
 */
export function readChanges(
  fields: EntryFields,
  entry: TimeEntry,
  facts: FormFacts & { readonly hoursFormat?: HoursFormat }
): Reading<EntryChanges> {
  const time: Reading<Partial<EntryChanges>> = entry.isRunning
    ? { ok: true, value: {} }
    : facts.timerMode === 'timestamps'
      ? changedTimes(fields, entry, facts)
      : changedHours(fields, entry, facts.hoursFormat)
  const dateErrors: FieldErrors = isAcceptedDate(fields.spentDate)
    ? {}
    : { spentDate: 'not-a-date' }
  if (!time.ok || Object.keys(dateErrors).length > 0) {
    return { ok: false, errors: { ...dateErrors, ...(time.ok ? {} : time.errors) } }
  }
  return { ok: true, value: { ...changedFacts(fields, entry), ...time.value } }
}

function changedFacts(fields: EntryFields, entry: TimeEntry): EntryChanges {
  const before = workOf(entry)
  const { work, spentDate } = fields
  const moved = work && (work.projectId !== before.projectId || work.taskId !== before.taskId)
  const notes = fields.notes.trim()
  return {
    ...(work && moved ? { work } : {}),
    ...(spentDate === entry.spentDate ? {} : { spentDate }),
    ...(notes === entry.notes.trim() ? {} : { notes })
  }
}

function changedHours(
  fields: EntryFields,
  entry: TimeEntry,
  format: HoursFormat = DECIMAL
): Reading<EntryChanges> {
  const reading = readHours(fields.hours, entry.hours)
  if (reading.kind === 'error') return { ok: false, errors: { hours: reading.reason } }
  if (reading.kind === 'empty' || isUntouched(reading, entry.hours, format))
    return { ok: true, value: {} }
  return { ok: true, value: { hours: reading.hours } }
}

function changedTimes(
  fields: EntryFields,
  entry: TimeEntry,
  facts: FormFacts
): Reading<EntryChanges> {
  const isWithoutTimes = entry.startedTime === null && entry.endedTime === null
  if (isWithoutTimes && fields.startedTime.trim() + fields.endedTime.trim() === '')
    return { ok: true, value: {} }
  const span = readSpan(fields, { ...facts, today: '' })
  if (!span.ok) return span
  if (span.value.kind !== 'times') return { ok: true, value: {} }
  const { startedTime, endedTime } = span.value
  return {
    ok: true,
    value: {
      ...(startedTime === entry.startedTime ? {} : { startedTime }),
      ...(endedTime === entry.endedTime ? {} : { endedTime })
    }
  }
}

function readSum(fields: EntryFields, facts: FormFacts): Reading<EntryTime> {
  const reading = readHours(fields.hours, 0)
  if (reading.kind === 'error') return { ok: false, errors: { hours: reading.reason } }
  if (reading.kind === 'empty') {
    if (facts.isOthers) return { ok: false, errors: { hours: 'no-hours-for-others' } }
    return fields.spentDate === facts.today
      ? { ok: true, value: { kind: 'timer' } }
      : { ok: false, errors: { hours: 'no-hours' } }
  }
  if (reading.hours === 0) return { ok: false, errors: { hours: 'zero' } }
  return { ok: true, value: { kind: 'hours', hours: reading.hours } }
}

function readSpan(fields: EntryFields, facts: FormFacts): Reading<EntryTime> {
  const [start, end] = [fields.startedTime.trim(), fields.endedTime.trim()]
  if (start === '' && end === '') {
    if (facts.isOthers) return { ok: false, errors: { startedTime: 'no-times-for-others' } }
    return fields.spentDate === facts.today
      ? { ok: true, value: { kind: 'timer' } }
      : { ok: false, errors: { startedTime: 'no-times' } }
  }
  const { startedTime, endedTime } = readTypedTimes(start, end, facts.clockStyle)
  if (startedTime !== null && endedTime !== null) {
    return startedTime === endedTime
      ? { ok: false, errors: { endedTime: 'same-times' } }
      : { ok: true, value: { kind: 'times', startedTime, endedTime } }
  }
  return {
    ok: false,
    errors: {
      ...(startedTime === null ? { startedTime: start === '' ? 'no-start' : 'not-a-time' } : {}),
      ...(endedTime === null ? { endedTime: end === '' ? 'no-end' : 'not-a-time' } : {})
    }
  }
}
