import type { ClockDoubt } from '#main/ledger/operations.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'
import type { Absence, AbsenceKind } from '#shared/absence.ts'

/** Systems report whole seconds: two inputs this close are the same input. */
const INPUT_GRAIN = SECOND
/** A pause between samples that is longer than this was sleep, because the next sample was due sooner. */
const LONGEST_PAUSE = 90 * SECOND
/** The longest planned time between two samples. After sleep, too, the next sample is taken within this time. */
const LONGEST_PERIOD = 30 * SECOND
/** The period while the user is away and the desktop does not report their return. */
const AWAY_PERIOD = 5 * SECOND

/**
 * One sample of the computer. `at` is in milliseconds since the computer was switched on, sleep included. Nobody can
 * set this clock, so a change of the system clock is no absence, and sleep is one.
 */
export interface PresenceSample {
  readonly at: number
  /** Milliseconds since the last input; null if the system does not report inputs. */
  readonly idleMs: number | null
  readonly isLocked: boolean
  /** The system is about to sleep, or has slept. Only the name of an absence depends on it. */
  readonly sleep?: 'begins' | 'ended'
}

/** The event since the last input that names an absence; null without one. */
type Reason = Exclude<AbsenceKind, 'idle'> | null

/** The state of the detector; instants are on the clock of the samples. */
export type Presence =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'present' | 'away'
      readonly lastInput: number
      /** The time of the last sample. */
      readonly sampledAt: number
      readonly reason: Reason
    }

/**
 *                      .-- no input for the threshold, or no sample for long --.
 *   unknown --sample--> present <--------------------------------------------> away
 *                      '-- an input: absence from the last input to this one --'
 *
 * Takes one sample. Time without input is an absence if it reaches the threshold, whatever events the system reports:
 * events only cause a sample and determine the reason of the absence. Pure, and the same sample twice finds nothing
 * new. A later report of the system about the last input corrects an earlier one.
 *
 * Example with a threshold of 10 min: the last input at 9:00, samples without input until 9:22, an input at 9:22. The
 * sample at 9:22 returns the absence 9:00 to 9:22.
 */
export function observe(
  presence: Presence,
  sample: PresenceSample,
  thresholdMs: number
): { readonly presence: Presence; readonly absence: Absence | null } {
  if (presence.kind === 'unknown') {
    const input = lastInputOf(sample, sample.at)
    const first = presenceSince(input, sample, reasonAtInput(sample), thresholdMs)
    return { presence: first, absence: null }
  }
  const { lastInput, sampledAt } = presence
  const hasSlept = sample.at - sampledAt > LONGEST_PAUSE
  const reason = reasonOf(sample, hasSlept ? 'sleep' : presence.reason)
  const input = lastInputOf(sample, lastInput)
  const isSame = Math.abs(input - lastInput) <= INPUT_GRAIN
  // no input since: the system repeats or corrects the last one, or reports one from before it slept
  if (isSame || input < lastInput || (hasSlept && input <= sampledAt)) {
    const since = isSame ? lastInput : Math.min(input, lastInput)
    return { presence: presenceSince(since, sample, reason, thresholdMs), absence: null }
  }
  const returnedAt = hasSlept ? Math.max(input, sample.at - LONGEST_PERIOD) : input
  const wasAway = presence.kind === 'away' || hasSlept
  const isLong = returnedAt - lastInput >= thresholdMs
  const absence =
    wasAway && isLong
      ? { from: lastInput, to: returnedAt, kind: reason ?? ('idle' as const) }
      : null
  const next = presenceSince(returnedAt, sample, reasonAtInput(sample), thresholdMs)
  return { presence: next, absence }
}

/**
 * Returns the time until the next sample, milliseconds: as long as possible without missing an absence.
 * `isReported`: the desktop reports by itself that the user is back.
 */
export function nextSampleIn(
  presence: Presence,
  at: number,
  thresholdMs: number,
  isReported = false
): number {
  if (presence.kind === 'unknown') return 0
  // behind a locked screen the unlock is reported
  if (presence.kind === 'away')
    return isReported || presence.reason === 'lock' ? LONGEST_PERIOD : AWAY_PERIOD
  const untilAway = presence.lastInput + thresholdMs - at
  return Math.min(LONGEST_PERIOD, Math.max(untilAway, SECOND))
}

/** A presence in the ledger. Instants are by Harvest's clock, so that they stay valid after a restart. */
export interface SavedPresence {
  readonly lastInput: number
  /** The time of the last sample. */
  readonly seenAt: number
  readonly isAway: boolean
  readonly reason: Reason
  /** The clock that gave the instants, if it was in doubt. */
  readonly clock?: ClockDoubt
}

/** Converts a presence for the ledger. `offset`: Harvest's clock minus the clock of the samples, milliseconds. */
export function savedPresence(presence: Presence, offset: number): SavedPresence | null {
  if (presence.kind === 'unknown') return null
  const { kind, lastInput, sampledAt, reason } = presence
  return {
    lastInput: lastInput + offset,
    seenAt: sampledAt + offset,
    isAway: kind === 'away',
    reason
  }
}

/**
 * Restores the presence of an earlier process at the time `at` on the clock of the samples. The user was away if that
 * process ended during an absence, or if the computer was off since; otherwise the presence is unknown.
 */
export function restoredPresence(
  saved: SavedPresence | null,
  at: number,
  offset: number
): Presence {
  if (!saved) return { kind: 'unknown' }
  const wasOff = saved.seenAt - offset < -MINUTE
  if (!saved.isAway && !wasOff) return { kind: 'unknown' }
  return {
    kind: 'away',
    lastInput: saved.lastInput - offset,
    sampledAt: at,
    reason: wasOff ? 'off' : saved.reason
  }
}

/** Returns the last input. If the system does not report inputs, the user is present unless the screen is locked. */
function lastInputOf({ at, idleMs, isLocked }: PresenceSample, before: number): number {
  if (idleMs === null) return isLocked ? before : at
  // an idle time beyond the uptime is wrong
  return idleMs > at || idleMs < 0 ? before : at - idleMs
}

function presenceSince(
  lastInput: number,
  { at }: PresenceSample,
  reason: Reason,
  thresholdMs: number
): Presence {
  const kind = at - lastInput >= thresholdMs ? 'away' : 'present'
  return { kind, lastInput, sampledAt: at, reason }
}

function reasonOf({ isLocked, sleep }: PresenceSample, before: Reason): Reason {
  if (before === 'off' || before === 'sleep') return before
  // the end of sleep alone does not change the reason
  if (sleep === 'begins') return 'sleep'
  return isLocked ? 'lock' : before
}

/** Returns the reason of an absence that starts at this sample. */
function reasonAtInput({ isLocked, sleep }: PresenceSample): Reason {
  if (sleep === 'begins') return 'sleep'
  return isLocked ? 'lock' : null
}
