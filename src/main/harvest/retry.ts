import { SECOND } from '#shared/durations.ts'
import type { HarvestError } from './errors.ts'
import { RETRY_POLICY } from './retry-policy.ts'

const { mostAttempts, mostRateLimitedAttempts, firstDelayMs, usualPauseMs, longestPauseMs } =
  RETRY_POLICY.request

export interface Repetition {
  /** Attempts made so far, 1 or more. */
  readonly attempts: number
  /** True if the request only reads: it may be carried out twice. */
  readonly isReading: boolean
  /** From 0 to 1, exclusive. */
  readonly random: number
}

/**
 * Returns how long to wait before the same request is sent again, in milliseconds; null if it must not be sent again. A
 * request that Harvest did not carry out may always be repeated. One that it may have carried out is repeated only if it
 * reads, because Harvest has no idempotency key.
 */
export function delayBeforeRepeat(
  error: HarvestError,
  { attempts, isReading, random }: Repetition
): number | null {
  if (error.kind === 'rate-limited')
    return attempts < mostRateLimitedAttempts ? (error.retryAfterMs ?? usualPauseMs) : null
  if (!isPassing(error, isReading) || attempts >= mostAttempts) return null
  const backoff = firstDelayMs * 2 ** (attempts - 1)
  return Math.max(error.retryAfterMs ?? 0, Math.round(backoff * (0.5 + random)))
}

function isPassing({ kind, certainty, status }: HarvestError, isReading: boolean): boolean {
  if (kind === 'offline') return isReading || certainty === 'not-sent'
  return kind === 'server-trouble' && isReading && (status ?? 0) >= 500
}

export interface RetryAdvice {
  /** The `Retry-After` header: seconds or an HTTP date. */
  readonly header: string | null
  /** The parsed body, which may carry `retry_after` in seconds. */
  readonly body: unknown
  /** When the response was made, epoch milliseconds by the server's clock. */
  readonly now: number
}

/** Returns how long a response requires to wait, in milliseconds from a second to an hour; null if it states no time. */
export function retryAfterMs({ header, body, now }: RetryAdvice): number | null {
  const asked = fromHeader(header, now) ?? fromBody(body)
  return asked === null ? null : Math.min(Math.max(asked, SECOND), longestPauseMs)
}

/** Returns how long a 429 pauses every request, in milliseconds: as long as it states, else 15 seconds. */
export function pauseAfter429(advice: RetryAdvice): number {
  return retryAfterMs(advice) ?? usualPauseMs
}

function fromHeader(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return seconds * SECOND
  const date = Date.parse(header)
  return Number.isNaN(date) ? null : date - now
}

function fromBody(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('retry_after' in body)) return null
  const { retry_after: seconds } = body
  if (typeof seconds !== 'number' && typeof seconds !== 'string') return null
  return seconds === '' || !Number.isFinite(Number(seconds)) ? null : Number(seconds) * SECOND
}
