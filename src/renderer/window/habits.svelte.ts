import { clockTimeAt } from '#shared/time/clock-time.ts'
import type { Desktop } from '#shared/ipc.ts'
import { addDays, type SpentDate } from '#shared/time/spent-date.ts'
import { DAYS_OF_HABIT, habitsOf } from '#renderer/common/picker/work-habits.ts'
import { NO_HABITS, type Habits } from '#renderer/common/picker/match.ts'

/** The work that is usual at this time of day. It only affects the order of lists. */
export class HabitsOfWork {
  #current = $state.raw<Habits>(NO_HABITS)
  readonly #desktop: Pick<Desktop, 'readRange'>

  constructor(desktop: Pick<Desktop, 'readRange'>) {
    this.#desktop = desktop
  }

  get current(): Habits {
    return this.#current
  }

  async refresh(at: {
    readonly today: SpentDate
    /** Epoch milliseconds. */
    readonly now: number
    readonly timeZone: string
  }): Promise<void> {
    const { today, now, timeZone } = at
    const answer = await this.#desktop.readRange({
      from: addDays(today, -DAYS_OF_HABIT),
      to: addDays(today, -1)
    })
    if (!answer.ok || !answer.value) return
    const time = clockTimeAt(now, timeZone)
    this.#current = habitsOf(answer.value.entries, { today, time, timeZone })
  }
}
