import { clockTimeAt, instantOf, instantsOf, parseClockTime } from '#shared/time/clock-time.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import type { AddedPart, IdleQuestion, RuleConditions, Span } from '#shared/absence.ts'
import { addDays, spentDateAt } from '#shared/time/spent-date.ts'

/** The shortest cut. A shorter one could no longer be dragged. */
export const LEAST_CUT = MINUTE
/** The time before an absence that the bar shows, so that a cut can begin earlier. */
const LEAD = 30 * MINUTE

/** Returns the span that the bar shows, from before the first absence to the last return. */
export function shownRange(question: Pick<IdleQuestion, 'from' | 'to' | 'startedAt'>): Span {
  return { from: Math.max(question.startedAt, question.from - LEAD), to: question.to }
}

/** Moves one end of a span. It stops at the neighbouring spans and at the ends of the range. */
export function moveEnd(
  spans: readonly Span[],
  index: number,
  end: 'from' | 'to',
  to: number,
  range: Span
): readonly Span[] {
  const span = spans[index]
  if (!span) return spans
  const least = end === 'from' ? (spans[index - 1]?.to ?? range.from) : span.from + LEAST_CUT
  const most = end === 'from' ? span.to - LEAST_CUT : (spans[index + 1]?.from ?? range.to)
  const at = Math.min(Math.max(to, least), Math.max(least, most))
  return spans.map((each, position) => (position === index ? { ...each, [end]: at } : each))
}

/**
 * Returns the instant that a typed time of day means: the one nearest to the present end, or null
 * for an invalid time.
 */
export function typedInstant(text: string, near: number, timeZone: string): number | null {
  const time = parseClockTime(text, clockTimeAt(near, timeZone))
  if (time === null) return null
  const day = spentDateAt(near, timeZone)
  const candidates = [-1, 0, 1]
    .map((days) => addDays(day, days))
    .flatMap((date) => [instantOf(date, time, timeZone), ...instantsOf(date, time, timeZone)])
  return (
    candidates.toSorted((one, other) => Math.abs(one - near) - Math.abs(other - near))[0] ?? null
  )
}

/** Splits a part in the middle, at a whole minute. A part that is too short stays. */
export function splitPart(parts: readonly AddedPart[], index: number): readonly AddedPart[] {
  const part = parts[index]
  if (!part || part.to - part.from < 2 * LEAST_CUT) return parts
  const middle = Math.round((part.from + part.to) / 2 / MINUTE) * MINUTE
  return parts.flatMap((each, position) =>
    position === index
      ? [
          { ...each, to: middle },
          { ...each, from: middle }
        ]
      : [each]
  )
}

/** The conditions that the user can choose for a rule. */
export interface RememberChoice {
  work: boolean
  length: boolean
  timeOfDay: boolean
}

/**
 * Returns the conditions of a rule for absences like this one, or undefined if the user chose none.
 * Example: "about this long" for 40 minutes means 20 to 60 minutes.
 */
export function ruleConditionsOf(
  { entry, from, minutes }: Pick<IdleQuestion, 'entry' | 'from' | 'minutes'>,
  { work, length, timeOfDay }: Readonly<RememberChoice>,
  timeZone: string
): RuleConditions | undefined {
  if (!work && !length && !timeOfDay) return undefined
  return {
    ...(work ? { work: { projectId: entry.project.id, taskId: entry.task.id } } : {}),
    ...(length
      ? { minutes: { least: Math.floor(minutes / 2), most: Math.ceil(minutes * 1.5) } }
      : {}),
    ...(timeOfDay
      ? {
          timeOfDay: {
            from: clockTimeAt(from - HOUR, timeZone),
            to: clockTimeAt(from + HOUR, timeZone)
          }
        }
      : {})
  }
}
