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

/** A span of time in epoch milliseconds; `to` is not included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Why the user counts as away: no input, a locked screen, a sleeping computer, or a computer that
 * was off.
 */
export const ABSENCE_KINDS = ['idle', 'lock', 'sleep', 'off'] as const
export type AbsenceKind = (typeof ABSENCE_KINDS)[number]

/** An absence lasts from the last input to the return, not to the moment of the answer. */
export interface Absence extends Span {
  readonly kind: AbsenceKind
}

/** The open question about an absence. Instants are epoch milliseconds by Harvest's clock. */
export interface IdleQuestion {
  readonly entry: TimeEntry
  readonly entryKey: EntryKey
  /** At least one absence, in order and without overlap. Work between two absences stays. */
  readonly absences: readonly Absence[]
  /** The last input before the first absence. */
  readonly from: number
  /** The end of the last absence, not the moment of the answer. */
  readonly to: number
  /** Whole minutes away, as the four answers name them. */
  readonly minutes: number
  /** Epoch milliseconds at which the timer started. No cut begins earlier. */
  readonly startedAt: number
  /** True in a start/end account, where cuts begin and end at whole minutes. */
  readonly isInMinutes: boolean
  /** The day of the entry in which timing would continue; absent if that is the day of this entry. */
  readonly continuesOn?: SpentDate
  /** True if a rule gives its answer as soon as Harvest can be reached. */
  readonly awaitsHarvest?: boolean
  readonly hoursBefore: Hundredths
}

/**
 * A part of an absence that becomes an entry of its own. `work` and `notes` default to those of the
 * original entry.
 */
export interface AddedPart extends Span {
  readonly work?: Work
  readonly notes?: string
}

/** When a rule applies. All given conditions must hold; without any, the rule always applies. */
export interface RuleConditions {
  readonly work?: Work
  readonly kind?: AbsenceKind
  /** The shortest and the longest absence, in whole minutes, both included. */
  readonly minutes?: { readonly least: number; readonly most: number }
  /**
   * The time of day at which the absence begins, `HH:MM` in the zone of the profile. The span may
   * pass midnight.
   */
  readonly timeOfDay?: { readonly from: string; readonly to: string }
}

/**
 * A rule that answers an idle question without asking. The user creates it with "Answer like this
 * from now on".
 */
export interface IdleRule {
  readonly id: string
  readonly decision: IdleDecision
  readonly conditions: RuleConditions
  /** The name of the work, for the list of rules. */
  readonly workName?: string
  readonly isOn: boolean
}

/**
 * Where idle time comes from: Electron, GNOME's compositor, another Wayland compositor, the program
 * swayidle, or nowhere.
 */
export type IdleSourceName = 'system' | 'mutter' | 'ext-idle-notify' | 'swayidle' | 'unavailable'

/** The user's answer to an idle question. The simplest answer is a decision alone. */
export interface IdleAnswer {
  readonly decision: IdleDecision
  /** The spans to cut, in order and without overlap. Defaults to the absences. */
  readonly spans?: readonly Span[]
  /** For `add-as-new-entry`: the new entries. Defaults to one for each span. */
  readonly parts?: readonly AddedPart[]
  /** The treatment of an entry without any time left. By default the entry stays. */
  readonly whenEmpty?: 'delete' | 'keep'
  /** Creates a rule with these conditions. */
  readonly remember?: RuleConditions
}

/** Returns the total length of the spans in milliseconds. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** Returns the total length of the spans in minutes, rounded once. */
export function minutesOf(spans: readonly Span[]): number {
  return Math.round(lengthOf(spans) / MINUTE)
}

/**
 * Returns the start of the minute that contains an instant, because Harvest cuts times of day to
 * the minute.
 */
export function wholeMinute(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE
}

/**
 * Sorts and merges spans and limits them to a range. With `isInMinutes`, spans begin and end at
 * whole minutes. Drops empty spans. Applying it twice changes nothing more.
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

/** Returns the hours that remain at the return after these spans are cut, never less than 0. */
export function hoursLeft(
  { hoursBefore }: Pick<IdleQuestion, 'hoursBefore'>,
  spans: readonly Span[]
): Hundredths {
  return Math.max(0, hoursBefore - hundredthsOf(lengthOf(spans)))
}

/** True if the answer leaves the entry without any time, so that the user must decide what happens to it. */
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
