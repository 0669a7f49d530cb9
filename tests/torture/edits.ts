import { minutesBetween } from '#shared/time/clock-time.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import { addDays, spentDateAt } from '#shared/time/spent-date.ts'
import type { AppView } from './app.ts'
import type { Course } from './course.ts'
import { from } from './course.ts'
import type { Meant } from './oracle.ts'
import { close, tagOf } from './oracle.ts'
import type { Planned } from './planned.ts'
import { plannedOf } from './planned.ts'

/** Changes by the user of entries whose timer does not matter. */
export class Edits {
  readonly #course: Course

  constructor(course: Course) {
    this.#course = course
  }

  planCreate(pick: number, view: AppView): Planned | null {
    const work = from(view.works, pick)
    if (!work) return null
    const tag = this.#course.newTag('#')
    const spentDate = addDays(spentDateAt(this.#course.now, view.timeZone), -Math.floor(pick * 3))
    const hours = 10 + Math.floor(pick * 500)
    const time =
      view.mode === 'duration'
        ? ({ kind: 'hours', hours } as const)
        : ({ kind: 'times', startedTime: '06:10', endedTime: '07:25' } as const)
    return plannedOf(
      { do: 'create', draft: { ...work, spentDate, notes: tag, time } },
      () =>
        this.#course.oracle.add(tag, tag, work.projectId, {
          overMs: view.mode === 'duration' ? hours * HUNDREDTH : 75 * MINUTE,
          startedTime: '06:10',
          endedTime: '07:25'
        }),
      (after) => after.entries.some(({ notes }) => notes === tag)
    )
  }

  planNotes(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter((each) => this.#course.isCalm(each)),
      pick
    )
    const meant = entry && this.#course.oracle.get(tagOf(entry.notes))
    if (!entry || !meant) return null
    const notes = `${meant.tag} v${this.#course.commands}`
    return plannedOf(
      { do: 'update', key: entry.key, changes: { notes } },
      () => {
        this.edited(meant, 'notes', entry.notes)
        meant.notes = notes
      },
      (after) => after.entries.some((each) => each.notes === notes)
    )
  }

  planHours(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter((each) => !each.isRunning && this.#course.isCalm(each)),
      pick
    )
    const meant = entry && this.#course.oracle.get(tagOf(entry.notes))
    if (!entry || !meant) return null
    const hours = 10 + Math.floor(pick * 700)
    return plannedOf(
      { do: 'update', key: entry.key, changes: { hours } },
      () => {
        this.edited(meant, 'time', String(entry.hours))
        if (meant.unseen.size === 0) meant.orMs.length = 0
        meant.overMs = hours * HUNDREDTH
      },
      (after) => after.entries.some((each) => each.key === entry.key && each.hours === hours)
    )
  }

  planEnd(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter(
        (each) => !each.isRunning && each.startedTime && this.#course.isCalm(each)
      ),
      pick
    )
    const meant = entry && this.#course.oracle.get(tagOf(entry.notes))
    if (!entry?.startedTime || !meant) return null
    const { startedTime } = entry
    const endedTime = laterEnd(startedTime, pick)
    return plannedOf(
      { do: 'update', key: entry.key, changes: { endedTime } },
      () => {
        this.edited(meant, 'time', entry.endedTime ?? '')
        if (meant.unseen.size === 0) meant.orEnds.length = 0
        meant.endedTime = endedTime
        meant.overMs = minutesBetween(startedTime, endedTime) * MINUTE
        meant.endsAt.length = 0
      },
      (after) =>
        after.entries.some((each) => each.key === entry.key && each.endedTime === endedTime)
    )
  }

  planWork(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter((each) => this.#course.isCalm(each)),
      pick
    )
    const meant = entry && this.#course.oracle.get(tagOf(entry.notes))
    const work = from(view.works, (pick * 7) % 1)
    if (!entry || !meant || !work) return null
    return plannedOf(
      { do: 'update', key: entry.key, changes: { work } },
      () => {
        this.edited(meant, 'work', String(entry.project.id))
        meant.projectId = work.projectId
      },
      (after) =>
        after.entries.some(
          ({ key, project, task }) =>
            key === entry.key && project.id === work.projectId && task.id === work.taskId
        )
    )
  }

  planDelete(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter((each) => this.#course.isCalm(each)),
      pick
    )
    const meant = entry && this.#course.oracle.get(tagOf(entry.notes))
    if (!entry || !meant) return null
    // a duplicate: the other entry is the intended one
    const isTwin = view.questions.some(
      (question) =>
        question.kind === 'came-twice' && [question.entryKey, question.otherKey].includes(entry.key)
    )
    return plannedOf(
      { do: 'delete', key: entry.key },
      () => {
        if (isTwin) return
        if (meant.unseen.size > 0) meant.mayBeEither = true
        meant.isAlive = false
      },
      (after) => after.entries.every(({ key }) => key !== entry.key)
    )
  }

  /** A change here that does not include one from elsewhere. Both are right until the user decides. */
  edited(meant: Meant, field: 'notes' | 'time' | 'work', shown: string): void {
    if (!meant.isAlive) meant.mayBeEither = true
    if (field === 'time') this.#overlooked(meant, shown)
    const theirs = meant.unseen.get(field)
    if (theirs === undefined || theirs === shown) {
      meant.unseen.delete(field)
      if (field === 'notes') meant.orNotes.length = 0
      return
    }
    if (field === 'notes') meant.orNotes.push(theirs)
    if (field === 'time') this.#alsoTime(meant, theirs)
  }

  /** Another device stopped the timer, which this device does not show yet. The time is such a change, too. */
  #overlooked(meant: Meant, shown: string): void {
    const { endedThere } = meant
    meant.endedThere = null
    if (endedThere === null || meant.unseen.has('time')) return
    const isSeen =
      this.#course.mode === 'duration'
        ? Math.abs(Number(endedThere) - Number(shown)) <= 1
        : close(endedThere, shown)
    if (!isSeen) meant.unseen.set('time', endedThere)
  }

  #alsoTime(meant: Meant, value: string): void {
    if (this.#course.mode === 'duration') meant.orMs.push(Number(value) * HUNDREDTH)
    else meant.orEnds.push(value)
  }
}

/** Returns an end between 17 and 77 minutes after a start. */
export function laterEnd(startedTime: string, pick: number): string {
  const [hour = 0, minute = 0] = startedTime.split(':').map(Number)
  const later = (hour * 60 + minute + 17 + Math.floor(pick * 60)) % 1440
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(later / 60))}:${two(later % 60)}`
}
