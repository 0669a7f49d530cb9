import { HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { AppView } from './app.ts'
import { isNextDay } from './away.ts'
import type { Course } from './course.ts'
import { from } from './course.ts'
import { Edits } from './edits.ts'
import { tagOf } from './oracle.ts'
import type { Planned } from './planned.ts'
import { isCutTaken, plannedOf, restorePlanned } from './planned.ts'
import type { Step } from './script.ts'

type CommandName = Extract<Step, { kind: 'command' }>['command']

/** The user of the app, who looks at it, does something, and means something by it. */
export class Person {
  readonly #course: Course
  readonly #edits: Edits

  constructor(course: Course) {
    this.#course = course
    this.#edits = new Edits(course)
  }

  async command(name: CommandName, pick: number): Promise<void> {
    const view = await this.#course.view()
    this.closeSuperseded(view)
    const planned = this.#plan(name, pick, view)
    if (!planned) return
    await this.perform(planned)
  }

  async perform(planned: Planned): Promise<void> {
    const { command, means, isShown, then } = planned
    this.#course.say(`person: ${JSON.stringify(command)}`)
    const result = await this.#course.host.run(command)
    if (result === null) {
      await this.#course.rise()
      const after = await this.#course.view()
      const isTaken = isShown(after)
      this.#course.say(`killed during a command that was ${isTaken ? '' : 'not '}accepted`)
      if (!isTaken) return
      means()
      this.#course.commands += 1
      const key = then?.madeKey(after)
      if (key !== undefined) await then?.go(key)
      return
    }
    if (!result.ok) {
      this.#course.say(`refused: ${JSON.stringify(result.failure)}`)
      return
    }
    means()
    this.#course.commands += 1
    await then?.go(String(result.value))
  }

  #plan(name: CommandName, pick: number, view: AppView): Planned | null {
    const { mode } = view
    const running = view.entries.filter(({ isRunning }) => isRunning)
    // entries shorter than 36 seconds cause a question, which belongs to conflicts
    const isFresh = running.some(({ timerStartedAt }) => {
      const since = Date.parse(timerStartedAt ?? '')
      return view.now - since < 90 * SECOND
    })
    const clocks = ['start', 'stop', 'continue', 'trim', 'delete']
    if (isFresh && clocks.includes(name) && !this.#course.quarrels()) return null
    switch (name) {
      case 'start':
        return this.#planStart(pick, view)
      case 'stop':
        if (running.length === 0) return null
        return plannedOf(
          { do: 'stop' },
          () => this.stopShown(view),
          (after) => after.entries.every(({ isRunning }) => !isRunning)
        )
      case 'continue':
        return this.#planContinue(pick, view)
      case 'create':
        return this.#edits.planCreate(pick, view)
      case 'notes':
        return this.#edits.planNotes(pick, view)
      case 'time':
        return mode === 'duration'
          ? this.#edits.planHours(pick, view)
          : this.#edits.planEnd(pick, view)
      case 'work':
        return this.#edits.planWork(pick, view)
      case 'delete':
        return this.#edits.planDelete(pick, view)
      case 'trim':
        return this.#planTrim(pick, view)
    }
  }

  #planStart(pick: number, view: AppView): Planned | null {
    const work = from(view.works, pick)
    if (!work || this.#hasJustBegun(work.projectId, view)) return null
    const tag = this.#course.newTag('#')
    const at = this.#course.now
    return plannedOf(
      { do: 'start', work, notes: tag },
      () => {
        this.stopShown(view, at)
        this.#course.oracle.begin(tag, tag, work.projectId, at)
      },
      (after) => after.entries.some(({ notes }) => notes === tag)
    )
  }

  #planContinue(pick: number, view: AppView): Planned | null {
    const { mode } = view
    // the app decides which day it is, and its clock may be wrong
    const today = spentDateAt(view.now, view.timeZone)
    const entry = from(
      view.entries.filter(
        (each) => !each.isRunning && this.#isMine(each) && this.#course.isCalm(each)
      ),
      pick
    )
    const meant = entry && this.#course.oracle.get(tagOf(entry.notes))
    if (!entry || !meant) return null
    if (this.#hasJustBegun(entry.project.id, view)) return null
    const at = this.#course.now
    const isRestart = mode === 'duration' && entry.spentDate === today
    if (isRestart)
      return plannedOf(
        { do: 'continue', key: entry.key },
        () => {
          this.stopShown(view, at)
          if (!meant.isAlive) meant.mayBeEither = true
          meant.since = at
          meant.begunAt = at
          meant.endedThere = null
          meant.restartedAt = at
          meant.orMs.length = 0
        },
        (after) => after.entries.some(({ key, isRunning }) => key === entry.key && isRunning)
      )
    const tag = this.#course.newTag('#')
    const isCopy = (each: TimeEntry) =>
      each.notes === entry.notes && !view.entries.some(({ key }) => key === each.key)
    const rename = async (key: string): Promise<void> =>
      this.perform(
        plannedOf(
          { do: 'update', key, changes: { notes: tag } },
          () => {},
          (after) => after.entries.some(({ notes }) => notes === tag)
        )
      )
    return plannedOf(
      { do: 'continue', key: entry.key },
      () => {
        this.stopShown(view, at)
        this.#course.oracle.begin(tag, tag, entry.project.id, at)
      },
      (after) => after.entries.some(isCopy),
      {
        madeKey: (after) => after.entries.find(isCopy)?.key,
        go: async (key) => {
          await rename(key)
          const shown = await this.#course.view()
          const same = shown.entries.find((each) => each.key === key)
          if (same && same.notes !== tag) await rename(key)
        }
      }
    )
  }

  #planTrim(pick: number, view: AppView): Planned | null {
    const running = view.entries
      .filter(({ isRunning }) => isRunning)
      .toSorted((a, b) => (a.timerStartedAt ?? '').localeCompare(b.timerStartedAt ?? ''))
      .at(-1)
    const meant = running && this.#course.oracle.get(tagOf(running.notes))
    if (!running || meant === undefined || meant.since === null || !this.#course.isCalm(running))
      return null
    const at = this.#course.now
    const awayMs = Math.round(((at - meant.since) * (0.2 + 0.5 * pick)) / MINUTE) * MINUTE
    if (awayMs < 3 * MINUTE || at - meant.since - awayMs < 4 * MINUTE) return null
    const then = pick < 0.5 ? 'stop' : 'continue'
    const copyNotes = this.#course.newTag('#')
    const isKept = view.mode === 'duration' && !isNextDay(running, view.now, view.timeZone)
    const before = structuredClone(meant)
    return plannedOf(
      { do: 'trim', awayMs, then, copyNotes },
      () => {
        restorePlanned(meant, before)
        if (isKept && then === 'continue') {
          meant.since = (meant.since ?? at) + awayMs
          meant.roundings += 1
          return
        }
        this.#course.oracle.end(meant.tag, at - awayMs)
        if (then === 'continue')
          this.#course.oracle.begin(copyNotes, copyNotes, running.project.id, at)
      },
      (after) => isCutTaken(running, view.now, after)
    )
  }

  /** The work goes on in its own entry, which has its own name from now on. */
  async rename(key: string, tag: string): Promise<void> {
    for (let turn = 0; turn < 2; turn++) {
      const { entries } = await this.#course.view()
      if (entries.some(({ notes }) => notes === tag)) return
      await this.perform(
        plannedOf(
          { do: 'update', key, changes: { notes: tag } },
          () => {},
          (after) => after.entries.some(({ notes }) => notes === tag)
        )
      )
    }
  }

  /** Ends the timer that the user sees running. */
  stopShown(view: AppView, at = this.#course.now): void {
    const running = view.entries
      .filter(({ isRunning }) => isRunning)
      .toSorted((a, b) => (a.timerStartedAt ?? '').localeCompare(b.timerStartedAt ?? ''))
    running.forEach(({ notes }, index) => {
      const meant = this.#course.oracle.get(tagOf(notes))
      const next = running[index + 1]?.timerStartedAt
      const or = meant?.supersededAt ?? (next ? Date.parse(next) : null)
      if (meant) this.#course.oracle.end(meant.tag, at, or)
    })
  }

  /** True if a start of the same work within 36 seconds continues the entry that was just created. */
  #hasJustBegun(projectId: number, { entries, now }: AppView): boolean {
    return entries.some(
      ({ isRunning, project, timerStartedAt }) =>
        isRunning && project.id === projectId && now - Date.parse(timerStartedAt ?? '') < HUNDREDTH
    )
  }

  #isMine({ notes }: TimeEntry): boolean {
    return notes.startsWith('#')
  }

  /** Another timer ended it, and the app shows that, at the latest in the end. */
  closeSuperseded(view?: AppView): void {
    const running = view?.entries.filter(({ isRunning }) => isRunning)
    const shown = new Set(running?.map(({ notes }) => tagOf(notes)))
    for (const meant of this.#course.oracle.meant.values())
      if (meant.since !== null && meant.supersededAt !== null && !shown.has(meant.tag))
        this.#course.oracle.end(meant.tag, meant.supersededAt)
  }
}
