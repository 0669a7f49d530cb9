import type { TimerMode } from '#shared/company.ts'
import { minutesBetween } from '#shared/time/clock-time.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import { seenOf } from '#shared/seen.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { AppCommand } from './app.ts'
import type { Course } from './course.ts'
import { from } from './course.ts'
import { Edits, laterEnd } from './edits.ts'
import type { Field, Meant } from './oracle.ts'
import { close, tagOf } from './oracle.ts'
import type { Planned } from './planned.ts'
import { plannedOf } from './planned.ts'

/** The field that a form changes, or the question before a deletion. */
export type FormField = Field | 'delete'

interface OpenForm {
  readonly field: FormField
  /** The entry when the form was opened. */
  readonly entry: TimeEntry
  readonly tag: string
  /** The timer mode when the form was opened. */
  readonly mode: TimerMode
  /** The intended values when the form was opened. */
  readonly values: Readonly<Record<Field, string>>
}

const FIELDS: readonly Field[] = ['notes', 'time', 'work']

/** Forms that stay open while their entry changes, here or elsewhere, and are saved later. */
export class Forms {
  readonly #course: Course
  readonly #edits: Edits
  readonly #perform: (planned: Planned) => Promise<void>
  readonly #open = new Map<number, OpenForm>()

  constructor(course: Course, perform: (planned: Planned) => Promise<void>) {
    this.#course = course
    this.#edits = new Edits(course)
    this.#perform = perform
  }

  /** The tag of the entry in a form. */
  tagOf(form: number): string | undefined {
    return this.#open.get(form)?.tag
  }

