import { clockTimeAt, instantOf, latestInstantOf, type ClockTime } from '#shared/time/clock-time.ts'
import type { TimerMode } from '#shared/company.ts'
import { MINUTE } from '#shared/durations.ts'
import { hundredthsOf, type Hundredths } from '#shared/hours.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { QuestionKind, QuickTime } from '#shared/quick-entry/pieces.ts'
import type { QuickEntry, QuickQuestion } from '#shared/quick-entry/quick-entry.ts'
import { addDays, type SpentDate } from '#shared/time/spent-date.ts'
import type { ExternalReference, FinishedTime } from '#shared/time-entry.ts'
import type { Match } from '#renderer/common/picker/match.ts'

/** The context of an entry besides its text. */
export interface Facts {
  /** The work that the user chose. All words are notes then. */
  readonly chosen: NamedWork | null
  readonly find: (query: string) => readonly Match[]
  readonly mode: TimerMode
  readonly today: SpentDate
  /** Epoch milliseconds. */
  readonly now: number
  readonly timeZone: string
}

/** The result for an entry: what will be saved, or what is missing. */
export interface Understood {
  /** `several`: more than one work matches. `none`: no words name a work, so the user must choose one. */
  readonly work:
    | { readonly kind: 'known'; readonly work: NamedWork }
    | { readonly kind: 'several'; readonly matches: readonly Match[] }
    | { readonly kind: 'none'; readonly matches: readonly Match[] }
  /** The number of words at the beginning that name the work. */
  readonly usedWords: number
  readonly notes: string
  readonly questions: readonly QuickQuestion[]
  readonly moment: Moment
  readonly reference: ExternalReference | null
}

/** The time of the entry: a timer from an instant (null for now), finished time, or what is missing. */
export type Moment =
  | { readonly kind: 'timer'; readonly startedAt: number | null }
  | { readonly kind: 'finished'; readonly spentDate: SpentDate; readonly time: FinishedTime }
  | { readonly kind: 'needs-hours' }
  /** The account tracks start and end times. `untilNow` is what a duration alone may mean today. */
  | { readonly kind: 'needs-times'; readonly untilNow: Range | null }

export interface Range {
  readonly from: ClockTime
  readonly to: ClockTime
}

const LEAST_LETTERS = 2

/** Questions that disappear if their words name the work. */
const MAY_NAME_WORK: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'number',
  'day-or-word',
  'how-long',
  'unclear-time'
])

/** Combines a parsed line with the assignments and recent work. Pure. */
export function understand(
  entry: QuickEntry,
  questions: readonly QuickQuestion[],
  facts: Facts
): Understood {
  const { lead, tail, quoted } = entry
  const group = lead.length > 0 ? lead : tail
  const { work, usedWords } = workOf(group, facts)
  const used = group.slice(0, usedWords)
  const isUsed = (word: string): boolean => used.includes(word)
  const notes = [...lead, ...tail].slice(usedWords).concat(quoted === '' ? [] : [quoted])
  return {
    work,
    usedWords,
    notes: notes.join(' '),
    questions: questions.filter(
      ({ kind, text }) => !MAY_NAME_WORK.has(kind) || !text.split(' ').every(isUsed)
    ),
    moment: momentOf(entry.time, entry.date ?? facts.today, facts),
    reference: entry.reference
  }
}

/** Returns the hours between two times of a day, to the nearest hundredth. Clock changes count. */
function hoursOfRange({ from, to }: Range, date: SpentDate, timeZone: string): Hundredths {
  const end = to < from ? addDays(date, 1) : date
  return hundredthsOf(instantOf(end, to, timeZone) - instantOf(date, from, timeZone))
}

/** Returns the longest run of words at the beginning that matches a work. */
function workOf(
  words: readonly string[],
  { chosen, find }: Facts
): Pick<Understood, 'work' | 'usedWords'> {
  if (chosen) return { work: { kind: 'known', work: chosen }, usedWords: 0 }
  for (let count = words.length; count > 0; count -= 1) {
    const query = words.slice(0, count).join(' ')
    const matches = query.length < LEAST_LETTERS ? [] : find(query)
    const [first] = matches
    if (!first) continue
    const isOne = matches.length === 1
    return {
      work: isOne ? { kind: 'known', work: first.work } : { kind: 'several', matches },
      usedWords: count
    }
  }
  return { work: { kind: 'none', matches: find('') }, usedWords: 0 }
}

function momentOf(time: QuickTime | null, date: SpentDate, facts: Facts): Moment {
  const { today, now, timeZone, mode } = facts
  if (time === null) {
    return date === today ? { kind: 'timer', startedAt: null } : { kind: 'needs-hours' }
  }
  switch (time.kind) {
    case 'ago':
      return { kind: 'timer', startedAt: now - time.minutes * MINUTE }
    case 'since':
      return { kind: 'timer', startedAt: latestInstantOf(today, time.time, timeZone, now) }
    case 'range':
      return { kind: 'finished', spentDate: date, time: timeOfRange(time, date, facts) }
    case 'hours':
      return mode === 'duration'
        ? { kind: 'finished', spentDate: date, time }
        : { kind: 'needs-times', untilNow: date === today ? untilNow(time.hours, facts) : null }
  }
}

function timeOfRange(
  range: Range,
  date: SpentDate,
  { mode, timeZone }: Pick<Facts, 'mode' | 'timeZone'>
): FinishedTime {
  return mode === 'timestamps'
    ? { kind: 'times', startedTime: range.from, endedTime: range.to }
    : { kind: 'hours', hours: hoursOfRange(range, date, timeZone) }
}

/** Returns null if the span would begin before midnight. */
function untilNow(hours: Hundredths, { now, timeZone }: Facts): Range | null {
  const to = clockTimeAt(now, timeZone)
  const from = clockTimeAt(now - Math.round(hours * 0.6) * MINUTE, timeZone)
  return from < to ? { from, to } : null
}
