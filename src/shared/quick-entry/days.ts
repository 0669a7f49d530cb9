import { readDate } from './dates.ts'
import { asWords, dayOf, question } from './make.ts'
import type { Piece, QuickContext } from './pieces.ts'
import type { Token } from './line-tokens.ts'
import { weighDay, type Place } from './weigh.ts'
import { addDays, isSpentDate, type SpentDate } from '../time/spent-date.ts'

const DAYS_OF_WEEK = 7
/* `400 days ago` is more likely a typing error than a day. */
const MOST_DAYS_AGO = 366

/**
 * Reads a day at the beginning of the words: `yesterday` · `mon` · `next friday` · `3 days ago` · a
 * date. A weekday is the latest one. A day that may be the subject of the work becomes a question.
 */
export function readDay(
  tokens: readonly Token[],
  context: QuickContext,
  place: Place
): Piece | null {
  const [a = '', b = ''] = tokens.map(({ folded }) => folded)
  const { words } = context
  if (words.on.has(a) && (weekdayOf(b, context) !== undefined || /\d/.test(b))) {
    const behind = { ...place, ...behindFirst(place) }
    const piece = readPlainDay(tokens.slice(1), context, behind)
    return piece && { ...piece, length: piece.length + 1 }
  }
  const piece = readPlainDay(tokens, context, place)
  if (piece?.kind !== 'date' || isSpentDate(a)) return piece
  // The answers to this question are ISO dates.
  const isAbout = place.before !== null && words.about.has(place.before)
  return isAbout ? dayOrWord(piece.date, tokens, piece.length) : piece
}

function behindFirst({ next, isOpenBehind }: Place): Partial<Place> {
  return {
    before: null,
    next: (length) => next(length + 1),
    isOpenBehind: (length) => isOpenBehind(length + 1)
  }
}

function readPlainDay(tokens: readonly Token[], context: QuickContext, place: Place): Piece | null {
  const [a = '', b = '', c = ''] = tokens.map(({ folded }) => folded)
  const { words, today } = context
  const offset = words.days.get(a) ?? words.days.get(withoutDot(a))
  if (offset !== undefined) {
    if (words.uncertain.has(withoutDot(a)))
      return weighed(addDays(today, offset), tokens, context, place)
    return dayOf(addDays(today, offset), b === 'morgen' ? 2 : 1)
  }
  return (
    readDayBefore(tokens, context) ??
    readWeekday(tokens, context, place) ??
    readWhich(a, b, context) ??
    readDaysAgo(a, b, c, context) ??
    readDate(tokens, context)
  )
}

/** `day before yesterday` · `the day after tomorrow` */
function readDayBefore(tokens: readonly Token[], { today }: QuickContext): Piece | null {
  const text = tokens
    .slice(0, 4)
    .map(({ folded }) => withoutDot(folded))
    .join(' ')
  const [, the, found] = /^(the )?day (before yesterday|after tomorrow)(?: |$)/.exec(text) ?? []
  if (found === undefined) return null
  return dayOf(addDays(today, found.startsWith('before') ? -2 : 2), the === undefined ? 3 : 4)
}

/** `mon` · `Freitag` · `Fri, 20 Nov` · `friday last week` · `next week friday` */
function readWeekday(tokens: readonly Token[], context: QuickContext, place: Place): Piece | null {
  const [a = '', b = '', c = ''] = tokens.map(({ folded }) => folded)
  const { words, today } = context
  const behindWeek = words.week.has(b) ? weekdayOf(c, context) : undefined
  if (behindWeek !== undefined) return inWeek(behindWeek, a, context)
  const weekday = weekdayOf(a, context)
  if (weekday === undefined) return null
  const ofWeek = words.week.has(withoutDot(c)) ? inWeek(weekday, b, context) : null
  if (ofWeek) return ofWeek
  const dated = readDate(tokens.slice(1), context)
  if (dated?.kind === 'date') return checkedDate(dated.date, dated.length + 1, weekday, today)
  const piece = weighed(latest(weekday, today), tokens, context, place)
  return piece?.kind === 'date' && b === 'morgen' ? { ...piece, length: 2 } : piece
}

