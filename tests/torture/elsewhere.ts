import { minutesBetween } from '#shared/time/clock-time.ts'
import { HOUR, HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { EntryChanges } from '#shared/time-entry.ts'
import type { Entry } from '#sandbox/model.ts'
import type { AppView } from './app.ts'
import type { Course } from './course.ts'
import { from } from './course.ts'
import type { Meant } from './oracle.ts'
import { clockText, tagOf } from './oracle.ts'
import type { Step } from './script.ts'
import type { Second } from './second.ts'

/** The web page and the phone: a second client of the same account. */
export class Elsewhere {
  readonly #course: Course
  readonly #second: Second | null

  constructor(course: Course, second: Second | null) {
    this.#course = course
    this.#second = second
    course.world.network.onCommit = (before, isBeyond, url) =>
      this.#committed(before, isBeyond, url)
  }

  /** Does something to any entry, or to the one with the tag. */
  async act(
    act: Extract<Step, { kind: 'elsewhere' }>['act'],
    pick: number,
    tag?: string
  ): Promise<void> {
    const { network } = this.#course.world
    for (let turn = 0; network.inFlight > 0 && turn < 40; turn++) await this.#course.run(SECOND)
    // where the network is bad, the other client is the web page
    const second = network.isTroubled ? null : this.#second
    if (second) await second.refresh()
    const view = await this.#course.view()
    const { account, userId } = network
    const entries = network.entries().filter((entry) => this.#isQuiet(entry, view))
    const stopped = from(
      entries.filter(
        (entry) =>
          entry.timerStartedAt === null && (tag === undefined || this.#tagAt(entry, view) === tag)
      ),
      pick
    )
    const meant = stopped && this.#course.oracle.get(this.#tagAt(stopped, view))
    const { mode } = this.#course
    const at = this.#course.now
    switch (act) {
      case 'notes': {
        if (!stopped || !meant) return
        const notes = `${meant.tag} w${at % 100_000}`
        this.#course.say(`elsewhere: notes ${notes}`)
        this.#meets(meant, 'notes', stopped.notes ?? '')
        await this.#change(second, stopped.id, { notes }, { notes })
        meant.unseen.set('notes', notes)
        meant.notes = notes
        return
      }
      case 'hours': {
        if (!stopped || !meant) return
        const { startedMinute } = stopped
        if (mode === 'timestamps' && startedMinute === null) return
        this.#meets(meant, 'time', '')
        const hours = 20 + Math.floor(pick * 600)
        const end = '23:41'
        const length = minutesBetween(clockText(startedMinute), end) * MINUTE
        await this.#change(
          second,
          stopped.id,
          mode === 'duration' ? { hours: hours / 100 } : { ended_time: end },
          mode === 'duration' ? { hours } : { endedTime: end }
        )
        this.#course.say(`elsewhere: time of ${meant.tag} ${mode === 'duration' ? hours : end}`)
        meant.unseen.set('time', mode === 'duration' ? String(hours) : end)
        meant.orMs.length = 0
        meant.orEnds.length = 0
        meant.endsAt.length = 0
        meant.overMs = mode === 'duration' ? hours * HUNDREDTH : length
        meant.endedTime = end
        return
      }
      case 'delete': {
        if (!stopped || !meant) return
        this.#course.say(`elsewhere: deletes ${meant.tag}`)
        this.#meets(meant, 'notes', stopped.notes ?? '')
        if (view.operations.some(({ entryKey }) => this.#keyOf(stopped, view) === entryKey))
          meant.mayBeEither = true
        account.delete(userId, stopped.id)
        meant.isAlive = false
        return
      }
      case 'create':
      case 'start': {
        const work = from(view.works, pick)
        if (!work) return
        const tag = this.#course.newTag('@')
        const isTimer = act === 'start'
        this.#course.say(`elsewhere: ${act} ${tag}`)
        const stops = this.#runningThere(view)
        const waiting = this.#clocksWaiting(view)
        const spent = spentDateAt(at, this.#course.zone)
        const create = (): unknown =>
          account.create(userId, {
            project_id: work.projectId,
            task_id: work.taskId,
            spent_date: spent,
            notes: tag,
            ...(isTimer
              ? {}
              : mode === 'duration'
                ? { hours: 1.5 }
                : { started_time: '05:00', ended_time: '06:30' })
          })
        if (!second || !isTimer) create()
        if (!isTimer) {
          this.#course.oracle.add(tag, tag, work.projectId, {
            overMs: 1.5 * HOUR,
            startedTime: '05:00',
            endedTime: '06:30'
          })
          return
        }
        for (const stop of stops) if (!waiting.has(stop)) this.#course.oracle.endThere(stop, at)
        for (const other of this.#course.oracle.meant.values())
          if (other.since !== null && other.supersededAt === null) other.supersededAt = at
          else if (other.since !== null) other.supersededAgainAt = at
        this.#course.oracle.begin(tag, tag, work.projectId, at)
        if (second) await second.run({ do: 'start', work, notes: tag })
        return
      }
      case 'stop': {
        const [tag] = this.#runningThere(view)
        const running = network.entries().find(({ timerStartedAt }) => timerStartedAt !== null)
        if (!running || !tag) return
        // a timer that has just started may still get the time that it really ran
        if (this.#isBusy(running, view)) return
        this.#course.say(`elsewhere: stops ${tag}`)
        this.#course.oracle.endThere(tag, at)
        const isKnown = second && (await second.keyOfRunning(tag)) !== undefined
        if (isKnown) await second.run({ do: 'stop' })
        else account.stop(userId, running.id)
      }
    }
  }

  /** Changes an entry on the web page, or in the second Gleaner. */
  async #change(
    second: Second | null,
    id: number,
    onTheWeb: Readonly<Record<string, unknown>>,
    changes: EntryChanges
  ): Promise<void> {
    const { account, userId } = this.#course.world.network
    const key = await second?.keyOf(id)
    if (second && key !== undefined) await second.run({ do: 'update', key, changes })
    else account.update(userId, id, onTheWeb)
  }

  /** Changed elsewhere while a change of ours has not arrived. Both are right until the user decides. */
  #meets(meant: Meant, field: 'notes' | 'time', there: string): void {
    if (field === 'notes' && there !== meant.notes) meant.orNotes.push(meant.notes)
    if (field !== 'time') return
    meant.orMs.push(meant.overMs)
    if (meant.endedTime) meant.orEnds.push(meant.endedTime)
  }

  #isBusy(entry: Entry, view: AppView): boolean {
    const key = this.#keyOf(entry, view)
    return key === undefined || view.operations.some(({ entryKey }) => entryKey === key)
  }

  /**
   * True if no request of this device for the entry is on its way. An entry that is not known here yet belongs to the
   * other client.
   */
  #isQuiet(entry: Entry, view: AppView): boolean {
    const isTheirs = (entry.notes ?? '').startsWith('@')
    const meant = this.#course.oracle.get(this.#tagAt(entry, view))
    if (meant && (this.#course.oracle.isInPieces(meant) || this.#course.isShared(meant.tag)))
      return false
    const isUnknown = this.#keyOf(entry, view) === undefined
    return (isTheirs && isUnknown) || !this.#isBusy(entry, view) || this.#course.quarrels()
  }

  #keyOf({ id }: Entry, view: AppView): string | undefined {
    return view.entries.find((each) => each.id === id)?.key
  }

  #tagAt(entry: Entry, view: AppView): string {
    const shown = view.entries.find(({ id }) => id === entry.id)
    return tagOf(shown?.notes ?? entry.notes)
  }

  /** Entries whose timer was started here by a request that Harvest has not received yet. */
  #clocksWaiting(view: AppView): ReadonlySet<string> {
    const keys = new Set(
      view.operations.flatMap(({ kind, entryKey }) =>
        kind === 'restart' || kind === 'start' ? [entryKey] : []
      )
    )
    return new Set(
      view.entries.flatMap(({ key, notes, isRunning }) =>
        isRunning && keys.has(key) ? [tagOf(notes)] : []
      )
    )
  }

  #runningThere(view: AppView): readonly string[] {
    return this.#course.world.network
      .entries()
      .filter(({ timerStartedAt }) => timerStartedAt !== null)
      .map((entry) => this.#tagAt(entry, view))
  }

  /**
   * A timer that Harvest stopped because the app started another ended when that one began. What an unexpected request
   * changed counts as a change by another client. The app stopping a restarted timer counts as the user's earlier
   * action.
   */
  #committed(before: readonly Entry[], isBeyond: boolean, url: string): void {
    const old = new Map(before.map((entry) => [entry.id, entry]))
    for (const entry of this.#course.world.network.entries()) {
      const was = old.get(entry.id)
      if (was === entry) continue
      const meant = this.#course.oracle.get(tagOf((was ?? entry).notes))
      if (!meant) continue
      if (isBeyond) meant.isDisturbed = true
      const isOlderRun = (was?.timerStartedAt ?? 0) < (meant.restartedAt ?? 0) - SECOND
      const hasStopped =
        was !== undefined && was.timerStartedAt !== null && entry.timerStartedAt === null
      const isOwnStop = !isBeyond && meant.restartedAt !== null && url.endsWith(`/${entry.id}/stop`)
      if (hasStopped && meant.since !== null && !isOlderRun && !isOwnStop && !this.#runsOn(meant))
        this.#course.oracle.end(
          meant.tag,
          isBeyond ? this.#course.now : this.#begunAfter(meant),
          this.#course.now
        )
    }
  }

  /** True if the same work goes on in another entry because Harvest had misread its start. */
  #runsOn({ tag }: Meant): boolean {
    return this.#course.world.network
      .entries()
      .some(({ notes, timerStartedAt }) => timerStartedAt !== null && tagOf(notes) === tag)
  }

  #begunAfter(meant: Meant): number {
    const begun = [...this.#course.oracle.meant.values()]
      .filter((each) => each !== meant && each.since !== null)
      .map(({ begunAt }) => begunAt ?? 0)
      .filter((at) => at >= (meant.begunAt ?? 0))
    return begun.length === 0 ? this.#course.now : Math.max(...begun)
  }
}
