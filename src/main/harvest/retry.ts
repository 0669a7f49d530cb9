import { HOUR, SECOND } from '#shared/durations.ts'
import type { HarvestError } from './errors.ts'

const MOST_ATTEMPTS = 3
const MOST_RATE_LIMITED_ATTEMPTS = 6
const FIRST_DELAY = SECOND / 2
/** What Harvest's own limit takes to clear, where it does not say. */
const USUAL_PAUSE = 15 * SECOND
const LONGEST_PAUSE = HOUR

export interface Repetition {
  /** Attempts made so far, 1 or more. */
  readonly attempts: number
  /** Whether carrying it out twice is the same as once: only reading is. */
  readonly isReading: boolean
  /** From 0 to 1, exclusive. */
  readonly random: number
}

/**
 * Milliseconds to wait before the same request is sent again, or null when it must not be. What
 * Harvest did not carry out may always be repeated; what it may have carried out only if it reads,
 * because Harvest knows no idempotency key.
 */
export function delayBeforeRepeat(
  error: HarvestError,
  { attempts, isReading, random }: Repetition
): number | null {
  if (error.kind === 'rate-limited')
    return attempts < MOST_RATE_LIMITED_ATTEMPTS ? (error.retryAfterMs ?? USUAL_PAUSE) : null
  if (!isPassing(error, isReading) || attempts >= MOST_ATTEMPTS) return null
  const backoff = FIRST_DELAY * 2 ** (attempts - 1)
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
  /** When the answer was made, epoch milliseconds by the clock of the server. */
  readonly now: number
}

/** How long an answer asks to wait, in milliseconds from a second to an hour; null when it does not say. */
export function retryAfterMs({ header, body, now }: RetryAdvice): number | null {
  const asked = fromHeader(header, now) ?? fromBody(body)
  return asked === null ? null : Math.min(Math.max(asked, SECOND), LONGEST_PAUSE)
}

/** How long a 429 pauses everything, in milliseconds, whether or not it says so. */
export function pauseAfter429(advice: RetryAdvice): number {
  return retryAfterMs(advice) ?? USUAL_PAUSE
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
