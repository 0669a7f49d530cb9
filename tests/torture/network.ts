import type { Hono } from 'hono'
import { Account } from '#sandbox/account.ts'
import { tooManyRequests } from '#sandbox/answers.ts'
import { createApi } from '#sandbox/api.ts'
import type { SandboxEnv } from '#sandbox/context.ts'
import { createDemoState } from '#sandbox/demo-data.ts'
import type { Entry, TimerMode } from '#sandbox/model.ts'
import type { NotObserved, TooManyRequestsShape } from '#sandbox/not-observed.ts'
import { notObservedDefaults } from '#sandbox/not-observed.ts'
import { RateLimit } from '#sandbox/rate-limit.ts'
import type { Random } from './random.ts'
import type { SimClock } from './sim-clock.ts'

export const TOKEN = '33.pt.member'
export const ORIGIN = 'http://harvest.test'

/** The kinds of faults of a request. */
export type NetworkFault =
  | { readonly kind: 'drop-before-commit' }
  | { readonly kind: 'commit-then-drop' }
  | { readonly kind: 'delayed-commit'; readonly ms: number; readonly isBeyond: boolean }
  | {
      readonly kind: 'rate-limited'
      readonly shape: TooManyRequestsShape
      readonly seconds: number
    }
  | {
      readonly kind: 'server-error'
      readonly status: 500 | 502 | 503 | 504
      readonly isCommitted: boolean
    }
  | { readonly kind: 'truncated-body' }
  | { readonly kind: 'dead-connection'; readonly isCommitted: boolean }
  | { readonly kind: 'slow-answer'; readonly ms: number }
  | { readonly kind: 'refused-connection' }

export type FaultName = NetworkFault['kind'] | 'offline' | 'beyond-window' | 'kill' | 'clock-jump'

export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** A response, or a Node error code for a failed connection. */
export type WireAnswer =
  | {
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      readonly isTruncated?: boolean
    }
  | { readonly code: 'ECONNRESET' | 'ECONNREFUSED' }

interface Armed {
  readonly fault: NetworkFault
  readonly isForWrites: boolean
}

/** Harvest behind a bad network, on simulated time. */
export class Network {
  readonly account: Account
  readonly userId: number
  readonly #clock: SimClock
  readonly #random: Random
  readonly #api: Hono<SandboxEnv>
  #armed: Armed[] = []
  #offlineUntil = 0
  #isOfflineSilent = false
  /** The number of requests that are on their way or being handled. */
  inFlight = 0
  readonly hits: Record<string, number> = {}
  readonly log: string[] = []
  /** Changes a response of Harvest in transit. */
  alter: (
    request: WireRequest,
    answer: Extract<WireAnswer, { readonly status: number }>
  ) => Extract<WireAnswer, { readonly status: number }> = (_, answer) => answer
  /** Called after every request that may change entries, with their state before. */
  onCommit: (before: readonly Entry[], isBeyondWindow: boolean, url: string) => void = () => {}

