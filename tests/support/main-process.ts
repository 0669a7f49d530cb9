import { createApp } from '#main/app.ts'
import type { App } from '#main/app.ts'
import { readWish } from '#main/config.ts'
import type { Config } from '#main/config.ts'
import type { CommandName, CommandResult } from '#shared/ipc.ts'
import type { ProjectAssignment, Work } from '#shared/project-assignment.ts'
import type { AppState } from '#shared/state.ts'
import type { Role } from '#sandbox/model.ts'
import type { Sandbox, SandboxOptions } from '#sandbox/server.ts'
import { createSandbox } from '#sandbox/server.ts'
import type { Given } from './fake-platform.ts'
import { FakePlatform } from './fake-platform.ts'

/** The whole main process against the sandbox over real HTTP. Only the computer is simulated. */
export class MainProcess {
  readonly platform: FakePlatform
  readonly sandbox: Sandbox
  #app: App | null = null

  private constructor(platform: FakePlatform, sandbox: Sandbox) {
    this.platform = platform
    this.sandbox = sandbox
  }

  /** Creates a sandbox with the platform's clock, and a process that is not started yet. */
  static async create(options: Partial<SandboxOptions> = {}): Promise<MainProcess> {
    const platform = new FakePlatform()
    const sandbox = await createSandbox({
      mode: 'duration',
      now: () => platform.timers.everybodys(),
      limit: 10_000,
      empty: true,
      ...options
    })
    return new MainProcess(platform, sandbox)
  }

  async start(config: Partial<Config> = {}): Promise<this> {
    this.#app = createApp({
      platform: this.platform,
      config: {
        apiUrl: `${this.sandbox.url}/v2`,
        idUrl: this.sandbox.url,
        demo: false,
        hidden: false,
        wish: { kind: 'none' },
        userAgent: 'Gleaner/test (tests@example.com)',
        ...config
      }
    })
    await this.#app.start()
    return this
  }

  /** Starts, signs in, and waits for the end of the first pull. */
  async signIn(role: Role = 'member'): Promise<this> {
    if (!this.#app) await this.start()
    const accessToken = this.sandbox.tokens[role]
    const signedIn = await this.platform.command('signIn', { accessToken })
    if (!signedIn.ok) throw new Error(`sign-in failed: ${JSON.stringify(signedIn.failure)}`)
    await this.until((state) => state.sync.lastPulledAt !== null)
    return this
  }

  /** Launches Gleaner again with these arguments. */
  launchAgain(...argv: readonly string[]): void {
    this.#app?.launchAgain(readWish(['gleaner', ...argv]))
  }

  /** Ends the process as a quit does. `start` begins the next one on the same data. */
  async stop(): Promise<void> {
    await this.#app?.stop()
    this.#app = null
  }

  async close(): Promise<void> {
    await this.stop()
    await this.sandbox.close()
    this.platform.forget()
  }

  async state(): Promise<AppState> {
    const answer = await this.platform.command('getState')
    if (!answer.ok) throw new Error('no state')
    return answer.value
  }

  /** Runs a command that must succeed. Returns its value. */
  async run<Name extends CommandName>(
    name: Name,
    ...argument: Given<Name>
  ): Promise<Extract<CommandResult<Name>, { ok: true }>['value']> {
    const answer = await this.platform.command(name, ...argument)
    if (!answer.ok) throw new Error(`${name} failed: ${JSON.stringify(answer.failure)}`)
    return answer.value as Extract<CommandResult<Name>, { ok: true }>['value']
  }

  /** Waits until the state is as wanted. Fails with the state after ten seconds. */
  async until(wanted: (state: AppState) => boolean): Promise<AppState> {
    const end = Date.now() + 10_000
    for (;;) {
      const state = await this.state()
      if (wanted(state)) return state
      if (Date.now() > end)
        throw new Error(`the state did not become as wanted: ${JSON.stringify(state, null, 1)}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  /** Waits until Harvest has confirmed everything and the waiting rules have applied. */
  async settled(): Promise<AppState> {
    return this.until(({ sync, isRuleWaiting }) => sync.pending === 0 && !isRuleWaiting)
  }

  /** Returns work that the user may track time to. */
  async work(index = 0): Promise<Work> {
    const assignments: readonly ProjectAssignment[] = await this.run('getAssignments')
    const assignment = assignments[index]
    const task = assignment?.taskAssignments[0]
    if (!assignment || !task) throw new Error('no work is assigned')
    return { projectId: assignment.project.id, taskId: task.task.id }
  }
}
