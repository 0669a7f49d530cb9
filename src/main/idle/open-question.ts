import { CLOCK_GRAIN, correctedSpan, correctionOf } from '#main/ledger/clock-correction.ts'
import type { ClockInDoubt } from '#main/ledger/operations.ts'
import type { Absence } from '#shared/idle.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { KeptPresence } from './detector.ts'

/** An absence, with the clock that gave its instants while that clock is in doubt. */
export interface AskedAbsence extends Absence {
  readonly clock?: ClockInDoubt
}

/** A question that waits for its answer; instants by Harvest's clock. */
export interface Asked {
  readonly entryKey: EntryKey
  /** In order and apart. */
  readonly absences: readonly AskedAbsence[]
}

/** What is kept on the disk of questions and of presence. */
export interface IdleDocument {
  readonly asked: Asked | null
  readonly presence: KeptPresence | null
}

/** Reads the document part by part: a damaged absence or presence is left out, the others are kept. */
export function readDocument(document: unknown): IdleDocument {
  const { asked, presence } = (document ?? {}) as Partial<IdleDocument>
  const absences = Array.isArray(asked?.absences) ? asked.absences.filter(isAbsence) : []
  return {
    asked:
      typeof asked?.entryKey === 'string' && absences.length > 0 ? { ...asked, absences } : null,
    presence: isPresence(presence) ? presence : null
  }
}

function isAbsence(absence: Partial<Absence> | null): absence is Absence {
  if (!Number.isFinite(absence?.from) || !Number.isFinite(absence?.to)) return false
  return typeof absence?.kind === 'string'
}

function isPresence(presence: Partial<KeptPresence> | null | undefined): presence is KeptPresence {
  return Number.isFinite(presence?.lastInput) && Number.isFinite(presence?.seenAt)
}

/** Two absences are one question: what was worked between them is no part of it. */
export function withAbsence(
  absences: readonly AskedAbsence[],
  added: AskedAbsence
): readonly AskedAbsence[] {
  return merged([...absences, added])
}

function merged(absences: readonly AskedAbsence[]): readonly AskedAbsence[] {
  const apart: AskedAbsence[] = []
  for (const each of absences.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1)
    // what another clock gave may lie elsewhere once that clock is known
    if (last && each.from <= last.to && last.clock?.taken === each.clock?.taken)
      apart[apart.length - 1] = { ...last, to: Math.max(last.to, each.to) }
    else apart.push(each)
  }
  return apart
}

/** The absences while a timer ran: none of them begins before it, or is shorter than the threshold. */
export function whileRunning(
  absences: readonly Absence[],
  startedAt: number,
  thresholdMs: number
): readonly Absence[] {
  return absences
    .map(({ from, to, kind }) => ({ from: Math.max(from, startedAt), to, kind }))
    .filter(({ from, to }) => to > from && to - from >= thresholdMs)
}

/**
 * The absences that can be asked about now. One that a clock in doubt puts partly before the timer began
 * may be longer than it seems, and waits until Harvest is heard.
 */
export function askableAbsences(
  absences: readonly AskedAbsence[],
  startedAt: number
): readonly Absence[] {
  const askable = absences.filter(({ clock, from }) => !clock || from >= startedAt)
  return whileRunning(askable, startedAt, 0)
}

/**
 * The question with the instants that its absences really had, now that Harvest has told when the
 * computer was switched on; the same object when no clock was in doubt.
 */
export function correctedQuestion(asked: Asked, switchedOnAt: number): Asked {
  if (!asked.absences.some(({ clock }) => clock)) return asked
  const absences = asked.absences.map(({ clock, ...absence }) =>
    clock ? correctedSpan(absence, correctionOf(clock, switchedOnAt), clock) : absence
  )
  return { ...asked, absences: merged(absences) }
}

/**
 * The question as a later process takes it up: an absence stays in doubt while this computer's clock is
 * the one that gave it. Nobody will ever know what another clock was off by.
 */
export function takenUpQuestion(asked: Asked, doubt: ClockInDoubt | null): Asked {
  const absences = asked.absences.map(({ clock, ...absence }) =>
    clock && isSameClock(clock, doubt) ? { ...absence, clock } : absence
  )
  return { ...asked, absences }
}

/** True if both were given since the computer was switched on, with its clock not set in between. */
export function isSameClock(clock: ClockInDoubt, doubt: ClockInDoubt | null): boolean {
  return doubt !== null && Math.abs(clock.own - doubt.own) < CLOCK_GRAIN
}
