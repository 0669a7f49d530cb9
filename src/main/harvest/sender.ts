import { SECOND } from '#shared/durations.ts'
import { HarvestError } from './errors.ts'
import { RateLimiter, type Priority } from './rate-limit.ts'
import { attempt, type Answer, type Method, type OutgoingRequest } from './request.ts'
import { RETRY_POLICY } from './retry-policy.ts'
import { delayBeforeRepeat } from './retry.ts'
import { sleep, systemTimers, type DelayTimers } from './timers.ts'

/** The `Date` header of an answer that took longer than this is not compared with this computer's clock. */
const PROMPT = 5 * SECOND

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Writes are sent before reads. A `GET` is a read by default. */
  readonly priority?: Priority
  /** Called right before each attempt leaves. After a 429 the same request leaves again, later. */
  readonly onAttempt?: () => void
}

export interface SenderOptions {
  readonly fetch: typeof globalThis.fetch
  /** Sent with every request; one of them holds the token. */
  readonly headers: Readonly<Record<string, string>>
  readonly timers?: DelayTimers | undefined
  /** The timeout of one attempt, milliseconds; default 15 s. */
  readonly attemptTimeoutMs?: number | undefined
  /** The timeout of a call with its attempts and pauses, milliseconds; default 60 s. */
  readonly totalTimeoutMs?: number | undefined
  /** Requests in any 15 seconds; default 90. */
  readonly requestsPer15Seconds?: number | undefined
  readonly random?: (() => number) | undefined
  /** Aborts every call. The outcome of a call under way is unknown. */
  readonly signal?: AbortSignal | undefined
  readonly onClockOffset?: ((offsetMs: number) => void) | undefined
  readonly onLimited?: ((untilMs: number | null) => void) | undefined
}

/** A request before it has headers. */
export interface Call {
  readonly method: Method
  readonly url: URL
  readonly json?: unknown
}

/** Sends a call, repeats it where that is safe, and returns the parsed body. Throws `HarvestError`. */
export type Send = (call: Call, options?: CallOptions) => Promise<unknown>

/** Creates the sender of one token, with a queue, a rate limit, repetitions and timeouts. */
export function createSender(options: SenderOptions): Send {
  const {
    timers = systemTimers,
    totalTimeoutMs = RETRY_POLICY.request.totalTimeoutMs,
    random = Math.random
  } = options
  const limiter = new RateLimiter({
    timers,
    mostPerWindow: options.requestsPer15Seconds,
    onLimited: options.onLimited
  })

  let knownOffsetMs = 0

  return async (call, callOptions = {}) => {
    const { priority = call.method === 'GET' ? 'read' : 'write' } = callOptions
    const signal = either(callOptions.signal, options.signal)
    const deadline = timers.now() + totalTimeoutMs
    for (let attempts = 1; ; attempts++) {
      await waitForTurn(limiter, call, { priority, deadline, signal })
      try {
        callOptions.onAttempt?.()
        return await once(call, deadline, signal)
      } catch (error) {
        if (!(error instanceof HarvestError)) throw error
        if (error.kind === 'rate-limited') limiter.pause(error.retryAfterMs ?? 0)
        const isReading = call.method === 'GET'
        const delay = delayBeforeRepeat(error, { attempts, isReading, random: random() })
        if (delay === null || timers.now() + delay >= deadline) throw error
        if (error.kind !== 'rate-limited') await sleep(timers, delay, signal)
      }
    }
  }

  async function once(call: Call, deadline: number, signal?: AbortSignal): Promise<unknown> {
    const { fetch, headers, attemptTimeoutMs = RETRY_POLICY.request.attemptTimeoutMs } = options
    const startedAt = timers.now()
    const timeoutMs = Math.max(1, Math.min(attemptTimeoutMs, deadline - startedAt))
    const request: OutgoingRequest = { ...call, headers, json: call.json }
    const answer = await attempt(request, { fetch, timers, timeoutMs, knownOffsetMs, signal })
    reportClock(answer, timers.now() - startedAt)
    return answer.body
  }

  function reportClock({ clockOffsetMs }: Answer, tookMs: number): void {
    // negative: this computer's clock was set meanwhile
    if (clockOffsetMs === null || tookMs < 0 || tookMs >= PROMPT) return
    knownOffsetMs = clockOffsetMs
    options.onClockOffset?.(clockOffsetMs)
  }
}

function either(
  one: AbortSignal | undefined,
  other: AbortSignal | undefined
): AbortSignal | undefined {
  return one && other ? AbortSignal.any([one, other]) : (one ?? other)
}

async function waitForTurn(
  limiter: RateLimiter,
  { method, url }: Call,
  turn: Parameters<RateLimiter['turn']>[0]
): Promise<void> {
  const verdict = await limiter.turn(turn)
  if (verdict === 'go') return
  const kind = verdict === 'cancelled' ? 'cancelled' : 'rate-limited'
  throw new HarvestError({ kind, certainty: 'not-sent', method, path: url.pathname })
}
