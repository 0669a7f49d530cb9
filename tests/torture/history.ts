import { rmSync } from 'node:fs'
import { HOUR, HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import { addDays, spentDateAt } from '#shared/spent-date.ts'
import type { QuestionChoice, SyncQuestion } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { Entry } from '#sandbox/model.ts'
import type { AppCommand, AppView } from './app.ts'
import type { Host, HostSettings, World } from './host.ts'
import { ChildHost, InnerHost } from './host.ts'
import { Network } from './network.ts'
import type { Meant } from './oracle.ts'
import { Oracle, tagOf } from './oracle.ts'
import { Random } from './random.ts'
import type { Script, Step } from './script.ts'
import { SimClock } from './sim-clock.ts'
import { scratchFolder } from './simulation.ts'

export interface Outcome {
  readonly operations: number
  readonly lost: readonly string[]
  readonly duplicated: readonly string[]
  readonly hoursOff: readonly string[]
  readonly wrong: readonly string[]
  readonly unsettled: readonly string[]
  readonly questions: readonly string[]
  readonly faults: Readonly<Record<string, number>>
  readonly log: readonly string[]
}

const ZONE = 'Europe/Berlin'

/** Lives through one history, with or without the settling, and compares what is with what was meant. */
export async function live(script: Script, settles: boolean): Promise<Outcome> {
  const folder = scratchFolder()
  const history = new History(script, folder, settles)
  try {
    return await history.live()
  } finally {
    await history.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type CommandName = Extract<Step, { kind: 'command' }>['command']
interface Planned {
  readonly command: AppCommand
  /** What it means, once the app has taken it on. */
  readonly means: () => void
  /** Whether the app shows it, where a kill came before it could answer. */
  readonly isShown: (view: AppView) => boolean
  /** What a person does right after it, with the key of what the command has made. */
  readonly then?: Then
}

interface Then {
  readonly madeKey: (view: AppView) => string | undefined
  readonly go: (key: string) => Promise<void>
}

class History {
  readonly #script: Script
  readonly #world: World
  readonly #random: Random
  readonly #oracle: Oracle
  readonly #settings: HostSettings
  readonly #log: string[] = []
  readonly #asked: string[] = []
  readonly #faults: Record<string, number> = {}
  #host: Host
  #commands = 0
  #tags = 0

  constructor(script: Script, folder: string, settles: boolean) {
    const { seed, mode, startsAt, refusesReferences } = script
    this.#script = script
    this.#random = new Random(seed * 31 + 7)
    const clock = new SimClock(startsAt)
    const network = new Network({
      clock,
      random: new Random(seed * 17 + 3),
      mode,
      switches: refusesReferences
        ? { referenceWithoutPermalink: 'refused' }
        : { deleteReferenceBody: seed % 2 === 0 ? 'empty' : 'entry' }
    })
    network.onCommit = (before, isBeyond) => this.#committed(before, isBeyond)
    this.#world = { clock, network, skew: 0 }
    this.#oracle = new Oracle(mode, ZONE)
    this.#settings = {
      folder,
      accountId: network.account.directory.accountId,
      userId: network.userId,
      mode,
      settles
    }
    this.#host = this.#open()
  }

  #open(): Host {
    const Kind = this.#script.isInChild ? ChildHost : InnerHost
    return new Kind(this.#settings, this.#world)
  }

  async close(): Promise<void> {
    await this.#host.stop()
  }

  get #now(): number {
    return this.#world.clock.now
  }

  async #run(ms: number): Promise<void> {
    const end = this.#now + ms
    await this.#world.clock.runUntil(end, () => this.#host.standstill())
    if (this.#host.isDead) await this.#rise()
  }

  /** A new process on the same ledger. */
  async #rise(): Promise<void> {
    this.#say('killed')
    this.#count('kill')
    this.#host = this.#open()
    await this.#world.clock.runUntil(this.#now + 2 * SECOND, () => this.#host.standstill())
  }

  async #view(): Promise<AppView> {
    for (;;) {
      const view = await this.#host.view()
      if (view) return view
      await this.#rise()
    }
  }

  async live(): Promise<Outcome> {
    await this.#run(20 * SECOND)
    for (const step of this.#script.steps) {
      await this.#run(step.gapMs)
      await this.#take(step)
    }
    const unsettled = await this.#settle()
    await this.#run(MINUTE)
    const view = await this.#view()
    this.#closeSuperseded()
    const { network } = this.#world
    const verdict = this.#oracle.judge(network.entries(), this.#now)
    for (const [name, hits] of Object.entries(network.hits))
      this.#faults[name] = (this.#faults[name] ?? 0) + hits
    return {
      operations: this.#commands,
      ...verdict,
      unsettled: [...unsettled, ...this.#differences(view)],
      questions: this.#asked,
      faults: this.#faults,
      log: [...this.#log, ...network.log].toSorted((a, b) =>
        a.slice(0, 18) < b.slice(0, 18) ? -1 : 1
      )
    }
  }

  async #take(step: Step): Promise<void> {
    const { network, clock } = this.#world
    switch (step.kind) {
      case 'command':
        return this.#command(step.command, step.pick)
      case 'elsewhere':
        return this.#elsewhere(step.act, step.pick)
      case 'fault':
        return network.arm(step.fault, step.isForWrites)
      case 'offline':
        return network.goOffline(step.ms, step.isSilent)
      case 'kill':
        return this.#host.dieAfter(step.hooks)
      case 'jump': {
        // between a jump and Harvest's next answer nobody can know what time it is
        if (network.isTroubled || network.inFlight > 0) return
        this.#world.skew += step.ms
        this.#count('clock-jump')
        clock.activity += 1
        await this.#host.run({ do: 'sync' })
        return this.#run(5 * SECOND)
      }
    }
  }

  /* ------------------------------------------------------------- commands */

  async #command(name: CommandName, pick: number): Promise<void> {
    const view = await this.#view()
    this.#closeSuperseded(view)
    const planned = this.#plan(name, pick, view)
    if (!planned) return
    await this.#perform(planned)
  }

  async #perform(planned: Planned): Promise<void> {
    const { command, means, isShown, then } = planned
    this.#say(`person: ${JSON.stringify(command)}`)
    const result = await this.#host.run(command)
    if (result === null) {
      await this.#rise()
      const after = await this.#view()
      const isTaken = isShown(after)
      this.#say(`killed in a command that was ${isTaken ? '' : 'not '}taken on`)
      if (!isTaken) return
      means()
      this.#commands += 1
      const key = then?.madeKey(after)
      if (key !== undefined) await then?.go(key)
      return
    }
    if (!result.ok) {
      this.#say(`refused: ${JSON.stringify(result.failure)}`)
      return
    }
    means()
    this.#commands += 1
    await then?.go(String(result.value))
  }

  #plan(name: CommandName, pick: number, view: AppView): Planned | null {
    const { mode } = this.#script
    const running = view.entries.filter(({ isRunning }) => isRunning)
    // what is shorter than Harvest's grain is asked about: that belongs to quarrels
    const isFresh = running.some(({ timerStartedAt }) => {
      const since = Date.parse(timerStartedAt ?? '')
      return this.#appNow() - since < 90 * SECOND
    })
    const clocks = ['start', 'stop', 'continue', 'trim', 'delete']
    if (isFresh && clocks.includes(name) && !this.#quarrels()) return null
    switch (name) {
      case 'start':
        return this.#planStart(pick, view)
      case 'stop':
        if (running.length === 0) return null
        return this.#planned(
          { do: 'stop' },
          () => this.#stopShown(view),
          (after) => after.entries.every(({ isRunning }) => !isRunning)
        )
      case 'continue':
        return this.#planContinue(pick, view)
      case 'create':
        return this.#planCreate(pick, view)
      case 'notes':
        return this.#planNotes(pick, view)
      case 'time':
        return mode === 'duration' ? this.#planHours(pick, view) : this.#planEnd(pick, view)
      case 'work':
        return this.#planWork(pick, view)
      case 'delete':
        return this.#planDelete(pick, view)
      case 'trim':
        return this.#planTrim(pick, view)
    }
  }

  #planned(
    command: AppCommand,
    means: () => void,
    isShown: (view: AppView) => boolean,
    then?: Then
  ): Planned {
    return { command, means, isShown, ...(then ? { then } : {}) }
  }

  #planStart(pick: number, view: AppView): Planned | null {
    const work = from(view.works, pick)
    if (!work) return null
    const tag = this.#newTag('#')
    const at = this.#now
    return this.#planned(
      { do: 'start', work, notes: tag },
      () => {
        this.#stopShown(view, at)
        this.#oracle.begin(tag, tag, work.projectId, at)
      },
      (after) => after.entries.some(({ notes }) => notes === tag)
    )
  }

  #planContinue(pick: number, view: AppView): Planned | null {
    const { mode } = this.#script
    const today = spentDateAt(this.#appNow(), ZONE)
    const entry = from(
      view.entries.filter((each) => !each.isRunning && this.#isMine(each) && this.#isCalm(each)),
      pick
    )
    const meant = entry && this.#oracle.get(tagOf(entry.notes))
    if (!entry || !meant) return null
    const at = this.#now
    const isRestart = mode === 'duration' && entry.spentDate === today
    if (isRestart)
      return this.#planned(
        { do: 'continue', key: entry.key },
        () => {
          this.#stopShown(view, at)
          if (!meant.isAlive) meant.mayBeEither = true
          meant.since = at
          meant.restartedAt = at
          meant.orMs.length = 0
        },
        (after) => after.entries.some(({ key, isRunning }) => key === entry.key && isRunning)
      )
    const tag = this.#newTag('#')
    const isCopy = (each: TimeEntry) =>
      each.notes === entry.notes && !view.entries.some(({ key }) => key === each.key)
    const rename = async (key: string): Promise<void> =>
      this.#perform(
        this.#planned(
          { do: 'update', key, changes: { notes: tag } },
          () => {},
          (after) => after.entries.some(({ notes }) => notes === tag)
        )
      )
    return this.#planned(
      { do: 'continue', key: entry.key },
      () => {
        this.#stopShown(view, at)
        this.#oracle.begin(tag, tag, entry.project.id, at)
      },
      (after) => after.entries.some(isCopy),
      {
        madeKey: (after) => after.entries.find(isCopy)?.key,
        go: async (key) => {
          await rename(key)
          const shown = await this.#view()
          const same = shown.entries.find((each) => each.key === key)
          if (same && same.notes !== tag) await rename(key)
        }
      }
    )
  }

  #planCreate(pick: number, view: AppView): Planned | null {
    const work = from(view.works, pick)
    if (!work) return null
    const tag = this.#newTag('#')
    const spentDate = addDays(spentDateAt(this.#appNow(), ZONE), -Math.floor(pick * 3))
    const hours = 10 + Math.floor(pick * 500)
    const time =
      this.#script.mode === 'duration'
        ? ({ kind: 'hours', hours } as const)
        : ({ kind: 'times', startedTime: '06:10', endedTime: '07:25' } as const)
    return this.#planned(
      { do: 'create', draft: { ...work, spentDate, notes: tag, time } },
      () =>
        this.#oracle.add(tag, tag, work.projectId, {
          overMs: hours * HUNDREDTH,
          startedTime: '06:10',
          endedTime: '07:25'
        }),
      (after) => after.entries.some(({ notes }) => notes === tag)
    )
  }

  #planNotes(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter((each) => this.#isCalm(each)),
      pick
    )
    const meant = entry && this.#oracle.get(tagOf(entry.notes))
    if (!entry || !meant) return null
    const notes = `${meant.tag} v${this.#commands}`
    return this.#planned(
      { do: 'update', key: entry.key, changes: { notes } },
      () => {
        this.#edited(meant, 'notes', entry.notes)
        meant.notes = notes
      },
      (after) => after.entries.some((each) => each.notes === notes)
    )
  }

  #planHours(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter((each) => !each.isRunning && this.#isCalm(each)),
      pick
    )
    const meant = entry && this.#oracle.get(tagOf(entry.notes))
    if (!entry || !meant) return null
    const hours = 10 + Math.floor(pick * 700)
    return this.#planned(
      { do: 'update', key: entry.key, changes: { hours } },
      () => {
        this.#edited(meant, 'time', String(entry.hours))
        if (meant.unseen.size === 0) meant.orMs.length = 0
        meant.overMs = hours * HUNDREDTH
      },
      (after) => after.entries.some((each) => each.key === entry.key && each.hours === hours)
    )
  }

  #planEnd(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter((each) => !each.isRunning && each.startedTime && this.#isCalm(each)),
      pick
    )
    const meant = entry && this.#oracle.get(tagOf(entry.notes))
    if (!entry?.startedTime || !meant) return null
    const [hour = 0, minute = 0] = entry.startedTime.split(':').map(Number)
    const later = (hour * 60 + minute + 17 + Math.floor(pick * 60)) % 1440
    const two = (value: number) => String(value).padStart(2, '0')
    const endedTime = `${two(Math.floor(later / 60))}:${two(later % 60)}`
    return this.#planned(
      { do: 'update', key: entry.key, changes: { endedTime } },
      () => {
        this.#edited(meant, 'time', entry.endedTime ?? '')
        if (meant.unseen.size === 0) meant.orEnds.length = 0
        meant.endedTime = endedTime
      },
      (after) =>
        after.entries.some((each) => each.key === entry.key && each.endedTime === endedTime)
    )
  }

  #planWork(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter((each) => this.#isCalm(each)),
      pick
    )
    const meant = entry && this.#oracle.get(tagOf(entry.notes))
    const work = from(view.works, (pick * 7) % 1)
    if (!entry || !meant || !work) return null
    return this.#planned(
      { do: 'update', key: entry.key, changes: { work } },
      () => {
        this.#edited(meant, 'work', String(entry.project.id))
        meant.projectId = work.projectId
      },
      (after) =>
        after.entries.some(
          ({ key, project, task }) =>
            key === entry.key && project.id === work.projectId && task.id === work.taskId
        )
    )
  }

  #planDelete(pick: number, view: AppView): Planned | null {
    const entry = from(
      view.entries.filter((each) => this.#isCalm(each)),
      pick
    )
    const meant = entry && this.#oracle.get(tagOf(entry.notes))
    if (!entry || !meant) return null
    return this.#planned(
      { do: 'delete', key: entry.key },
      () => {
        if (meant.unseen.size > 0) meant.mayBeEither = true
        meant.isAlive = false
      },
      (after) => after.entries.every(({ key }) => key !== entry.key)
    )
  }

  #planTrim(pick: number, view: AppView): Planned | null {
    const running = view.entries
      .filter(({ isRunning }) => isRunning)
      .toSorted((a, b) => (a.timerStartedAt ?? '').localeCompare(b.timerStartedAt ?? ''))
      .at(-1)
    const meant = running && this.#oracle.get(tagOf(running.notes))
    if (!running || meant === undefined || meant.since === null || !this.#isCalm(running))
      return null
    const at = this.#now
    const awayMs = Math.round(((at - meant.since) * (0.2 + 0.5 * pick)) / MINUTE) * MINUTE
    if (awayMs < 3 * MINUTE || at - meant.since - awayMs < 4 * MINUTE) return null
    const then = pick < 0.5 ? 'stop' : 'continue'
    const copyNotes = this.#newTag('#')
    const { mode } = this.#script
    return this.#planned(
      { do: 'trim', awayMs, then, copyNotes },
      () => {
        if (mode === 'duration' && then === 'continue') {
          meant.since = (meant.since ?? at) + awayMs
          meant.roundings += 1
          return
        }
        this.#oracle.end(meant.tag, at - awayMs)
        if (then === 'continue') this.#oracle.begin(copyNotes, copyNotes, running.project.id, at)
      },
      (after) => after.operations.some(({ kind }) => kind === 'trim')
    )
  }

  /** What a person sees running ends now. */
  #stopShown(view: AppView, at = this.#now): void {
    const running = view.entries
      .filter(({ isRunning }) => isRunning)
      .toSorted((a, b) => (a.timerStartedAt ?? '').localeCompare(b.timerStartedAt ?? ''))
    running.forEach(({ notes }, index) => {
      const meant = this.#oracle.get(tagOf(notes))
      const next = running[index + 1]?.timerStartedAt
      const or = meant?.supersededAt ?? (next ? Date.parse(next) : null)
      if (meant) this.#oracle.end(meant.tag, at, or)
    })
  }

  /** A change here that does not know of one elsewhere: both are right until somebody decides. */
  #edited(meant: Meant, field: 'notes' | 'time' | 'work', shown: string): void {
    if (!meant.isAlive) meant.mayBeEither = true
    const theirs = meant.unseen.get(field)
    if (theirs === undefined || theirs === shown) {
      meant.unseen.delete(field)
      if (field === 'notes') meant.orNotes.length = 0
      return
    }
    if (field === 'notes') meant.orNotes.push(theirs)
    if (field === 'time') this.#alsoTime(meant, theirs)
  }

  #alsoTime(meant: Meant, value: string): void {
    if (this.#script.mode === 'duration') meant.orMs.push(Number(value) * HUNDREDTH)
    else meant.orEnds.push(value)
  }

  /** Whether this computer knows all that was done to an entry elsewhere, or looks for a quarrel. */
  #isCalm(entry: TimeEntry): boolean {
    const meant = this.#oracle.get(tagOf(entry.notes))
    if (!meant) return false
    return (meant.unseen.size === 0 && meant.isAlive) || this.#quarrels()
  }

  #isMine({ notes }: TimeEntry): boolean {
    return notes.startsWith('#')
  }

  /* ------------------------------------------------------------ elsewhere */

  async #elsewhere(act: Extract<Step, { kind: 'elsewhere' }>['act'], pick: number): Promise<void> {
    const { network } = this.#world
    for (let turn = 0; network.inFlight > 0 && turn < 40; turn++) await this.#run(SECOND)
    const view = await this.#view()
    const { account, userId } = network
    const entries = network.entries().filter((entry) => this.#isQuiet(entry, view))
    const stopped = from(
      entries.filter(({ timerStartedAt }) => timerStartedAt === null),
      pick
    )
    const meant = stopped && this.#oracle.get(this.#tagAt(stopped, view))
    const { mode } = this.#script
    const at = this.#now
    switch (act) {
      case 'notes': {
        if (!stopped || !meant) return
        const notes = `${meant.tag} w${at % 100_000}`
        this.#say(`elsewhere: notes ${notes}`)
        this.#meets(meant, 'notes', stopped.notes ?? '')
        account.update(userId, stopped.id, { notes })
        meant.unseen.set('notes', notes)
        meant.notes = notes
        return
      }
      case 'hours': {
        if (!stopped || !meant) return
        this.#meets(meant, 'time', '')
        const hours = 20 + Math.floor(pick * 600)
        const end = '23:41'
        account.update(
          userId,
          stopped.id,
          mode === 'duration' ? { hours: hours / 100 } : { ended_time: end }
        )
        this.#say(`elsewhere: time of ${meant.tag} ${mode === 'duration' ? hours : end}`)
        meant.unseen.set('time', mode === 'duration' ? String(hours) : end)
        meant.orMs.length = 0
        meant.orEnds.length = 0
        meant.overMs = hours * HUNDREDTH
        meant.endedTime = end
        return
      }
      case 'delete': {
        if (!stopped || !meant) return
        this.#say(`elsewhere: deletes ${meant.tag}`)
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
        const tag = this.#newTag('@')
        const isTimer = act === 'start'
        this.#say(`elsewhere: ${act} ${tag}`)
        const stops = this.#runningThere(view)
        const waiting = this.#clocksWaiting(view)
        const spent = spentDateAt(at, ZONE)
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
        if (!isTimer) {
          this.#oracle.add(tag, tag, work.projectId, {
            overMs: 1.5 * HOUR,
            startedTime: '05:00',
            endedTime: '06:30'
          })
          return
        }
        for (const stop of stops) if (!waiting.has(stop)) this.#oracle.end(stop, at)
        for (const other of this.#oracle.meant.values())
          if (other.since !== null) other.supersededAt ??= at
        this.#oracle.begin(tag, tag, work.projectId, at)
        return
      }
      case 'stop': {
        const [tag] = this.#runningThere(view)
        const running = network.entries().find(({ timerStartedAt }) => timerStartedAt !== null)
        if (!running || !tag) return
        // a clock that has just begun may still be on its way to what it really ran
        if (this.#isBusy(running, view)) return
        this.#say(`elsewhere: stops ${tag}`)
        account.stop(userId, running.id)
        this.#oracle.end(tag, at)
      }
    }
  }

  /** Changed elsewhere while a change of ours has not arrived: both are right until somebody decides. */
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

  #isQuiet(entry: Entry, view: AppView): boolean {
    const isOurs = (entry.notes ?? '').startsWith('#')
    return !(isOurs && this.#isBusy(entry, view)) || this.#quarrels()
  }

  #keyOf({ id }: Entry, view: AppView): string | undefined {
    return view.entries.find((each) => each.id === id)?.key
  }

  #tagAt(entry: Entry, view: AppView): string {
    const shown = view.entries.find(({ id }) => id === entry.id)
    return tagOf(shown?.notes ?? entry.notes)
  }

  /** Entries whose clock was set going here by something Harvest has not heard of yet. */
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
    return this.#world.network
      .entries()
      .filter(({ timerStartedAt }) => timerStartedAt !== null)
      .map((entry) => this.#tagAt(entry, view))
  }

  /**
   * A clock that Harvest stopped because the app started another ended when that one began. What a
   * request changed that nobody knew of any more is taken for somebody else's doing.
   */
  #committed(before: readonly Entry[], isBeyond: boolean): void {
    const old = new Map(before.map((entry) => [entry.id, entry]))
    for (const entry of this.#world.network.entries()) {
      const was = old.get(entry.id)
      if (was === entry) continue
      const meant = this.#oracle.get(tagOf((was ?? entry).notes))
      if (!meant) continue
      if (isBeyond) meant.isDisturbed = true
      const isOlderRun = (was?.timerStartedAt ?? 0) < (meant.restartedAt ?? 0) - SECOND
      const hasStopped =
        was !== undefined && was.timerStartedAt !== null && entry.timerStartedAt === null
      if (hasStopped && meant.since !== null && !isOlderRun)
        this.#oracle.end(meant.tag, isBeyond ? this.#now : this.#begunAfter(meant), this.#now)
    }
  }

  #begunAfter(meant: Meant): number {
    const begun = [...this.#oracle.meant.values()].flatMap((each) =>
      each !== meant && each.since !== null && each.since >= (meant.since ?? 0) ? [each.since] : []
    )
    return begun.length === 0 ? this.#now : Math.max(...begun)
  }

  /* ------------------------------------------------------------------ end */

  async #settle(): Promise<readonly string[]> {
    const { network } = this.#world
    network.heal()
    for (let round = 0; round < 60; round++) {
      await this.#run(2 * MINUTE)
      network.heal()
      const view = await this.#view()
      if (view.questions.length === 0 && view.operations.length === 0 && round > 3) {
        const hasLate = this.#script.steps.some(
          (step) =>
            step.kind === 'fault' && step.fault.kind === 'delayed-commit' && step.fault.isBeyond
        )
        if (!hasLate || round > 50) return []
      }
      for (const question of view.questions) await this.#answer(question)
    }
    const view = await this.#view()
    return view.operations.map(
      ({ kind, status, failure }) => `${kind} is ${status} ${JSON.stringify(failure)}`
    )
  }

  async #answer(question: SyncQuestion): Promise<void> {
    const choices: Readonly<Record<SyncQuestion['kind'], readonly QuestionChoice[]>> = {
      conflict: ['mine', 'theirs'],
      'deleted-elsewhere': ['mine', 'theirs'],
      'too-short': ['keep', 'discard'],
      'came-twice': ['discard']
    }
    const choice = this.#random.pick(choices[question.kind])
    const meant = this.#oracle.get(tagOf(question.notes))
    this.#asked.push(`${question.kind} ${question.notes}: ${choice}`)
    this.#say(`answers ${JSON.stringify(question)}: ${choice}`)
    if (meant && question.kind === 'too-short') {
      meant.isAlive = choice === 'keep'
      meant.isDisturbed = true
    }
    if (meant && question.kind === 'conflict' && question.operation === 'delete') {
      meant.isAlive = choice === 'theirs'
      meant.mayBeEither = false
    }
    if (meant && question.kind === 'deleted-elsewhere') meant.mayBeEither = true
    await this.#host.run({ do: 'answer', id: question.id, choice })
  }

  /** Another timer ended it, and the app has noticed where it shows that; in the end it always has. */
  #closeSuperseded(view?: AppView): void {
    const running = view?.entries.filter(({ isRunning }) => isRunning)
    const shown = new Set(running?.map(({ notes }) => tagOf(notes)))
    for (const meant of this.#oracle.meant.values())
      if (meant.since !== null && meant.supersededAt !== null && !shown.has(meant.tag))
        this.#oracle.end(meant.tag, meant.supersededAt)
  }

  /** Whatever the app shows otherwise than Harvest has it. */
  #differences(view: AppView): readonly string[] {
    const there = new Map(this.#world.network.entries().map((entry) => [entry.id, entry]))
    const shown = new Map(view.entries.map((entry) => [entry.id, entry]))
    const missing = [...there.values()]
      .filter(({ id }) => !shown.has(id))
      .map(({ notes }) => `${notes} is not shown`)
    const wrong = view.entries.flatMap((entry) => {
      const harvest = entry.id === null ? undefined : there.get(entry.id)
      if (!harvest) return [`${entry.notes} is shown but not there`]
      const isSame =
        (harvest.notes ?? '') === entry.notes &&
        (harvest.timerStartedAt !== null) === entry.isRunning &&
        (entry.isRunning || harvest.hundredths === entry.hours)
      return isSame ? [] : [`${entry.notes} is shown otherwise`]
    })
    const marked = [...there.values()]
      .filter(({ externalReference }) => externalReference?.id.startsWith('gleaner:'))
      .map(({ notes }) => `${notes} still has its marker`)
    return [...missing, ...wrong, ...marked]
  }

  #appNow(): number {
    return this.#now
  }

  #quarrels(): boolean {
    return this.#random.chance(this.#script.quarrel)
  }

  #newTag(kind: '#' | '@'): string {
    this.#tags += 1
    return `${kind}${this.#tags}`
  }

  #count(name: string): void {
    this.#faults[name] = (this.#faults[name] ?? 0) + 1
  }

  #say(text: string): void {
    this.#log.push(`${new Date(this.#now).toISOString().slice(5, 23)} ** ${text}`)
  }
}

function from<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[Math.floor(pick * items.length)]
}