/** Returns the weekday of the last, this or the next week, or null for another word. */
function inWeek(weekday: number, which: string, { words, today }: QuickContext): Piece | null {
  const weeks = words.last.has(which)
    ? -1
    : words.this.has(which)
      ? 0
      : words.next.has(which) || words.coming.has(which)
        ? 1
        : null
  if (weeks === null) return null
  return dayOf(addDays(inWeekOf(weekday, today), weeks * DAYS_OF_WEEK), 3)
}

/** `Fri, 20 Nov` is one day. If the date is another weekday, Gleaner asks. */
function checkedDate(
  date: SpentDate,
  length: number,
  weekday: number,
  today: SpentDate
): Piece | null {
  if (Temporal.PlainDate.from(date).dayOfWeek === weekday) return dayOf(date, length)
  return question('which-day', length, [date, latest(weekday, today)])
}

/** Returns the day, a question, or null for an ordinary word, depending on its neighbours. */
function weighed(
  date: SpentDate,
  tokens: readonly Token[],
  { words }: QuickContext,
  place: Place
): Piece | null {
  const word = tokens[0]?.folded ?? ''
  const verdict = weighDay(withoutDot(word), word.endsWith('.'), place, words)
  if (verdict === 'word') return null
  return verdict === 'day' ? dayOf(date, 1) : dayOrWord(date, tokens, 1)
}

function dayOrWord(date: SpentDate, tokens: readonly Token[], length: number): Piece {
  const typed = tokens.slice(0, length).map(({ text }) => text)
  return question('day-or-word', length, [date, asWords(typed.join(' '))])
}

/** `last monday` · `this friday` · `next friday` · `kommenden Freitag` */
function readWhich(which: string, day: string, context: QuickContext): Piece | null {
  const { words, today } = context
  const weekday = weekdayOf(day, context)
  if (weekday === undefined) return null
  const past = latest(weekday, today)
  const coming = addDays(past, DAYS_OF_WEEK)
  if (words.last.has(which)) {
    const before = addDays(past, -DAYS_OF_WEEK)
    return past === today ? dayOf(before, 2) : question('which-day', 2, [past, before])
  }
  if (words.coming.has(which)) return dayOf(coming, 2)
  const ofThisWeek = inWeekOf(weekday, today)
  if (words.this.has(which)) {
    const isSunday = Temporal.PlainDate.from(today).dayOfWeek === DAYS_OF_WEEK
    if (!isSunday || ofThisWeek === today) return dayOf(ofThisWeek, 2)
    return question('which-day', 2, [ofThisWeek, coming])
  }
  if (!words.next.has(which)) return null
  if (coming !== ofThisWeek) return dayOf(coming, 2)
  return question('which-day', 2, [coming, addDays(coming, DAYS_OF_WEEK)])
}

function weekdayOf(text: string, { words }: QuickContext): number | undefined {
  return words.weekdays.get(text) ?? words.weekdays.get(withoutDot(text))
}

function withoutDot(text: string): string {
  return text.replace(/\.$/, '')
}

function latest(weekday: number, today: SpentDate): SpentDate {
  const { dayOfWeek } = Temporal.PlainDate.from(today)
  return addDays(today, -((dayOfWeek - weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK))
}

/** Returns the weekday in the same week, from Monday to Sunday, as a day. */
function inWeekOf(weekday: number, today: SpentDate): SpentDate {
  return addDays(today, weekday - Temporal.PlainDate.from(today).dayOfWeek)
}

/** `2 days ago` · `vor 2 tagen` */
function readDaysAgo(a: string, b: string, c: string, context: QuickContext): Piece | null {
  const { words, today } = context
  const isBefore = words.agoBefore.has(a)
  if (!isBefore && !words.agoBehind.has(withoutDot(c))) return null
  const [count, unit] = isBefore ? [b, withoutDot(c)] : [a, b]
  if (!/^\d{1,3}$/.test(count) || !words.dayUnits.has(unit)) return null
  return Number(count) > MOST_DAYS_AGO ? null : dayOf(addDays(today, -Number(count)), 3)
}
