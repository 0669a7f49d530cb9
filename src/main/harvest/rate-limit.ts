import { SECOND } from '#shared/durations.ts'
import type { DelayTimers } from './timers.ts'

/**
 * Harvest allows 100 requests in 15 seconds (https://help.getharvest.com/api-v2/introduction/overview/general/). The rest
 * is for clocks that differ and for other programs.
 */
const MOST_PER_WINDOW = 90
const WINDOW = 15 * SECOND

export type Priority = 'write' | 'read'

export interface Turn {
  readonly priority: Priority
  /** The latest start of the request, epoch milliseconds. */
  readonly deadline: number
  readonly signal?: AbortSignal | undefined
}

export interface RateLimiterOptions {
  readonly timers: DelayTimers
  /** Requests in any 15 seconds. */
  readonly mostPerWindow?: number | undefined
  /** Called with the end of a pause (epoch milliseconds), and with null when requests continue. */
  readonly onLimited?: ((untilMs: number | null) => void) | undefined
}

type Verdict = 'go' | 'too-late' | 'cancelled'

interface Waiting extends Turn {
  settle(verdict: Verdict): void
}

/** The queue of all requests of a token. It stays below the limit, sends writes before reads, and pauses as a whole. */
export class RateLimiter {
  readonly #timers: DelayTimers
  readonly #mostPerWindow: number
  readonly #onLimited: (untilMs: number | null) => void
  readonly #queues: Readonly<Record<Priority, Waiting[]>> = { write: [], read: [] }
  #started: number[] = []
  #pause: { readonly from: number; readonly until: number } | null = null
  #cancelTimer: () => void = () => {}

  constructor({
    timers,
    mostPerWindow = MOST_PER_WINDOW,
    onLimited = () => {}
  }: RateLimiterOptions) {
    this.#timers = timers
    this.#mostPerWindow = mostPerWindow
    this.#onLimited = onLimited
  }

  /** Settles when a request may start, or with `too-late` as soon as it cannot start before its deadline. */
  turn(turn: Turn): Promise<Verdict> {
    if (turn.signal?.aborted) return Promise.resolve('cancelled')
    const { promise, resolve } = Promise.withResolvers<Verdict>()
    const abandon = () => this.#settle(waiting, 'cancelled')
    const waiting: Waiting = {
      ...turn,
      settle(verdict) {
        turn.signal?.removeEventListener('abort', abandon)
        resolve(verdict)
      }
    }
    turn.signal?.addEventListener('abort', abandon, { once: true })
    this.#queues[turn.priority].push(waiting)
    this.#pump()
    return promise
  }

  /** Pauses all requests for `ms` milliseconds. A longer pause under way stays. */
  pause(ms: number): void {
    const from = this.#timers.now()
    const until = Math.max(from + ms, this.#pause?.until ?? 0)
    this.#pause = { from, until }
    this.#onLimited(until)
    this.#pump()
  }

  #pump(): void {
    const now = this.#timers.now()
    this.#endPause(now)
    this.#started = this.#started.filter((at) => at <= now && at > now - WINDOW)
    while (this.#delay(now) === 0 && this.#startNext(now));
    this.#dropLate(now)
    this.#wakeLater(now)
  }

  /** Ends a pause that is over. A clock that was set back ends it too: another 429 is better than an hour of waiting. */
  #endPause(now: number): void {
    if (!this.#pause || (now >= this.#pause.from && now < this.#pause.until)) return
    this.#pause = null
    this.#onLimited(null)
  }

  #startNext(now: number): boolean {
    const next = this.#queues.write[0] ?? this.#queues.read[0]
    if (!next) return false
    this.#started.push(now)
    this.#settle(next, 'go')
    return true
  }

  #dropLate(now: number): void {
    const earliest = now + this.#delay(now)
    for (const waiting of this.#waiting())
      if (waiting.deadline < earliest) this.#settle(waiting, 'too-late')
  }

  #wakeLater(now: number): void {
    this.#cancelTimer()
    const isNeeded = this.#pause !== null || this.#waiting().length > 0
    this.#cancelTimer = isNeeded
      ? this.#timers.after(this.#delay(now), () => this.#pump())
      : () => {}
  }

  #delay(now: number): number {
    if (this.#pause) return this.#pause.until - now
    const [oldest = now] = this.#started
    return this.#started.length < this.#mostPerWindow ? 0 : oldest + WINDOW - now
  }

  #waiting(): readonly Waiting[] {
    return [...this.#queues.write, ...this.#queues.read]
  }

  #settle(waiting: Waiting, verdict: Verdict): void {
    const queue = this.#queues[waiting.priority]
    const place = queue.indexOf(waiting)
    if (place >= 0) queue.splice(place, 1)
    waiting.settle(verdict)
  }
}
