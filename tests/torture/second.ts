import { rmSync } from 'node:fs'
import { SECOND } from '#shared/durations.ts'
import type { AppCommand, AppView } from './app.ts'
import type { Course } from './course.ts'
import { InnerHost } from './host.ts'
import { tagOf } from './oracle.ts'
import { scratchFolder } from './simulation.ts'

/** A second Gleaner of the same user, on another computer with a correct clock. */
export class Second {
  readonly #course: Course
  readonly #folder = scratchFolder()
  readonly #host: InnerHost

  constructor(course: Course) {
    this.#course = course
    const { clock, network } = course.world
    const settings = { ...course.settings, folder: this.#folder }
    this.#host = new InnerHost(settings, { clock, network, skew: 0 })
  }

  /** Fetches everything again, as opening a window does. */
  async refresh(): Promise<AppView> {
    await this.#host.run({ do: 'sync' })
    await this.#course.run(4 * SECOND)
    return this.#host.view()
  }

  /** Runs a command and waits until it has arrived. */
  async run(command: AppCommand): Promise<boolean> {
    this.#course.say(`second Gleaner: ${JSON.stringify(command)}`)
    const result = await this.#host.run(command)
    await this.#course.run(4 * SECOND)
    return result.ok
  }

  /** The key of a running entry here, if it runs here too. */
  async keyOfRunning(tag: string): Promise<string | undefined> {
    const { entries } = await this.view()
    return entries.find(({ notes, isRunning }) => isRunning && tagOf(notes) === tag)?.key
  }

  /** The key of the entry with this id at Harvest. */
  async keyOf(id: number): Promise<string | undefined> {
    return (await this.view()).entries.find((entry) => entry.id === id)?.key
  }

  view(): Promise<AppView> {
    return this.#host.view()
  }

  async close(): Promise<void> {
    await this.#host.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
