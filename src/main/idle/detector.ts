import type { ClockInDoubt } from '#main/ledger/operations.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'
import type { Absence, AbsenceKind } from '#shared/idle.ts'

/** Systems tell whole seconds: an input is another one only when it is further off than that. */
const WOBBLE = SECOND
/** Longer than this between two looks that were due sooner, and this process did not run: sleep. */
const SILENCE = 90 * SECOND
/** After sleep the next look is due within this time. */
const LATEST_LOOK = 30 * SECOND

/**
 * One look at the computer. `at` is milliseconds since it was switched on, sleep included: a clock that
 * nobody can set, so that a wall clock that jumps is no absence and sleep is one.
 */
export interface Look {
  readonly at: number
  /** Milliseconds since the last input as the system says; null where it does not tell. */
  readonly idleMs: number | null
  readonly isLocked: boolean
  /** The system says that it is about to sleep, or has slept. Believed as a reason, never as an absence. */
  readonly sleep?: 'begins' | 'ended'
}

/** What happened since the last input; it names an absence and never makes one. */
type Reason = Exclude<AbsenceKind, 'idle'> | null

/** Presence as it is known; instants on the clock of the looks. */
export type Presence =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'present' | 'away'
      readonly lastInput: number
      readonly seenAt: number
      readonly reason: Reason
    }

/**
 *                    .--- no input for the threshold, or nobody could look --.
 *   unknown --look--> present <--------------------------------------------> away
 *                    '--- an input: absence from the last one to this one ---'
 *
 * Time without input that reached the threshold was an absence, shorter never is, whatever the system
 * calls it. Pure and idempotent: looking twice finds nothing new; events make us look sooner and give
 * the absence its name, nothing else. The system's later word wins over its earlier one.
 */
export function observe(
  presence: Presence,
  look: Look,
  thresholdMs: number
): { readonly presence: Presence; readonly absence: Absence | null } {
  if (presence.kind === 'unknown') {
    const input = inputOf(look, look.at)
    return { presence: presenceSince(input, look, freshReason(look), thresholdMs), absence: null }
  }
  const { lastInput, seenAt } = presence
  const hasSlept = look.at - seenAt > SILENCE
  const reason = reasonOf(look, hasSlept ? 'sleep' : presence.reason)
  const input = inputOf(look, lastInput)
  const isSame = Math.abs(input - lastInput) <= WOBBLE
  // what was claimed before the silence is still the last input, or nobody has come back yet
  if (isSame || input < lastInput || (hasSlept && input <= seenAt)) {
    const since = isSame ? lastInput : Math.min(input, lastInput)
    return { presence: presenceSince(since, look, reason, thresholdMs), absence: null }
  }
  const back = hasSlept ? Math.max(input, look.at - LATEST_LOOK) : input
  const wasAway = presence.kind === 'away' || hasSlept
  const isLong = back - lastInput >= thresholdMs
  const absence =
    wasAway && isLong ? { from: lastInput, to: back, kind: reason ?? ('idle' as const) } : null
  return { presence: presenceSince(back, look, freshReason(look), thresholdMs), absence }
}

/**
 * When to look again, in milliseconds: as late as nothing is lost by it. `isTold`: the desktop says by
 * itself when somebody is back.
 */
export function nextLook(
  presence: Presence,
  at: number,
  thresholdMs: number,
  isTold = false
): number {
  if (presence.kind === 'unknown') return 0
  // the return is known to a few seconds; behind a locked screen nobody comes back unheard
  if (presence.kind === 'away')
    return isTold || presence.reason === 'lock' ? LATEST_LOOK : 5 * SECOND
  const untilAway = presence.lastInput + thresholdMs - at
  return Math.min(LATEST_LOOK, Math.max(untilAway, SECOND))
}

/** What is kept on the disk of a presence: instants by Harvest's clock, so that they outlive the boot. */
export interface KeptPresence {
  readonly lastInput: number
  readonly seenAt: number
  readonly isAway: boolean
  readonly reason: Reason
  /** The clock that gave the instants, where that was in doubt. */
  readonly clock?: ClockInDoubt
}

/** The presence in a form that outlives the process; `offset` leads from the clock of the looks to Harvest's. */
export function keep(presence: Presence, offset: number): KeptPresence | null {
  if (presence.kind === 'unknown') return null
  const { kind, lastInput, seenAt, reason } = presence
  return {
    lastInput: lastInput + offset,
    seenAt: seenAt + offset,
    isAway: kind === 'away',
    reason
  }
}

/**
 * Takes up where the last process ended: away when it ended in an absence, or when the computer was off
 * since. A process that ended while the person worked knows nothing about the time after it.
 */
export function takeUp(kept: KeptPresence | null, at: number, offset: number): Presence {
  if (!kept) return { kind: 'unknown' }
  const wasOff = kept.seenAt - offset < -MINUTE
  if (!kept.isAway && !wasOff) return { kind: 'unknown' }
  return {
    kind: 'away',
    lastInput: kept.lastInput - offset,
    seenAt: at,
    reason: wasOff ? 'off' : kept.reason
  }
}

/** Where the system does not tell, a locked screen is the only sign of absence. */
function inputOf({ at, idleMs, isLocked }: Look, lastInput: number): number {
  if (idleMs === null) return isLocked ? lastInput : at
  // longer than the computer is on: nobody can know that
  return idleMs > at || idleMs < 0 ? lastInput : at - idleMs
}

function presenceSince(
  lastInput: number,
  { at }: Look,
  reason: Reason,
  thresholdMs: number
): Presence {
  const kind = at - lastInput >= thresholdMs ? 'away' : 'present'
  return { kind, lastInput, seenAt: at, reason }
}

function reasonOf({ isLocked, sleep }: Look, before: Reason): Reason {
  if (before === 'off' || before === 'sleep') return before
  // a waking after which nothing was touched says nothing about why the person is away
  if (sleep === 'begins') return 'sleep'
  return isLocked ? 'lock' : before
}

/** What is about to keep the person away, right after an input. */
function freshReason({ isLocked, sleep }: Look): Reason {
  if (sleep === 'begins') return 'sleep'
  return isLocked ? 'lock' : null
}
