import { CLOCK_GRAIN, correctedSpan, correctionOf } from '#main/ledger/clock-correction.ts'
import type { ClockDoubt } from '#main/ledger/operations.ts'
import type { Absence } from '#shared/absence.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { SavedPresence } from './detector.ts'

/** An absence of the open question. `clock` gave its instants, if that clock is still in doubt. */
export interface QuestionedAbsence extends Absence {
  readonly clock?: ClockDoubt
}

/** The idle question that waits for an answer; instants by Harvest's clock. */
export interface OpenIdleQuestion {
  readonly entryKey: EntryKey
  /** In order, without overlaps. */
  readonly absences: readonly QuestionedAbsence[]
}

/** The document `idle` of the ledger. Its member names are stored. */
export interface IdleDocument {
  /** The open question. */
  readonly asked: OpenIdleQuestion | null
  readonly presence: SavedPresence | null
}

/** Reads the document part by part: a damaged absence or presence is left out. Never throws. */
export function readIdleDocument(document: unknown): IdleDocument {
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

function isPresence(
  presence: Partial<SavedPresence> | null | undefined
): presence is SavedPresence {
  return Number.isFinite(presence?.lastInput) && Number.isFinite(presence?.seenAt)
}

/** Adds an absence to the question. Overlapping absences become one; work between absences stays out. */
export function withAbsence(
  absences: readonly QuestionedAbsence[],
  added: QuestionedAbsence
): readonly QuestionedAbsence[] {
  return merged([...absences, added])
}

function merged(absences: readonly QuestionedAbsence[]): readonly QuestionedAbsence[] {
  const apart: QuestionedAbsence[] = []
  for (const each of absences.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1)
    // absences by different clocks may turn out not to overlap
    if (last && each.from <= last.to && last.clock?.taken === each.clock?.taken)
      apart[apart.length - 1] = { ...last, to: Math.max(last.to, each.to) }
    else apart.push(each)
  }
  return apart
}

/**
 * Limits absences to the time since a timer was started (epoch milliseconds), and leaves out those that are then
 * shorter than the threshold.
 */
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
 * Returns the absences that the user can be asked about now. If a clock in doubt puts the start of an absence before
 * the start of the timer, the absence may be longer than it seems: it waits until Harvest's clock is known.
 */
export function askableAbsences(
  absences: readonly QuestionedAbsence[],
  startedAt: number
): readonly Absence[] {
  const askable = absences.filter(({ clock, from }) => !clock || from >= startedAt)
  return whileRunning(askable, startedAt, 0)
}

/**
 * Corrects the instants that a clock in doubt gave. `switchedOnAt`: when the computer was switched on, epoch
 * milliseconds by Harvest's clock. Returns the same object if no clock was in doubt.
 */
export function correctedQuestion(
  question: OpenIdleQuestion,
  switchedOnAt: number
): OpenIdleQuestion {
  if (!question.absences.some(({ clock }) => clock)) return question
  const absences = question.absences.map(({ clock, ...absence }) =>
    clock ? correctedSpan(absence, correctionOf(clock, switchedOnAt), clock) : absence
  )
  return { ...question, absences: merged(absences) }
}

/**
 * Restores the question of an earlier process. An absence stays in doubt if the present clock gave it; the error of an
 * earlier clock can no longer be found out.
 */
export function restoredQuestion(
  question: OpenIdleQuestion,
  doubt: ClockDoubt | null
): OpenIdleQuestion {
  const absences = question.absences.map(({ clock, ...absence }) =>
    clock && isSameClock(clock, doubt) ? { ...absence, clock } : absence
  )
  return { ...question, absences }
}

/** True if the computer was neither restarted nor its clock set between the two. */
export function isSameClock(clock: ClockDoubt, doubt: ClockDoubt | null): boolean {
  return doubt !== null && Math.abs(clock.own - doubt.own) < CLOCK_GRAIN
}
