import { formatHours } from '#shared/hours.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import { changeCommand } from '#shared/seen.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { hoursBetweenTimes, readTypedTimes } from '#shared/time/typed-times.ts'
import type { EntryChange, EntryDraft, TimeEntry } from '#shared/time-entry.ts'
import { workOf } from '#shared/timesheet.ts'
import type { Formats } from '#renderer/window/formats.svelte.ts'
import {
  readChanges,
  readDraft,
  unlikelySpan,
  type EntryFields,
  type FieldErrors,
  type FieldName,
  type FormFacts
} from './entry-form.ts'

/** The values that an entry form is opened with. */
export interface OpenedForm {
  /** The entry to change, or null for a new one. */
  readonly entry: TimeEntry | null
  readonly work: NamedWork | null
  readonly spentDate: SpentDate
  readonly time: Partial<Pick<TimeEntry, 'startedTime' | 'endedTime'>> | undefined
}

/**
 * The fields of an entry form. They start with the values of the entry. After that only the user changes them: a
 * change from elsewhere does not overwrite typed text.
 */
export class EntryFormFields {
  /** The entry that the form was opened on, or null for a new one. */
  readonly entry: TimeEntry | null
  readonly hasTimes: boolean
  work = $state.raw<NamedWork | null>(null)
  spentDate = $state<SpentDate>('')
  notes = $state('')
  hours = $state('')
  startedTime = $state('')
  endedTime = $state('')
  errors = $state.raw<FieldErrors>({})
  readonly #formats: Formats
  readonly #texts: Messages['timesheet']['form']

  constructor(opened: OpenedForm, formats: Formats, texts: Messages['timesheet']['form']) {
    const { entry, work, spentDate, time } = opened
    this.#formats = formats
    this.#texts = texts
    this.entry = entry
    this.hasTimes = formats.timerMode === 'timestamps'
    this.work = work
    this.spentDate = spentDate
    this.notes = entry?.notes ?? ''
    this.hours = entry ? formats.hours(entry.hours) : ''
    this.startedTime = time?.startedTime ? formats.clockTime(time.startedTime) : ''
    this.endedTime = time?.endedTime ? formats.clockTime(time.endedTime) : ''
  }

  /** True if neither hours nor times are typed. */
  get isTimeBlank(): boolean {
    const text = this.hasTimes ? this.startedTime + this.endedTime : this.hours
    return text.trim() === ''
  }

  /** The typed times as Gleaner reads them, for example "9:00 – 17:00 = 8:00"; '' while they are incomplete. */
  get timesReading(): string {
    const formats = this.#formats
    const texts = this.#texts
    const { startedTime: from, endedTime: to } = readTypedTimes(
      this.startedTime,
      this.endedTime,
      formats.clockStyle
    )
    if (from === null || to === null) return ''
    /* The hours of an entry over the repeated hour of a clock change differ from its times. */
    const isUntouched = this.entry?.startedTime === from && this.entry.endedTime === to
    const hours = isUntouched && this.entry ? this.entry.hours : hoursBetweenTimes(from, to)
    const text = texts.understoodTimes({
      from: formats.clockTime(from),
      to: formats.clockTime(to),
      hours: formatHours(hours, formats)
    })
    const isOverMidnight = to < from && (!isUntouched || hours === hoursBetweenTimes(from, to))
    return isOverMidnight ? `${text}, ${texts.overMidnight}` : text
  }

  /** The typed times if they are so far apart that the user must confirm them, else null. */
  get unlikelySpan(): { readonly from: string; readonly to: string } | null {
    return unlikelySpan(this, this.entry, this.#formats)
  }

  errorText(field: FieldName): string | null {
    const error = this.errors[field]
    return error === undefined ? null : this.#texts.errors[error]
  }

  /** Returns the new entry; null after setting `errors` if a field is wrong. */
  readDraft(facts: FormFacts): EntryDraft | null {
    const reading = readDraft(this.#values(), facts)
    this.errors = reading.ok ? {} : reading.errors
    return reading.ok ? reading.value : null
  }

  /** Returns the change of an entry, with only the touched fields; null after setting `errors` if a field is wrong. */
  readChange(entry: TimeEntry, facts: FormFacts): EntryChange | null {
    const reading = readChanges(this.#values(), entry, { ...facts, hoursFormat: this.#formats })
    this.errors = reading.ok ? {} : reading.errors
    return reading.ok ? changeCommand(entry, reading.value) : null
  }

  #values(): EntryFields {
    const { spentDate, notes, hours, startedTime, endedTime } = this
    return { work: this.work && workOf(this.work), spentDate, notes, hours, startedTime, endedTime }
  }
}