  async open(form: number, field: FormField, pick: number): Promise<void> {
    const { entries, mode } = await this.#course.view()
    const taken = new Set([...this.#open.values()].map(({ tag }) => tag))
    const entry = from(
      entries.filter((each) => {
        const meant = this.#course.oracle.get(tagOf(each.notes))
        if (!meant || taken.has(meant.tag) || !this.#course.isCalm(each)) return false
        const keepsClock = field === 'notes' || field === 'work'
        return keepsClock || (!each.isRunning && meant.since === null && meant.endedThere === null)
      }),
      pick
    )
    const meant = entry && this.#course.oracle.get(tagOf(entry.notes))
    if (!entry || !meant) return
    this.#open.set(form, { field, entry, tag: meant.tag, mode, values: valuesOf(meant) })
    this.#course.say(`person: opens form ${form} for the ${field} of ${meant.tag}`)
  }

  async save(form: number, pick: number): Promise<void> {
    const opened = this.#open.get(form)
    this.#open.delete(form)
    const meant = opened && this.#course.oracle.get(opened.tag)
    if (!opened || !meant?.isAlive || this.#course.oracle.due.has(meant.tag)) return
    const { entries, mode } = await this.#course.view()
    const shown = entries.find(({ key }) => key === opened.entry.key)
    if (!shown || this.#course.isShared(meant.tag)) return
    if (opened.field === 'time' && opened.mode !== mode) return
    if (this.#hasChangedHere(opened, shown, meant)) return
    const planned = this.#plan(opened, meant, shown, pick)
    if (planned) await this.#perform(planned)
  }

  #plan(form: OpenForm, meant: Meant, shown: TimeEntry, pick: number): Planned | null {
    switch (form.field) {
      case 'notes':
        return this.#planNotes(form, meant)
      case 'time':
        return shown.isRunning ? null : this.#planTime(form, meant, pick)
      case 'work':
        return this.#planWork(form, meant, pick)
      case 'delete':
        return this.#planDelete(form, meant)
    }
  }

  #planNotes({ entry }: OpenForm, meant: Meant): Planned {
    const notes = `${meant.tag} f${this.#course.commands}`
    return plannedOf(
      { do: 'update', key: entry.key, seen: seenOf(entry), changes: { notes } },
      () => {
        this.#expectQuestion(meant, ['notes'])
        this.#edits.edited(meant, 'notes', entry.notes)
        meant.notes = notes
      },
      (after) => after.entries.some((each) => each.notes === notes)
    )
  }

  #planTime({ entry, mode }: OpenForm, meant: Meant, pick: number): Planned | null {
    if (mode === 'timestamps' && entry.startedTime === null) return null
    const hours = 10 + Math.floor(pick * 700)
    const endedTime = laterEnd(entry.startedTime ?? '', pick)
    const theirs = meant.unseen.get('time')
    const isNear =
      mode === 'duration'
        ? [entry.hours, hours].some((each) => Math.abs(each - Number(theirs)) <= 3)
        : [entry.endedTime, endedTime].some((each) => close(each, theirs ?? null))
    if (theirs !== undefined && isNear) return null
    const changes = mode === 'duration' ? { hours } : { endedTime }
    const command: AppCommand = { do: 'update', key: entry.key, seen: seenOf(entry), changes }
    return plannedOf(
      command,
      () => {
        this.#expectQuestion(meant, ['time'])
        const shown = mode === 'duration' ? String(entry.hours) : (entry.endedTime ?? '')
        this.#edits.edited(meant, 'time', shown)
        meant.endsAt.length = 0
        const length = minutesBetween(entry.startedTime ?? '00:00', endedTime) * MINUTE
        meant.overMs = mode === 'timestamps' ? length : hours * HUNDREDTH
        if (mode === 'timestamps') meant.endedTime = endedTime
      },
      (after) =>
        after.entries.some(
          (each) =>
            each.key === entry.key &&
            (mode === 'duration' ? each.hours === hours : each.endedTime === endedTime)
        )
    )
  }

  #planWork({ entry }: OpenForm, meant: Meant, pick: number): Planned | null {
    const work = from(this.#course.works, pick)
    if (!work) return null
    return plannedOf(
      { do: 'update', key: entry.key, seen: seenOf(entry), changes: { work } },
      () => {
        this.#edits.edited(meant, 'work', String(entry.project.id))
        meant.projectId = work.projectId
      },
      (after) =>
        after.entries.some(
          ({ key, project, task }) =>
            key === entry.key && project.id === work.projectId && task.id === work.taskId
        )
    )
  }

  #planDelete({ entry }: OpenForm, meant: Meant): Planned | null {
    const theirs = meant.unseen.get('time')
    if (theirs !== undefined && Math.abs(entry.hours - Number(theirs)) <= 3) return null
    return plannedOf(
      { do: 'delete', key: entry.key, seen: seenOf(entry) },
      () => {
        this.#expectQuestion(meant, FIELDS)
        if (meant.unseen.size > 0) meant.mayBeEither = true
        meant.isAlive = false
      },
      (after) => after.entries.every(({ key }) => key !== entry.key)
    )
  }

  /** Changed elsewhere since the form was opened, so only the user can decide. */
  #expectQuestion(meant: Meant, fields: readonly Field[]): void {
    if (fields.some((field) => meant.unseen.has(field))) this.#course.oracle.due.add(meant.tag)
  }

  /** True if the user has changed the field of the form in another way meanwhile. */
  #hasChangedHere({ field, entry, values }: OpenForm, shown: TimeEntry, meant: Meant): boolean {
    // no other client moves an entry to other work
    if (shown.task.id !== entry.task.id && (field === 'work' || field === 'delete')) return true
    const now = valuesOf(meant)
    const fields = field === 'delete' ? FIELDS : [field]
    return fields.some((each) => now[each] !== values[each] && !meant.unseen.has(each))
  }
}

function valuesOf(meant: Meant): Readonly<Record<Field, string>> {
  const { notes, projectId, overMs, since, startedTime, endedTime } = meant
  return {
    notes,
    work: String(projectId),
    time: JSON.stringify([overMs, since, startedTime, endedTime])
  }
}
