import type { SyncQuestion } from '#shared/sync-state.ts'
import type { AppView } from './app.ts'
import type { Course } from './course.ts'
import { tagOf } from './oracle.ts'

/** Changes the timer mode as an administrator does, and the zone of the profile as the user does. */
export class Changes {
  readonly #course: Course
  #hasOtherMode = false

  constructor(course: Course) {
    this.#course = course
  }

  /** The account keeps time in the other mode from now on. */
  changeMode(): void {
    const mode = this.#course.mode === 'duration' ? 'timestamps' : 'duration'
    this.#course.world.network.account.changeCompany({ mode })
    this.#course.oracle.changeMode(mode)
    this.#hasOtherMode = true
    this.#course.changes += 1
    this.#course.count('changed-mode')
    this.#course.say(`administrator: changes the timer mode to ${mode}`)
  }

  /** The profile has another zone from now on. */
  async moveTo(timeZone: string): Promise<void> {
    if (timeZone === this.#course.zone) return
    const { operations, entries } = await this.#course.view()
    const keys = new Set(operations.map(({ entryKey }) => entryKey))
    const tags = entries.filter(({ key }) => keys.has(key)).map(({ notes }) => tagOf(notes))
    const { account, userId } = this.#course.world.network
    account.changePerson(userId, { timeZone })
    this.#course.oracle.changeZone(timeZone, new Set(tags))
    this.#course.changes += 1
    this.#course.count('changed-zone')
    this.#course.say(`person: moves to ${timeZone}`)
  }

  /**
   * Takes a question that a change of the mode makes inevitable: a time that the person typed in one mode
   * meets what the entry has in the other. Returns true if it is one.
   */
  takes(question: SyncQuestion): boolean {
    if (!this.#hasOtherMode || question.kind !== 'conflict') return false
    const { mine, theirs, operation } = question
    const isTime = mine.endedTime !== theirs.endedTime || mine.hours !== theirs.hours
    // a deletion after such a question was made on the time that the person had typed
    if (operation === 'delete')
      return this.#course.oracle.get(tagOf(mine.notes ?? ''))?.isDisturbed === true
    if (isTime) this.#disturb(mine.notes ?? '')
    return isTime
  }

  /** The person drops a time that the account, in its other mode, has refused. */
  async dropRefused({ operations, entries }: AppView): Promise<void> {
    if (!this.#hasOtherMode) return
    for (const { id, kind, entryKey, failure } of operations) {
      if (kind !== 'update' || failure?.kind !== 'not-applied') continue
      this.#disturb(entries.find(({ key }) => key === entryKey)?.notes ?? '')
      this.#course.count('mode-refusal')
      this.#course.say('person: drops a refused change of time')
      await this.#course.host.run({ do: 'discard', id })
    }
  }

  #disturb(notes: string): void {
    const meant = this.#course.oracle.get(tagOf(notes))
    if (meant) meant.isDisturbed = true
  }
}
