import { HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import { wholeMinute } from '#shared/absence.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { AppCommand, AppView } from './app.ts'
import type { Course } from './course.ts'
import type { Meant } from './oracle.ts'
import { tagOf } from './oracle.ts'
import type { Planned } from './planned.ts'
import { isCutTaken, plannedOf, restorePlanned } from './planned.ts'
import type { Second } from './second.ts'
import type { Step } from './script.ts'

type Answer = Extract<Step, { kind: 'answer' }>

/** An idle question, in true time. */
interface Question {
  readonly key: string
  readonly tag: string
  readonly from: number
  readonly to: number
}

/** The shortest time before and in an absence. Less is within the error of clocks and rounding. */
const LEAST = 5 * MINUTE
/** The shortest work after the return that becomes its own entry in a start/end account. */
const LEAST_REST = 2 * MINUTE

/** The shortest work after a return on the next day that becomes its own entry in a duration account. */
const LEAST_OF_NEXT_DAY = 5 * MINUTE

/** A user who is away while a timer runs and chooses later, or has a rule that chooses at once. */
export class Away {
  readonly #course: Course
  readonly #second: Second | null
  readonly #perform: (planned: Planned) => Promise<void>
  readonly #open = new Map<number, Question>()

  constructor(course: Course, second: Second | null, perform: (planned: Planned) => Promise<void>) {
    this.#course = course
    this.#second = second
    this.#perform = perform
  }

  /** The user returns now. */
  async comeBack(question: number, pick: number): Promise<void> {
    const view = await this.#course.view()
    const entry = this.#running(view)
    const meant = entry && this.#meantBy(entry)
    if (!entry || !meant || meant.since === null) return
    const to = this.#course.now
    const length = Math.round(((to - meant.since) * (0.2 + 0.5 * pick)) / MINUTE) * MINUTE
    const from = to - length
    if (length < LEAST || from - meant.since < LEAST) return
    this.#open.set(question, { key: entry.key, tag: meant.tag, from, to })
    this.#course.say(`person: is away from ${meant.tag} for ${length / MINUTE} minutes`)
  }

  /** The user forgot a timer in the evening (true time) and chooses in the morning. */
  async wakeUp(from: number, answer: Answer['answer']): Promise<void> {
    const view = await this.#course.view()
    const entry = this.#running(view)
    const meant = entry && this.#meantBy(entry)
    if (!entry || !meant || meant.since === null || from - meant.since < LEAST) return
    const to = this.#course.now
    this.#open.set(0, { key: entry.key, tag: meant.tag, from, to })
    this.#course.say(`person: forgets ${meant.tag} overnight`)
    await this.answer({ kind: 'answer', question: 0, answer, byRule: 'person', gapMs: 0, pick: 0 })
  }

  async answer({ question, answer, byRule }: Answer): Promise<void> {
    const asked = this.#open.get(question)
    this.#open.delete(question)
    const meant = asked && this.#course.oracle.get(asked.tag)
    if (!asked || !meant) return
    if (byRule === 'both') await this.#second?.refresh()
    const view = await this.#course.view()
    const entry = view.entries.find(({ key }) => key === asked.key)
    if (!entry?.isRunning || !this.#canJudge(entry, meant, asked, view, byRule)) return
    const isByRule = byRule !== 'person'
    const planned = this.#plan({ asked, meant, entry, view }, answer, isByRule)
    if (byRule !== 'both') return this.#perform(planned)
    // the other computer has the same rule
    const other = await this.#second?.view()
    if (other?.mode !== view.mode || other.timeZone !== view.timeZone) return
    const key = await this.#second?.keyOfRunning(asked.tag)
    const isTroubled = this.#course.world.network.isTroubled
    if (key === undefined || isTroubled) return
    await this.#perform(planned)
    await this.#course.run(5 * SECOND)
    const { agoMs, ...command } = planned.command as Extract<AppCommand, { do: 'away' }>
    const later = { from: agoMs.from + 5 * SECOND, to: agoMs.to + 5 * SECOND }
    await this.#second?.run({ ...command, agoMs: later, key })
    this.#course.count('answered-twice')
  }

  #running({ entries }: AppView): TimeEntry | undefined {
    return entries
      .filter(({ isRunning }) => isRunning)
      .toSorted((a, b) => (a.timerStartedAt ?? '').localeCompare(b.timerStartedAt ?? ''))
      .at(-1)
  }

  #meantBy(entry: TimeEntry): Meant | undefined {
    const meant = this.#course.oracle.get(tagOf(entry.notes))
    return meant && this.#course.isCalm(entry) ? meant : undefined
  }

  /** True if the result of the choice is known: nothing but a stop elsewhere has happened to the entry. */
  #canJudge(
    entry: TimeEntry,
    meant: Meant,
    { from, to }: Question,
    { now, timeZone }: AppView,
    byRule: Answer['byRule']
  ): boolean {
    if (!this.#meantBy(entry) || meant.supersededAt !== null || meant.isDisturbed) return false
    // the app decides which day it is, and its clock may be wrong
    if (spentDateAt(now, timeZone) !== spentDateAt(this.#course.now, timeZone)) return false
    const isSameDay = spentDateAt(to, timeZone) === spentDateAt(this.#course.now, timeZone)
    if (!isSameDay || (meant.since === null && isNextDay(entry, to, timeZone))) return false
    if (Date.parse(entry.timerStartedAt ?? '') > from - MINUTE) return false
    if (meant.since !== null) return meant.since < from
    // stopped elsewhere, and not fetched here yet
    const [endedAt, ...others] = meant.endsAt
    const isKnownEnd = endedAt !== undefined && others.length === 0 && meant.endedThere !== null
    if (!isKnownEnd || meant.orMs.length > 0 || meant.unseen.size > 0) return false
    if (Math.abs(endedAt - to) < MINUTE || Math.abs(endedAt - from) < MINUTE) return false
    // a user who continues ends the timer that runs elsewhere
    const runs = [...this.#course.oracle.meant.values()].some(({ since }) => since !== null)
    return byRule !== 'person' || !runs
  }

  #plan(
    given: {
      readonly asked: Question
      readonly meant: Meant
      readonly entry: TimeEntry
      readonly view: AppView
    },
    decision: Answer['answer'],
    isByRule: boolean
  ): Planned {
    const { asked, meant, entry, view } = given
    const at = this.#course.now
    const copyNotes = this.#course.newTag('#')
    const { key, from, to } = asked
    const agoMs = { from: at - from, to: at - to }
    const before = structuredClone(meant)
    const command = { do: 'away', key, agoMs, decision, isByRule, copyNotes } as const
    return plannedOf(
      command satisfies AppCommand,
      () => {
        restorePlanned(meant, before)
        this.#means(asked, meant, entry, { decision, isByRule, copyNotes, at, view })
      },
      (after) => isCutTaken(entry, view.now, after)
    )
  }

  #means(
    asked: Question,
    meant: Meant,
    entry: TimeEntry,
    given: {
      readonly decision: Answer['answer']
      readonly isByRule: boolean
      readonly copyNotes: string
      readonly at: number
      readonly view: AppView
    }
  ): void {
    const { oracle } = this.#course
    const { tag, from, to } = asked
    const { decision, isByRule, copyNotes, at, view } = given
    const endedAt = meant.since === null ? (meant.endsAt[0] ?? at) : null
    const removedMs = Math.max(0, Math.min(to, endedAt ?? to) - from)
    const goesOn = decision === 'continue-and-remove' && (endedAt === null || !isByRule)
    const { project } = entry
    const isOfDay = !isNextDay(entry, to, view.timeZone)
    if (view.mode === 'duration' && (isOfDay || staysThere(decision, at - to))) {
      meant.overMs -= removedMs
      meant.roundings += 1
      if (goesOn && endedAt !== null) {
        const since = Math.max(to, endedAt)
        Object.assign(meant, { since, begunAt: since, restartedAt: since, endedThere: null })
        meant.endsAt.length = 0
      }
      if (!goesOn && endedAt === null) oracle.end(tag, at)
      return
    }
    if (endedAt === null) oracle.end(tag, from)
    else if (removedMs > 0) this.#endEarlier(meant, from)
    if (goesOn) oracle.begin(copyNotes, copyNotes, project.id, to)
    else if (endedAt === null && at - wholeMinute(to) >= LEAST_REST) {
      oracle.begin(copyNotes, copyNotes, project.id, to)
      oracle.end(copyNotes, at)
      // work after the return is added as an entry, and the timer that ran is the stopped one
      Object.assign(oracle.get(copyNotes) ?? {}, { lastRanAt: null })
      meant.lastRanAt = at
    }
  }

  #endEarlier(meant: Meant, at: number): void {
    meant.endedTime = this.#course.oracle.timeAt(at)
    meant.overMs = Math.max(HUNDREDTH, at - (meant.begunAt ?? at))
    meant.endsAt.splice(0, Number.POSITIVE_INFINITY, at)
  }
}

/** True if the user returned on a later day than that of the entry. */
export function isNextDay({ spentDate }: TimeEntry, to: number, timeZone: string): boolean {
  return spentDateAt(to, timeZone) > spentDate
}

/** True if the few minutes between the return and a stop stay in the entry of the day before. */
function staysThere(decision: Answer['answer'], restMs: number): boolean {
  return decision === 'stop-and-remove' && restMs < LEAST_OF_NEXT_DAY
}
