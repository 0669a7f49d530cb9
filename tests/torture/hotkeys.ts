import { MINUTE, SECOND } from '#shared/durations.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { AppView } from './app.ts'
import type { Course } from './course.ts'
import type { Meant } from './oracle.ts'
import { tagOf } from './oracle.ts'
import type { Person } from './person.ts'

/** Timers that ended this close to each other do not determine which one was last. */
const APART = 3 * MINUTE

/** A user who presses start/stop regardless of what the app shows or knows at that time. */
export class Hotkeys {
  readonly #course: Course
  readonly #person: Person

  constructor(course: Course, person: Person) {
    this.#course = course
    this.#person = person
  }

  async press(): Promise<void> {
    const { network } = this.#course.world
    const before = await this.#course.view()
    this.#person.closeSuperseded(before)
    const isHealthy =
      !network.isTroubled && network.inFlight === 0 && before.operations.length === 0
    const running = this.#runningOnes()
    if (running.length > 1 || running.some((meant) => this.#isFresh(meant))) return
    const [runs] = running
    // without Harvest the app cannot know what happened elsewhere
    if (!isHealthy && !this.#isTrue(before, runs)) return
    const last = runs ? undefined : this.#lastOne(before)
    if (!runs && !last) return
    const at = this.#course.now
    const kills = this.#course.faults['kill']
    this.#course.say(
      `person: presses the hotkey; ${runs ? `${runs.tag} runs` : `${last?.tag} was last`}`
    )
    const result = await this.#course.host.run({ do: 'toggle' })
    if (result === null) await this.#course.rise()
    await this.#course.run(3 * SECOND)
    this.#course.commands += 1
    this.#course.count('hotkey')
    const after = await this.#course.view()
    const wasKilled = this.#course.faults['kill'] !== kills
    if (runs) this.#stopped(runs, after, at, wasKilled)
    else if (last) await this.#started(last, before, after, { at, wasKilled })
  }

  #stopped(runs: Meant, after: AppView, at: number, wasKilled: boolean): void {
    const shown = after.entries.find(({ isRunning }) => isRunning)
    if (!shown) this.#course.oracle.end(runs.tag, at)
    else if (!wasKilled) this.#wrong(`${shown.notes} runs after a stop of ${runs.tag}`)
  }

  async #started(
    last: Meant,
    before: AppView,
    after: AppView,
    { at, wasKilled }: { readonly at: number; readonly wasKilled: boolean }
  ): Promise<void> {
    const shown = after.entries.find(({ isRunning }) => isRunning)
    if (!shown && wasKilled) return
    if (!shown || tagOf(shown.notes) !== last.tag)
      return this.#wrong(`${shown?.notes ?? 'nothing'} runs instead of ${last.tag}`)
    if (before.entries.some(({ key }) => key === shown.key)) {
      Object.assign(last, { since: at, begunAt: at, restartedAt: at, endedThere: null })
      last.orMs.length = 0
      return
    }
    const tag = this.#course.newTag('#')
    this.#course.oracle.begin(tag, tag, shown.project.id, at)
    await this.#person.rename(shown.key, tag)
  }

  #wrong(what: string): void {
    this.#course.wrong.push(`the hotkey: ${what}`)
  }

  #runningOnes(): readonly Meant[] {
    return [...this.#course.oracle.meant.values()].filter(
      ({ since, isAlive, mayBeEither }) => since !== null && (isAlive || mayBeEither)
    )
  }

  #isFresh({ since }: Meant): boolean {
    return this.#course.now - (since ?? 0) < 90 * SECOND
  }

  /** True if the app shows the timer that really runs. */
  #isTrue({ entries }: AppView, runs: Meant | undefined): boolean {
    const shown = entries.filter(({ isRunning }) => isRunning).map(({ notes }) => tagOf(notes))
    return shown.length === (runs ? 1 : 0) && (!runs || shown[0] === runs.tag)
  }

  /** The entry that ran last, if there is no doubt about it or about entries shortly before. */
  #lastOne(view: AppView): Meant | undefined {
    const ran = [...this.#course.oracle.meant.values()]
      .filter(
        ({ lastRanAt, isAlive, mayBeEither }) => lastRanAt !== null && (isAlive || mayBeEither)
      )
      .toSorted((a, b) => (b.lastRanAt ?? 0) - (a.lastRanAt ?? 0))
    const [last, other] = ran
    if (!last?.isAlive || last.lastRanAt === null || last.isDisturbed || last.mayBeEither)
      return undefined
    if (other && last.lastRanAt - (other.lastRanAt ?? 0) < APART) return undefined
    if (last.supersededAt !== null || last.unseen.size > 0 || last.orMs.length > 0) return undefined
    if (this.#course.now - last.lastRanAt < 90 * SECOND) return undefined
    if (this.#isTypedLater(view, last)) return undefined
    const shown = view.entries.find(({ notes }) => tagOf(notes) === last.tag)
    if (shown && !this.#course.isCalm(shown)) return undefined
    return this.#isOfToday(shown) ? last : undefined
  }

  /** True if an entry of today has a typed end later than the timer's, so that it seems to have run last. */
  #isTypedLater({ entries }: AppView, { tag, lastRanAt }: Meant): boolean {
    const least = this.#course.oracle.timeAt((lastRanAt ?? 0) - APART)
    return entries.some(
      ({ notes, spentDate, endedTime }) =>
        tagOf(notes) !== tag &&
        endedTime !== null &&
        endedTime >= least &&
        spentDate === spentDateAt(this.#course.now, this.#course.zone)
    )
  }

  /** An entry that is not known here yet belongs to today. */
  #isOfToday(shown: TimeEntry | undefined): boolean {
    return !shown || shown.spentDate === spentDateAt(this.#course.now, this.#course.zone)
  }
}
