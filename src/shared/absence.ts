import { MINUTE } from './durations.ts'
import { hundredthsOf } from './hours.ts'
import type { Hundredths } from './hours.ts'
import type { Work } from './project-assignment.ts'
import type { SpentDate } from './time/spent-date.ts'
import type { EntryKey, TimeEntry } from './time-entry.ts'

/** Harvest's four answers to time away from the computer. */
export const IDLE_DECISIONS = [
  /** "Stop timer and remove X minutes" */
  'stop-and-remove',
  /** "Continue timing and remove X minutes" */
  'continue-and-remove',
  /** "Add X minutes as a new entry" */
  'add-as-new-entry',
  /** "Ignore" */
  'ignore'
] as const
export type IdleDecision = (typeof IDLE_DECISIONS)[number]

/** A stretch of time; epoch milliseconds, `to` not included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What the person was away by: nothing touched, the screen locked, the computer asleep, or off. */
export const ABSENCE_KINDS = ['idle', 'lock', 'sleep', 'off'] as const
export type AbsenceKind = (typeof ABSENCE_KINDS)[number]

/** Time from the last input to the return; never to the moment of an answer. */
export interface Absence extends Span {
  readonly kind: AbsenceKind
}

/** The one open question about time away; instants are epoch milliseconds by Harvest's clock. */
export interface IdleQuestion {
  readonly entry: TimeEntry
  readonly entryKey: EntryKey
  /** In order and apart: what was worked between two of them is not asked about. At least one. */
  readonly absences: readonly Absence[]
  /** The last input before the first absence. */
  readonly from: number
  /** The last return: never the moment of the answer. */
  readonly to: number
  /** Whole minutes away, as the four answers name them. */
  readonly minutes: number
  /** No cut begins before the timer did. */
  readonly startedAt: number
  /** A start/end account: cuts begin and end at whole minutes. */
  readonly isInMinutes: boolean
  /** The day on which timing would go on in a new entry; absent if that is the day of the entry. */
  readonly continuesOn?: SpentDate
  /** True if a rule gives its answer as soon as Harvest can be reached. */
  readonly awaitsHarvest?: boolean
  readonly hoursBefore: Hundredths
}

/** A piece of the time away as an entry of its own; without work or notes those of the entry. */
export interface AddedPart extends Span {
  readonly work?: Work
  readonly notes?: string
}

/** When a remembered answer applies again. Every condition given must hold; none given is "always". */
export interface RuleConditions {
  readonly work?: Work
  readonly kind?: AbsenceKind
  /** Absences of at least and at most so many minutes. */
  readonly minutes?: { readonly least: number; readonly most: number }
  /** The absence begins at this time of day, `HH:MM` in the zone of the profile; may pass midnight. */
  readonly timeOfDay?: { readonly from: string; readonly to: string }
}

/** An answer that is given without asking; the person made it by "remember for…". */
export interface IdleRule {
  readonly id: string
  readonly decision: IdleDecision
  readonly conditions: RuleConditions
  /** Names of the work, for the list of rules. */
  readonly workName?: string
  readonly isOn: boolean
}

/**
 * Who tells of inputs: Electron itself, GNOME's compositor, another Wayland compositor, the program
 * swayidle, or nobody.
 */
export type IdleSourceName = 'system' | 'mutter' | 'ext-idle-notify' | 'swayidle' | 'unavailable'

/** What a person answers; the simplest answer is a decision alone. */
export interface IdleAnswer {
  readonly decision: IdleDecision
  /** What is taken out, edited; in order and apart. Without it exactly the absences. */
  readonly spans?: readonly Span[]
  /** For `add-as-new-entry`: pieces of what is taken out. Without it one for each span. */
  readonly parts?: readonly AddedPart[]
  /** What to do with an entry of which nothing is left; without it the entry stays. */
  readonly whenEmpty?: 'delete' | 'keep'
  /** Answers alike from now on, under these conditions. */
  readonly remember?: RuleConditions
}

/** Milliseconds in all spans. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** Whole minutes in all spans, rounded once. */
export function minutesOf(spans: readonly Span[]): number {
  return Math.round(lengthOf(spans) / MINUTE)
}

/** The minute an instant lies in, as Harvest keeps times of day. */
export function wholeMinute(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE
}

/**
 * Spans in order, apart, inside their bounds, and of whole minutes where the account keeps those.
 * What is outside or empty is left out; idempotent.
 */
export function tidySpans(
  spans: readonly Span[],
  { from: least, to: most }: Span,
  isInMinutes: boolean
): readonly Span[] {
  const grain = isInMinutes ? wholeMinute : (at: number) => at
  const tidy: Span[] = []
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const from = Math.max(grain(span.from), grain(least))
    const to = Math.min(grain(span.to), grain(most))
    const last = tidy.at(-1)
    if (last && from <= last.to)
      tidy[tidy.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else if (to > from) tidy.push({ from, to })
  }
  return tidy
}

/** What the person's entries show together at the return without these spans. */
export function hoursLeft(
  { hoursBefore }: Pick<IdleQuestion, 'hoursBefore'>,
  spans: readonly Span[]
): Hundredths {
  return Math.max(0, hoursBefore - hundredthsOf(lengthOf(spans)))
}

/** Whether the entry itself would end with nothing in it, so that the person is asked what becomes of it. */
export function leavesNothing(
  question: Pick<
    IdleQuestion,
    'entry' | 'startedAt' | 'isInMinutes' | 'continuesOn' | 'hoursBefore'
  >,
  spans: readonly Span[],
  decision: IdleDecision
): boolean {
  const [first] = spans
  if (decision === 'ignore' || !first) return false
  if (question.isInMinutes) return wholeMinute(first.from) <= wholeMinute(question.startedAt)
  const ends = decision === 'stop-and-remove' || question.continuesOn !== undefined
  return ends && hoursLeft(question, spans) === 0
}
