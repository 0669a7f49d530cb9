import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Result } from '#shared/failure.ts'
import { SECOND } from '#shared/durations.ts'
import type { TimerMode } from '#shared/company.ts'
import type { Work } from '#shared/project-assignment.ts'
import type { Entry } from '#sandbox/model.ts'
import type { NotObserved } from '#sandbox/not-observed.ts'
import { fastFolder } from '#tests/support/fast-folder.ts'
import type { AppCommand, AppView } from './app.ts'
import type { Host, HostSettings, World } from './host.ts'
import { ChildHost, InnerHost } from './host.ts'
import { Network } from './network.ts'
import { Random } from './random.ts'
import { SimClock } from './sim-clock.ts'

/** Creates a folder for one ledger. */
export function scratchFolder(): string {
  return mkdtempSync(path.join(fastFolder(), 'gleaner-torture-'))
}

/** One story on simulated time: the app, its ledger, and Harvest behind a bad network. */
export class Simulation {
  readonly clock: SimClock
  readonly network: Network
  readonly #world: World
  readonly #settings: HostSettings
  readonly #isInChild: boolean
  #host: Host

  constructor(options: {
    readonly mode: 'duration' | 'timestamps'
    /** Epoch milliseconds. The profile is in Berlin. */
    readonly at: number
    readonly isInChild?: boolean
    /** Behaviour of Harvest that nobody has observed, if the story depends on it. */
    readonly switches?: Partial<NotObserved>
  }) {
    const { mode, at, switches = {} } = options
    this.clock = new SimClock(at)
    this.network = new Network({ clock: this.clock, random: new Random(1), mode, switches })
    this.#world = { clock: this.clock, network: this.network, skew: 0 }
    this.#isInChild = options.isInChild ?? false
    this.#settings = {
      folder: scratchFolder(),
      accountId: this.network.account.directory.accountId,
      userId: this.network.userId,
      mode,
      without: null
    }
    this.#host = this.#open()
  }

  #open(): Host {
    const Kind = this.#isInChild ? ChildHost : InnerHost
    return new Kind(this.#settings, this.#world)
  }

  /** Lets time pass. A few seconds are enough for the first pull. */
  async pass(ms = 20 * SECOND): Promise<void> {
    await this.clock.runUntil(this.clock.now + ms, () => this.#host.standstill())
  }

  /** Runs a command of the user. Returns null if the process died before it could respond. */
  run(command: AppCommand): Promise<Result<unknown> | null> {
    return this.#host.run(command)
  }

  /** Returns work that the user may track time to. */
  async work(): Promise<Work> {
    const [work] = (await this.view()).works
    if (!work) throw new Error('no work is assigned')
    return work
  }

  async view(): Promise<AppView> {
    const view = await this.#host.view()
    if (!view) throw new Error('the process is dead')
    return view
  }

  /** The entries at Harvest. */
  entries(): readonly Entry[] {
    return this.network.entries()
  }

  /** Sets the computer's clock without a notice to the app. */
  setClock(byMs: number): void {
    this.#world.skew += byMs
  }

  /** Changes the timer mode of the account, as an administrator does. */
  changeMode(mode: TimerMode): void {
    this.network.account.changeCompany({ mode })
  }

  /** Changes the time zone of the user's profile. */
  moveTo(timeZone: string): void {
    this.network.account.changePerson(this.network.userId, { timeZone })
  }

  /** Kills the process after so many steps of its ledger and its requests. */
  dieAfter(steps: number): void {
    this.#host.dieAfter(steps)
  }

  get isDead(): boolean {
    return this.#host.isDead
  }

  /** Starts a new process on the same ledger, whatever happened to the old one. */
  async rise(): Promise<void> {
    await this.#host.stop()
    this.#host = this.#open()
    await this.pass()
  }

  async close(): Promise<void> {
    await this.#host.stop()
    rmSync(this.#settings.folder, { recursive: true, force: true })
  }
}
