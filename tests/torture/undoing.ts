import { spentDateAt } from '#shared/time/spent-date.ts'
import type { AppView } from './app.ts'
import type { Course } from './course.ts'
import type { Meant } from './oracle.ts'
import { tagOf } from './oracle.ts'
import type { Person } from './person.ts'
import type { Step } from './script.ts'

type UndoStep = Extract<Step, { kind: 'undo' }>

/** A change of one entry, with what was meant before and after it. */
interface Change {
  readonly tag: string
  readonly before: Meant | undefined
  readonly after: string
  /** When the timer ended, in true time. 0 if none did. */
  readonly stoppedAt: number
  /** The step that an undo has to revert. */
  readonly id: string
}

/** A user who changes something and undoes it, a little later or days later. */
export class Undoing {
  readonly #course: Course
  readonly #person: Person

  constructor(course: Course, person: Person) {
    this.#course = course
    this.#person = person
  }

  async take({ command, afterMs, pick }: UndoStep): Promise<void> {
    const change = await this.#change(command, pick)
    if (!change) return
    const { changes } = this.#course
    await this.#course.run(afterMs)
    if (this.#course.changes !== changes || this.#course.isShared(change.tag)) return
    const view = await this.#course.view()
    this.#person.closeSuperseded(view)
    if (view.nextUndo !== change.id || !this.#canJudge(change, command, view)) return
    this.#course.say(`person: undoes the ${command} of ${change.tag}`)
    const result = await this.#course.host.run({ do: 'undo' })
    if (result === null) await this.#course.rise()
    const { nextUndo } = await this.#course.view()
    const isTaken = result === null ? nextUndo !== change.id : result.ok
    if (!isTaken) return
    this.#course.commands += 1
    this.#course.count('undo')
    const { mode } = view
    if (command === 'stop' && mode === 'timestamps') return this.#goOn(change)
    this.#means(change, command)
  }

  /** The timer goes on in another entry in a start/end account, from where it was stopped. */
  async #goOn({ tag, stoppedAt }: Change): Promise<void> {
    const { entries } = await this.#course.view()
    const entry = entries.find(({ notes, isRunning }) => isRunning && tagOf(notes) === tag)
    if (!entry) {
      this.#course.wrong.push(`the stop of ${tag} was not undone`)
      return
    }
    const next = this.#course.newTag('#')
    this.#course.oracle.begin(next, next, entry.project.id, stoppedAt)
    await this.#person.rename(entry.key, next)
  }

  /** Makes a change. Returns undefined if nothing or more than one entry was changed. */
  async #change(command: UndoStep['command'], pick: number): Promise<Change | undefined> {
    const { oracle } = this.#course
    const was = (await this.#course.view()).nextUndo
    const before = oracle.clone()
    const commands = this.#course.commands
    await this.#person.command(command, pick)
    if (this.#course.commands !== commands + 1) return undefined
    const changed = [...oracle.meant.values()].filter(
      (meant) => textOf(meant) !== textOf(before.get(meant.tag))
    )
    const [meant, ...others] = changed
    const { nextUndo } = await this.#course.view()
    if (!meant || others.length > 0 || nextUndo === null || nextUndo === was) return undefined
    return {
      tag: meant.tag,
      before: before.get(meant.tag),
      after: textOf(meant),
      stoppedAt: meant.endsAt[0] ?? 0,
      id: nextUndo
    }
  }

  /** True if nothing else has happened to the entry since. */
  #canJudge({ tag, before, after }: Change, command: string, view: AppView): boolean {
    const { oracle } = this.#course
    const meant = oracle.get(tag)
    if (!meant || textOf(meant) !== after || oracle.due.has(tag)) return false
    if (meant.mayBeEither || meant.unseen.size > 0 || oracle.isInPieces(meant)) return false
    if (before && (before.unseen.size > 0 || before.mayBeEither || before.endedThere !== null))
      return false
    if (command !== 'stop') return true
    // a restarted timer ends the running one, and its time over midnight is split
    const runs = [...oracle.meant.values()].some(({ since }) => since !== null)
    const entry = view.entries.find(({ notes }) => tagOf(notes) === tag)
    return !runs && entry?.spentDate === spentDateAt(this.#course.now, view.timeZone)
  }

  #means({ tag, before }: Change, command: string): void {
    const { oracle } = this.#course
    const meant = oracle.get(tag)
    if (!before) {
      if (meant) meant.isAlive = false
      return
    }
    const roundings = before.roundings + (command === 'stop' ? 2 : 0)
    const restartedAt = command === 'stop' ? this.#course.now : before.restartedAt
    oracle.meant.set(tag, { ...before, roundings, restartedAt })
  }
}

/** Returns the same text for the same meaning. */
function textOf(meant: Meant | undefined): string {
  return meant ? JSON.stringify({ ...meant, unseen: [...meant.unseen] }) : ''
}
