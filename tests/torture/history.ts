import { rmSync } from 'node:fs'
import { minutesBetween } from '#shared/time/clock-time.ts'
import { HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import type { QuestionChoice, SyncQuestion } from '#shared/sync-state.ts'
import type { AppView } from './app.ts'
import { Away } from './away.ts'
import { Changes } from './changes.ts'
import { Course } from './course.ts'
import { Elsewhere } from './elsewhere.ts'
import { Forms } from './forms.ts'
import type { Meant } from './oracle.ts'
import { tagOf } from './oracle.ts'
import { Hotkeys } from './hotkeys.ts'
import { Person } from './person.ts'
import type { Planned } from './planned.ts'
import type { Protection } from './protection.ts'
import type { Script, Step } from './script.ts'
import { Second } from './second.ts'
import { scratchFolder } from './simulation.ts'
import { Undoing } from './undoing.ts'

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

/** Runs one history, with every protection or without one, and compares the result with what was meant. */
export async function live(script: Script, without: Protection | null): Promise<Outcome> {
  const folder = scratchFolder()
  const course = new Course(script, folder, without)
  const history = new History(course)
  try {
    return await history.live()
  } finally {
    await history.close()
    await course.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

class History {
  readonly #course: Course
  readonly #person: Person
  readonly #elsewhere: Elsewhere
  readonly #forms: Forms
  readonly #second: Second | null
  readonly #away: Away
  readonly #hotkeys: Hotkeys
  readonly #undoing: Undoing
  readonly #changes: Changes

  constructor(course: Course) {
    this.#course = course
    this.#person = new Person(course)
    this.#second = course.script.hasSecond ? new Second(course) : null
    this.#elsewhere = new Elsewhere(course, this.#second)
    const perform = (planned: Planned): Promise<void> => this.#person.perform(planned)
    this.#forms = new Forms(course, perform)
    this.#away = new Away(course, this.#second, perform)
    this.#hotkeys = new Hotkeys(course, this.#person)
    this.#undoing = new Undoing(course, this.#person)
    this.#changes = new Changes(course)
  }

  async close(): Promise<void> {
    await this.#second?.close()
  }

  async live(): Promise<Outcome> {
    await this.#course.run(20 * SECOND)
    for (const step of this.#course.script.steps) {
      await this.#course.run(step.gapMs)
      await this.#take(step)
    }
    const unsettled = await this.#settle()
    await this.#course.run(MINUTE)
    const view = await this.#course.view()
    this.#person.closeSuperseded()
    const { network } = this.#course.world
    const verdict = this.#course.oracle.judge(network.entries(), this.#course.now)
    for (const [name, hits] of Object.entries(network.hits))
      this.#course.faults[name] = (this.#course.faults[name] ?? 0) + hits
    return {
      operations: this.#course.commands,
      ...verdict,
      wrong: [...verdict.wrong, ...this.#course.wrong, ...(this.#course.strange?.touched() ?? [])],
      unsettled: [
        ...unsettled,
        ...this.#differences(view),
        ...(this.#second ? unsettledIn(await this.#second.view()) : [])
      ],
      questions: this.#course.asked,
      faults: this.#course.faults,
      log: [...this.#course.log, ...network.log].toSorted((a, b) =>
        a.slice(0, 18) < b.slice(0, 18) ? -1 : 1
      )
    }
  }

  async #take(step: Step): Promise<void> {
    const { network, clock } = this.#course.world
    switch (step.kind) {
      case 'command':
        return this.#person.command(step.command, step.pick)
      case 'elsewhere': {
        if (step.form === undefined) return this.#elsewhere.act(step.act, step.pick)
        const tag = this.#forms.tagOf(step.form)
        return tag === undefined ? undefined : this.#elsewhere.act(step.act, step.pick, tag)
      }
      case 'away':
        return this.#away.comeBack(step.question, step.pick)
      case 'answer':
        return this.#away.answer(step)
      case 'night':
        return this.#sleep(step)
      case 'hotkey':
        return this.#hotkeys.press()
      case 'undo':
        return this.#undoing.take(step)
      case 'open':
        return this.#forms.open(step.form, step.field, step.pick)
      case 'save':
        return this.#forms.save(step.form, step.pick)
      case 'fault':
        return network.arm(step.fault, step.isForWrites)
      case 'offline':
        return network.goOffline(step.ms, step.isSilent)
      case 'kill':
        return this.#course.host.dieAfter(step.hooks)
      case 'mode':
        return this.#changes.changeMode()
      case 'zone':
        return this.#changes.moveTo(step.zone)
      case 'jump': {
        // the clock may not change while a request is measured
        if (network.inFlight > 0) return
        this.#course.world.skew += step.ms
        this.#course.count('clock-jump')
        clock.activity += 1
        await this.#course.host.run({ do: 'sync' })
        return this.#course.run(5 * SECOND)
      }
    }
  }

  async #sleep(night: Extract<Step, { kind: 'night' }>): Promise<void> {
    if (!night.forgets) await this.#person.command('stop', night.pick)
    const from = this.#course.now
    await this.#course.run(night.ms)
    this.#course.count('night')
    if (night.forgets && night.answer !== 'nothing') await this.#away.wakeUp(from, night.answer)
  }

  async #settle(): Promise<readonly string[]> {
    const { network } = this.#course.world
    network.heal()
    this.#course.strange?.stop()
    for (let round = 0; round < 60; round++) {
      await this.#course.run(2 * MINUTE)
      network.heal()
      const view = await this.#course.view()
      if (view.questions.length === 0 && view.operations.length === 0 && round > 3) {
        const hasLate = this.#course.script.steps.some(
          (step) =>
            step.kind === 'fault' && step.fault.kind === 'delayed-commit' && step.fault.isBeyond
        )
        if (!hasLate || round > 50) return []
      }
      await this.#changes.dropRefused(view)
      for (const question of view.questions) await this.#answer(question)
    }
    const view = await this.#course.view()
    return unsettledIn(view)
  }

  async #answer(question: SyncQuestion): Promise<void> {
    const choices: Readonly<Record<SyncQuestion['kind'], readonly QuestionChoice[]>> = {
      conflict: ['mine', 'theirs'],
      'deleted-elsewhere': ['mine', 'theirs'],
      'too-short': ['keep', 'discard'],
      'too-long': ['keep'],
      'came-twice': ['discard'],
      'came-late': ['discard']
    }
    const choice = this.#course.random.pick(choices[question.kind])
    const meant = this.#course.oracle.get(tagOf(question.notes))
    const isDue =
      question.kind === 'conflict' && this.#course.oracle.due.delete(tagOf(question.notes))
    if (this.#changes.takes(question)) this.#course.count('mode-question')
    else if (isDue) this.#course.count('due-question')
    else this.#course.asked.push(`${question.kind} ${question.notes}: ${choice}`)
    this.#course.say(`answers ${JSON.stringify(question)}: ${choice}`)
    if (meant && question.kind === 'too-short') {
      meant.isAlive = choice === 'keep'
      meant.isDisturbed = true
    }
    if (meant && question.kind === 'conflict' && question.operation === 'delete') {
      meant.isAlive = choice === 'theirs'
      meant.mayBeEither = false
    }
    if (meant && question.kind === 'conflict' && question.operation === 'update')
      await this.#decide(meant, question, choice)
    if (meant && question.kind === 'deleted-elsewhere') meant.mayBeEither = true
    await this.#course.host.run({ do: 'answer', id: question.id, choice })
  }

  /** Applies the choice of a question to what is meant, unless another change of the entry still waits. */
  async #decide(
    meant: Meant,
    { id, entryKey, mine, theirs }: Extract<SyncQuestion, { kind: 'conflict' }>,
    choice: QuestionChoice
  ): Promise<void> {
    const { operations } = await this.#course.view()
    if (operations.some((other) => other.entryKey === entryKey && other.id !== id)) return
    const chosen = choice === 'mine' ? mine : theirs
    if (mine.notes !== theirs.notes) {
      meant.notes = chosen.notes ?? ''
      meant.orNotes.length = 0
    }
    if (this.#course.mode === 'duration' && mine.hours !== theirs.hours) {
      meant.overMs = (chosen.hours ?? 0) * HUNDREDTH
      meant.orMs.length = 0
    }
    if (this.#course.mode === 'timestamps' && mine.endedTime !== theirs.endedTime) {
      const { startedTime, endedTime } = chosen
      meant.endedTime = endedTime ?? null
      if (startedTime && endedTime) meant.overMs = minutesBetween(startedTime, endedTime) * MINUTE
      meant.orMs.length = 0
      meant.orEnds.length = 0
    }
  }

  /** Differences between what the app shows and what Harvest has. */
  #differences(view: AppView): readonly string[] {
    const there = new Map(this.#course.world.network.entries().map((entry) => [entry.id, entry]))
    const shown = new Map(view.entries.map((entry) => [entry.id, entry]))
    const missing = [...there.values()]
      .filter(({ id }) => !shown.has(id))
      .map(({ notes }) => `${notes} is not shown`)
    const wrong = view.entries.flatMap((entry) => {
      const harvest = entry.id === null ? undefined : there.get(entry.id)
      if (!harvest) return [`${entry.notes} is shown but does not exist`]
      const isSame =
        (harvest.notes ?? '') === entry.notes &&
        (harvest.timerStartedAt !== null) === entry.isRunning &&
        (entry.isRunning || harvest.hundredths === entry.hours)
      return isSame ? [] : [`${entry.notes} is shown with other values`]
    })
    const marked = [...there.values()]
      .filter(({ externalReference }) => externalReference?.id.startsWith('gleaner:'))
      .map(({ notes }) => `${notes} still has its marker`)
    return [...missing, ...wrong, ...marked]
  }
}

function unsettledIn({ operations }: AppView): readonly string[] {
  return operations.map(
    ({ kind, status, failure }) => `${kind} is ${status} ${JSON.stringify(failure)}`
  )
}