  constructor(options: {
    readonly clock: SimClock
    readonly random: Random
    readonly mode: TimerMode
    readonly switches: Partial<NotObserved>
  }) {
    const { clock, random, mode } = options
    this.#clock = clock
    this.#random = random
    const now = () => clock.now
    const switches = { ...notObservedDefaults, ...options.switches }
    const state = createDemoState({
      now: clock.now,
      empty: true,
      timeZone: 'Europe/Berlin',
      mode,
      clock: '24h',
      timeFormat: 'hours_minutes',
      weekStartDay: 'Monday',
      rounding: 'none'
    })
    this.account = new Account({ state, now, switches })
    const member = this.account.directory.people.find(({ role }) => role === 'member')
    if (!member) throw new Error('no member')
    this.userId = member.id
    this.#api = createApi({
      account: this.account,
      switches,
      now,
      origin: () => ORIGIN,
      owner: (token) => (token === TOKEN ? this.account.directory.person(member.id) : undefined),
      rateLimit: new RateLimit(100, now)
    })
  }

  /** True time, epoch milliseconds. */
  get now(): number {
    return this.#clock.now
  }

  /** Adds a line to the log. */
  note(text: string): void {
    this.log.push(`${this.#stamp()}   ${text}`)
  }

  entries(): readonly Entry[] {
    return this.account.entries().filter(({ userId }) => userId === this.userId)
  }

  arm(fault: NetworkFault, isForWrites: boolean): void {
    this.#armed.push({ fault, isForWrites })
  }

  goOffline(ms: number, isSilent: boolean): void {
    this.#offlineUntil = Math.max(this.#offlineUntil, this.#clock.now + ms)
    this.#isOfflineSilent = isSilent
    this.#hit('offline')
  }

  get isTroubled(): boolean {
    return this.#armed.length > 0 || this.#clock.now < this.#offlineUntil
  }

  heal(): void {
    this.#armed = []
    this.#offlineUntil = 0
  }

  /** Sends a request. `reply` is called once, or never if the network is silent. */
  send(request: WireRequest, reply: (answer: WireAnswer) => void): void {
    this.inFlight += 1
    const answer = (value: WireAnswer): void => {
      this.inFlight -= 1
      this.log.push(`${this.#stamp()}   -> ${'code' in value ? value.code : value.status}`)
      reply(value)
    }
    this.log.push(
      `${this.#stamp()} ${request.method} ${request.url.slice(ORIGIN.length)} ${request.body ?? ''}`
    )
    if (this.#clock.now < this.#offlineUntil) {
      if (this.#isOfflineSilent) this.#forgetInFlight()
      else this.#later(20, () => answer({ code: 'ECONNREFUSED' }))
      return
    }
    const fault = this.#take(request.method)
    if (!fault) {
      this.#later(this.#trip(), () => this.#ask(request, (it) => this.#back(answer, it)))
      return
    }
    this.#hit(fault.kind === 'delayed-commit' && fault.isBeyond ? 'beyond-window' : fault.kind)
    this.log.push(`${this.#stamp()}   !! ${JSON.stringify(fault)}`)
    this.#misbehave(fault, request, answer)
  }

  #misbehave(fault: NetworkFault, request: WireRequest, answer: (value: WireAnswer) => void): void {
    const there = this.#trip()
    const reset = { code: 'ECONNRESET' } as const
    switch (fault.kind) {
      case 'drop-before-commit':
        return this.#later(there, () => answer(reset))
      case 'refused-connection':
        return this.#later(there, () => answer({ code: 'ECONNREFUSED' }))
      case 'commit-then-drop':
        return this.#later(there, () => this.#ask(request, () => this.#back(answer, reset)))
      case 'delayed-commit': {
        this.#later(fault.ms, () => this.#ask(request, () => {}, fault.isBeyond))
        return this.#later(there, () => answer(reset))
      }
      case 'rate-limited':
        return this.#later(there, () =>
          answer(wire(tooManyRequests(fault.shape, fault.seconds, this.#clock.now)))
        )
      case 'server-error': {
        const trouble = { status: fault.status, headers: {}, body: '<html>trouble</html>' }
        if (!fault.isCommitted) return this.#later(there, () => answer(trouble))
        return this.#later(there, () => this.#ask(request, () => this.#back(answer, trouble)))
      }
      case 'truncated-body':
        return this.#later(there, () =>
          this.#ask(request, (it) => this.#back(answer, { ...it, isTruncated: true }))
        )
      case 'slow-answer':
        return this.#later(there, () =>
          this.#ask(request, (it) => this.#later(fault.ms, () => answer(it)))
        )
      case 'dead-connection':
        this.#forgetInFlight()
        if (fault.isCommitted) this.#later(there, () => this.#ask(request, () => {}))
    }
  }

  /** Forgets requests on a silent network, because the client gives up by itself. */
  #forgetInFlight(): void {
    this.#later(15_000, () => {
      this.inFlight -= 1
    })
  }

  #ask(
    request: WireRequest,
    then: (answer: Extract<WireAnswer, { readonly status: number }>) => void,
    isBeyondWindow = false
  ): void {
    this.#clock.activity += 1
    const before = this.entries()
    void this.#answer(request).then((answer) => {
      if (request.method !== 'GET') this.onCommit(before, isBeyondWindow, request.url)
      then(answer)
    })
  }

  async #answer(request: WireRequest) {
    const { method, url, headers, body } = request
    const seen = { role: null, body: {} }
    const response = await this.#api.fetch(
      new Request(url, { method, headers, ...(body === null ? {} : { body }) }),
      { seen }
    )
    const date = new Date(this.#clock.now).toUTCString()
    this.#clock.activity += 1
    return this.alter(request, {
      status: response.status,
      headers: { ...Object.fromEntries(response.headers), date },
      body: await response.text()
    })
  }

  #back(answer: (value: WireAnswer) => void, value: WireAnswer): void {
    this.#later(this.#trip(), () => answer(value))
  }

  #take(method: string): NetworkFault | undefined {
    const found = this.#armed.find(({ isForWrites }) => !isForWrites || method !== 'GET')
    this.#armed = this.#armed.filter((each) => each !== found)
    return found?.fault
  }

  #trip(): number {
    return this.#random.between(15, 180)
  }

  #later(ms: number, work: () => void): void {
    this.#clock.after(ms, work)
  }

  #hit(name: FaultName): void {
    this.hits[name] = (this.hits[name] ?? 0) + 1
  }

  #stamp(): string {
    return new Date(this.#clock.now).toISOString().slice(5, 23)
  }
}

function wire(answer: {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}): WireAnswer {
  return { status: answer.status, headers: answer.headers, body: answer.body }
}

/** The `Response` of `fetch` for a response of the wire. */
export function responseOf(answer: WireAnswer): Response {
  if ('code' in answer) {
    const cause = Object.assign(new Error(answer.code), { code: answer.code })
    throw new TypeError('fetch failed', { cause })
  }
  const { status, headers, body, isTruncated } = answer
  if (!isTruncated) return new Response(body === '' ? null : body, { status, headers })
  const half = new TextEncoder().encode(body).subarray(0, Math.floor(body.length / 2))
  const cause = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(half)
      controller.error(new TypeError('terminated', { cause }))
    }
  })
  return new Response(stream, { status, headers })
}
