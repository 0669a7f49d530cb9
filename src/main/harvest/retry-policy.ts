import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'

/** Every limit and delay after which Gleaner repeats something. Times are in milliseconds. */
export const RETRY_POLICY = {
  /** One HTTP request (`harvest/sender.ts`, `harvest/retry.ts`). The delay doubles with each attempt. */
  request: {
    mostAttempts: 3,
    firstDelayMs: SECOND / 2,
    attemptTimeoutMs: 15 * SECOND,
    /** All attempts and the waiting between them. */
    totalTimeoutMs: MINUTE,
    /** A 429 is counted separately. It pauses as long as it states, or as long as Harvest's limit usually takes. */
    mostRateLimitedAttempts: 6,
    usualPauseMs: 15 * SECOND,
    longestPauseMs: HOUR
  },
  /** A request whose answer was lost (`sync/push/lost-answers.ts`). */
  lookup: {
    firstDelayMs: 2 * SECOND,
    longestDelayMs: 30 * SECOND,
    /** How long a request without an answer may still be carried out. */
    windowMs: 2 * MINUTE
  },
  /** An operation that failed because of trouble at Harvest, or that had too many turns in one push. */
  operation: {
    delayMs: 15 * SECOND,
    /** Unexpected answers after which the operation is refused. */
    mostUnexpected: 3
  },
  /** A round of sync that failed (`sync/sync-schedule.ts`). The delay doubles with each failure. */
  round: {
    firstDelayMs: SECOND,
    longestDelayMs: MINUTE
  },
  /** A token that Harvest refused (`sync/refused-token.ts`). */
  token: {
    firstDelayMs: MINUTE,
    nextDelayMs: HOUR,
    /** The least time between a refusal and another attempt because the user focused a window. */
    focusedDelayMs: 2 * SECOND
  }
} as const
