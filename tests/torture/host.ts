import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Result } from '#shared/failure.ts'
import type { AppCommand, AppOptions, AppView } from './app.ts'
import { TortureApp } from './app.ts'
import type { Network, WireAnswer, WireRequest } from './network.ts'
import { responseOf } from './network.ts'
import type { SimClock } from './sim-clock.ts'

/** The start options of the app, the same in this process and in a child. */
export type HostSettings = Pick<
  AppOptions,
  'folder' | 'accountId' | 'userId' | 'mode' | 'without' | 'asksAgain'
>

export interface World {
  readonly clock: SimClock
  readonly network: Network
  /** By how many milliseconds the computer's clock is ahead of the true time. */
  skew: number
}

/** When the computer was switched on, in true time. It is never switched off. */
const SWITCHED_ON = Date.UTC(2026, 0, 1)

/** An app that runs somewhere. Results are `null` if it died before it could respond. */
export interface Host {
  run(command: AppCommand): Promise<Result<unknown> | null>
  view(): Promise<AppView | null>
  /** Resolves when the app does nothing more by itself. */
  standstill(): Promise<void>
  readonly isDead: boolean
  /** Kills the app after so many steps of its ledger and its requests. */
  dieAfter(hooks: number): void
  stop(): Promise<void>
}

async function untilQuiet(activity: () => number): Promise<void> {
  for (let calm = 0, last = activity(); calm < 3;) {
    await new Promise((resolve) => setImmediate(resolve))
    const now = activity()
    calm = now === last ? calm + 1 : 0
    last = now
  }
}

/** The app in this process. */
export class InnerHost implements Host {
  readonly isDead = false
  readonly #app: TortureApp
  readonly #world: World

  constructor(settings: HostSettings, world: World) {
    const { clock, network } = world
    this.#world = world
    this.#app = new TortureApp({
      ...settings,
      timers: {
        now: () => clock.now + world.skew,
        after: (delay, work) => clock.after(delay, work)
      },
      uptimeMs: () => clock.now - SWITCHED_ON,
      fetch: async (input, init) => {
        clock.activity += 1
        const { promise, resolve, reject } = Promise.withResolvers<WireAnswer>()
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
        network.send(wireRequest(input, init), (answer) => {
          clock.activity += 1
          resolve(answer)
        })
        return responseOf(await promise)
      }
    })
  }

  async run(command: AppCommand): Promise<Result<unknown>> {
    const result = this.#app.run(command)
    await this.standstill()
    return result
  }

  async view(): Promise<AppView> {
    return this.#app.view()
  }

  standstill(): Promise<void> {
    return untilQuiet(() => this.#world.clock.activity)
  }

  dieAfter(): void {}

  async stop(): Promise<void> {
    await Promise.race([this.#app.close(), new Promise((resolve) => setTimeout(resolve, 200))])
  }
}

export function wireRequest(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined
): WireRequest {
  return {
    method: init?.method ?? 'GET',
    url: String(input),
    headers: Object.fromEntries(new Headers(init?.headers)),
    body: typeof init?.body === 'string' ? init.body : null
  }
}

export type ToChild =
  | { readonly kind: 'open'; readonly settings: HostSettings }
  | { readonly kind: 'timer'; readonly id: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: WireAnswer }
  | { readonly kind: 'command'; readonly id: number; readonly command: AppCommand }
  | { readonly kind: 'view'; readonly id: number }
  | { readonly kind: 'die'; readonly hooks: number }
  | { readonly kind: 'stop' }

export type FromChild =
  | { readonly kind: 'timer'; readonly id: number; readonly delayMs: number }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'fetch'; readonly id: number; readonly request: WireRequest }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'quiet'; readonly after: number }

/** The app in its own process, which can be killed. */
export class ChildHost implements Host {
  isDead = false
  readonly #child: ChildProcess
  readonly #world: World
  readonly #timers = new Map<number, () => void>()
  readonly #results = new Map<number, (value: unknown) => void>()
  #sent = 0
  #quietAfter = 0
  #next = 0
  #wake: () => void = () => {}

  constructor(settings: HostSettings, world: World) {
    this.#world = world
    this.#child = fork(fileURLToPath(new URL('child.ts', import.meta.url)), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning']
    })
    this.#child.on('message', (message: FromChild) => this.#receive(message))
    this.#child.on('exit', () => this.#die())
    this.#send({ kind: 'open', settings })
  }

  async run(command: AppCommand): Promise<Result<unknown> | null> {
    return (await this.#ask((id) => ({ kind: 'command', id, command }))) as Result<unknown> | null
  }

  async view(): Promise<AppView | null> {
    return (await this.#ask((id) => ({ kind: 'view', id }))) as AppView | null
  }

  async standstill(): Promise<void> {
    for (;;) {
      await untilQuiet(() => this.#world.clock.activity)
      if (this.isDead || this.#quietAfter >= this.#sent) return
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  dieAfter(hooks: number): void {
    this.#send({ kind: 'die', hooks })
  }

  async stop(): Promise<void> {
    if (this.isDead) return
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGKILL')
    await gone
  }

  async #ask(message: (id: number) => ToChild): Promise<unknown> {
    if (this.isDead) return null
    const id = (this.#next += 1)
    const { promise, resolve } = Promise.withResolvers<unknown>()
    this.#results.set(id, resolve)
    this.#send(message(id))
    const value = await promise
    await this.standstill()
    return value
  }

  #send(message: ToChild): void {
    if (this.isDead) return
    this.#sent += 1
    const { clock, skew } = this.#world
    const times = { now: clock.now + skew, uptimeMs: clock.now - SWITCHED_ON }
    this.#child.send({ ...message, ...times, number: this.#sent }, () => {})
  }

  #receive(message: FromChild): void {
    const { clock, network } = this.#world
    switch (message.kind) {
      case 'timer':
        this.#timers.set(
          message.id,
          clock.after(message.delayMs, () => {
            this.#timers.delete(message.id)
            this.#send({ kind: 'timer', id: message.id })
          })
        )
        return
      case 'cancel':
        this.#timers.get(message.id)?.()
        this.#timers.delete(message.id)
        return
      case 'fetch':
        clock.activity += 1
        network.send(message.request, (answer) =>
          this.#send({ kind: 'answer', id: message.id, answer })
        )
        return
      case 'result':
        this.#results.get(message.id)?.(message.value)
        this.#results.delete(message.id)
        return
      case 'quiet':
        this.#quietAfter = message.after
        this.#wake()
    }
  }

  #die(): void {
    this.isDead = true
    for (const cancel of this.#timers.values()) cancel()
    for (const resolve of this.#results.values()) resolve(null)
    this.#results.clear()
    this.#wake()
  }
}
