import { formatClockTime, parseClockTime, type ClockTime } from '../time/clock-time.ts'
import { asWords, question } from './make.ts'
import type { Piece, QuickContext } from './pieces.ts'
import { spanOf } from './spans.ts'
import type { Token } from './line-tokens.ts'

const CLOCK = String.raw`\d{1,2}(?:[:.,]\d{2})?(?:[ap]m?|uhr)?`
const END = `${CLOCK}|noon|midnight|mittag|mitternacht`
const CLOCK_TOKEN = new RegExp(`^(?:${CLOCK})$`)
const END_TOKEN = new RegExp(String.raw`^(?:${END})\.?$`)
const RANGE_TOKEN = new RegExp(String.raw`^(${CLOCK})[-–—](${END})\.?$`)
const UNTIL_NOW_TOKEN = new RegExp(String.raw`^(${CLOCK})[-–—](now|jetzt)?$`)
const SAYS_CLOCK = /[:.,apu]/

/** `9-10:30` · `9 - 10:30` · `from 9 to 10:30` · `9:00 to 10:30` · `9 - now` */
export function readRange(tokens: readonly Token[], context: QuickContext): Piece | null {
  const [a = '', b = '', c = '', d = ''] = tokens.map(({ folded }) => folded)
  const { words } = context
  const together = RANGE_TOKEN.exec(a)
  if (together) return rangeOf(together[1] ?? '', together[2] ?? '', 1, context)
  const open = UNTIL_NOW_TOKEN.exec(a)
  if (open) return untilNowOf(open[1] ?? '', 1, context)
  if (words.from.has(a) && isClock(b) && (words.to.has(c) || isDash(c))) {
    if (isEnd(d)) return rangeOf(b, d, 4, context)
    if (words.now.has(d)) return untilNowOf(b, 4, context)
  }
  if (words.from.has(a) && RANGE_TOKEN.test(b)) return longer(readRange(tokens.slice(1), context))
  if (words.from.has(a) && UNTIL_NOW_TOKEN.test(b))
    return longer(readRange(tokens.slice(1), context))
  if (!isClock(a)) return null
  if (words.now.has(c) && (isDash(b) || words.to.has(b))) return untilNowOf(a, 3, context)
  if (!isEnd(c)) return null
  const isMeant = isDash(b) || (words.to.has(b) && SAYS_CLOCK.test(a + c.replace(/\.$/, '')))
  return isMeant ? rangeOf(a, c, 3, context) : null
}

function longer(piece: Piece | null): Piece | null {
  return piece && { ...piece, length: piece.length + 1 }
}

function isClock(text: string): boolean {
  return CLOCK_TOKEN.test(text)
}

function isEnd(text: string): boolean {
  return END_TOKEN.test(text)
}

function isDash(text: string): boolean {
  return /^[-–—]$/.test(text)
}

/** If one end has am or pm, the other end is the nearest time to it. Otherwise the working day decides. */
function rangeOf(
  fromTyped: string,
  toTyped: string,
  length: number,
  context: QuickContext
): Piece | null {
  const [from, to] = [bareClock(fromTyped), bareClock(toTyped)]
  const starts = readings(from)
  const ends = readings(to)
  if (starts.length === 0 || ends.length === 0) return question('unclear-time', length)
  const isToMidnight = ends[0] === '00:00'
  const start = isToMidnight
    ? starts.at(saysHalf(to) ? -1 : 0)
    : likelyStart(from, to, starts, ends, context)
  const end = isToMidnight ? '00:00' : ends.find((each) => start !== undefined && each > start)
  if (start === undefined || end === undefined || start === end) return question('order', length)
  return { kind: 'time', time: { kind: 'range', from: start, to: end }, length }
}

function likelyStart(
  from: string,
  to: string,
  starts: readonly ClockTime[],
  ends: readonly ClockTime[],
  { clockStyle }: QuickContext
): ClockTime | undefined {
  if (saysHalf(to)) return starts.filter((each) => each < (ends[0] ?? '')).at(-1)
  return clockStyle === '12h' ? (parseClockTime(from, '13:00') ?? undefined) : starts[0]
}

/** `9-now` is a finished span or a timer that still runs. */
function untilNowOf(typed: string, length: number, context: QuickContext): Piece | null {
  const from = bareClock(typed)
  const since = sinceOf(from, length, context)
  if (since?.kind !== 'time') return since ?? question('unclear-time', length)
  return question('until-now', length, [
    `since ${from}`,
    `${from}-${formatClockTime(context.now, context.clockStyle)}`
  ])
}

/** Returns the times of day that a text can mean, earlier first. */
function readings(text: string): readonly ClockTime[] {
  const asWritten = parseClockTime(text)
  if (asWritten === null) return []
  if (saysHalf(text) || text.startsWith('0')) return [asWritten]
  const isOpen = /^\d{1,2}/.test(text) && !text.startsWith('24') && asWritten < '12:00'
  const other = isOpen ? parseClockTime(`${text}p`) : null
  return other === null ? [asWritten] : [asWritten, other]
}

function saysHalf(text: string): boolean {
  return /\d[ap]m?$/.test(text)
}

/** Returns a time of day without the words after it. Example: `9uhr.` is `9`. */
function bareClock(text: string): string {
  return text.replace(/\.$/, '').replace(/uhr$/, '')
}

/** `45m ago` · `1:30 ago` · `vor 45m` · `half an hour ago` */
export function readAgo(tokens: readonly Token[], context: QuickContext): Piece | null {
  const { words } = context
  const isBefore = words.agoBefore.has(tokens[0]?.folded ?? '')
  const span = spanOf(isBefore ? tokens.slice(1) : tokens, words)
  if (!span) return null
  const length = span.length + 1
  if (!isBefore && !words.agoBehind.has(tokens[span.length]?.folded ?? '')) return null
  const minutes = Math.round(span.hours * 0.6)
  if (minutes > minutesSinceMidnight(context.now)) return question('before-today', length)
  return minutes === 0 ? null : { kind: 'time', time: { kind: 'ago', minutes }, length }
}

/** `since 9` · `from 9:15` · `@9` */
export function readSince(tokens: readonly Token[], context: QuickContext): Piece | null {
  const [a = '', b = ''] = tokens.map(({ folded }) => folded)
  const { words } = context
  if (a.startsWith('@') && isClock(a.slice(1))) return sinceOf(a.slice(1), 1, context)
  if (!isEnd(b)) return null
  if (words.since.has(a) || (words.from.has(a) && SAYS_CLOCK.test(b.replace(/\.$/, ''))))
    return sinceOf(b, 2, context)
  return null
}

function sinceOf(typed: string, length: number, { now, clockStyle }: QuickContext): Piece | null {
  const text = bareClock(typed)
  const possible = clockStyle === '12h' ? readings(text) : readings(text).slice(0, 1)
  if (possible.length === 0) return null
  const time = possible.filter((each) => each <= now).at(-1)
  if (time === undefined) return question('future', length)
  return { kind: 'time', time: { kind: 'since', time }, length }
}

/** `9am` · `9 Uhr`: a time of day alone. It is unclear what happened then. */
export function readLoneClock([token]: readonly Token[]): Piece | null {
  const text = token?.folded ?? ''
  const isNamed = saysHalf(text) || text.endsWith('uhr')
  if (!token || !isClock(text) || !isNamed || parseClockTime(text) === null) return null
  return question('lone-clock', 1, [`since ${bareClock(text)}`, asWords(token.text)])
}

function minutesSinceMidnight(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
