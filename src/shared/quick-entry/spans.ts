import { parseClockTime } from '../time/clock-time.ts'
import { MINUTE } from '../durations.ts'
import { withDecimals } from '../time/fractions.ts'
import { hundredthsOf, type Hundredths } from '../hours.ts'
import { parseHours } from '../time/parse-hours.ts'
import { asWords, question } from './make.ts'
import type { Piece, QuickContext } from './pieces.ts'
import { withoutWrapping, type Token } from './line-tokens.ts'
import { readWordedSpan, vagueLength } from './worded.ts'
import type { QuickWords } from './vocabulary.ts'

/* A longer duration such as `9:15` is more likely a time of day. */
const MOST_CLOCK_HOURS = 6
const MOST_TOKENS = 5

interface FoundSpan {
  readonly hours: Hundredths
  readonly length: number
}

/** Reads a duration: `1:30` · `90m` · `half an hour`. A long one with a colon becomes a question. */
export function readSpan(tokens: readonly Token[], context: QuickContext): Piece | null {
  const worded = readWordedSpan(tokens)
  if (worded?.isVague) {
    const hours = `${worded.minutes / 60}h`
    return question('how-long', worded.length, [hours, asNotes(tokens, worded.length)])
  }
  const vague = vagueLength(tokens)
  if (vague > 0) return question('how-long', vague, [asNotes(tokens, vague)])
  const span = spanOf(tokens, context.words)
  if (!span) return null
  const [, hours = '0', minutes = '00'] =
    /^(\d+):(\d\d)(?::\d\d)?\.?$/.exec(tokens[0]?.folded ?? '') ?? []
  if (span.length === 1 && Number(hours) >= MOST_CLOCK_HOURS) {
    const isTime = parseClockTime(`${hours}:${minutes}`) !== null
    const answers = [`${hours}h${minutes}m`, ...(isTime ? [`since ${hours}:${minutes}`] : [])]
    return question('clock-or-hours', 1, answers)
  }
  return { kind: 'time', time: { kind: 'hours', hours: span.hours }, length: span.length }
}

/**
 * Returns the longest duration with a unit at the beginning: `1:30` `90m` `1.5 h` `1h 30m` `half an
 * hour`.
 */
export function spanOf(tokens: readonly Token[], words: QuickWords): FoundSpan | null {
  const worded = readWordedSpan(tokens)
  if (worded) return { hours: hundredthsOf(worded.minutes * MINUTE), length: worded.length }
  for (let length = Math.min(MOST_TOKENS, tokens.length); length > 0; length -= 1) {
    const typed = tokens.slice(0, length).map(({ folded }) => folded)
    const parts = withDecimals(typed.join(' '))
      .split(' ')
      .map((part) => withUnit(part, words))
    if (parts.includes(null)) continue
    const text = parts.join(' ').replace(/^(\d*:\d\d) ?h$/, '$1')
    if (!/^[\d.,]/.test(text) || !/[hm]$|^\d*:\d\d$/.test(text)) continue
    const read = parseHours(text)
    if (read.kind === 'total' && read.hours > 0) return { hours: read.hours, length }
  }
  return null
}

/** Returns a number, a unit (`h` or `m`) or both; null for anything else. */
function withUnit(text: string, { units }: QuickWords): string | null {
  if (/^(?:\d+|\d*[.,]\d+|\d*:\d\d)$/.test(text)) return text
  const [, hours, minutes, seconds] = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\.?$/.exec(text) ?? []
  if (seconds !== undefined) return `${hours}h ${Number(minutes) + Number(seconds) / 60}m`
  if (hours !== undefined) return `${hours}:${minutes}`
  const [, clock, unitOfClock = ''] = /^(\d*:[0-5]\d)(\p{L}+)\.?$/u.exec(text) ?? []
  if (clock !== undefined) return units.get(unitOfClock) === 'h' ? clock : null
  const together = /^(\d+)(?:h|std|hr)(\d{1,2})(?:m|min)?\.?$/.exec(text)
  if (together) return `${together[1]}h${together[2]}m`
  const { number = '', unit = '' } =
    /^(?<number>\d*[.,]?\d*)-?(?<unit>\p{Letter}+\.?)$/u.exec(text)?.groups ?? {}
  const known = units.get(unit) ?? units.get(unit.replace(/\.$/, ''))
  if (known !== undefined) return number + known
  const both = /^(?<first>\d+h)(?<second>\d+(?:m|mins?))\.?$/.exec(text)?.groups
  return both ? `${both['first']}${both['second']}` : null
}

const UNIT = '(?:h|hrs?|hours?|m|mins?|minutes?|std|stunden?|minuten?)'
const LOOKS_LIKE_TIME: readonly RegExp[] = [
  /^\d{1,3}:\d{2}(?::\d{2})?(?:h|uhr|[ap]m?)?$/,
  new RegExp(
    String.raw`^[\d½¼¾⅓⅔][\d½¼¾⅓⅔.,:]*[-.]?${UNIT}(?:[-.]?\d[\d.,:]*(?:${UNIT}|s|sec)?)*(?:-ish)?$`,
    'u'
  ),
  new RegExp(String.raw`^\d+(?:[.,]\d+)?${UNIT}?[-–—]\d+(?:[.,]\d+)?${UNIT}$`),
  new RegExp(`^\\d*[½¼¾⅓⅔]-?${UNIT}?$`, 'u'),
  /^\d{1,2}(?:[:.,]\d{2})?(?:uhr|[ap]m?)?[-–—](?:now|jetzt|…|\.{2,3})?$/,
  /^\d{1,2}[.,:]?\d{0,2}(?:uhr|[ap]m)$/
]

/**
 * Finds text that looks like a time and cannot be parsed, so that it does not become a timer that
 * starts now.
 */
export function readUnclearTime(tokens: readonly Token[], context: QuickContext): Piece | null {
  const [first, ...others] = tokens
  if (!first) return null
  const folded = first.folded.replace(/^[~≈+-]/, '').replace(/[+?.]$/, '')
  const isMarked = folded !== first.folded
  const span = isMarked ? spanOf([{ ...first, folded }, ...others], context.words) : null
  if (span) {
    const duration = [folded, ...others.slice(0, span.length - 1).map(({ text }) => text)].join(' ')
    return question('unclear-time', span.length, [duration, asWords(textOf(tokens, span.length))])
  }
  if (!LOOKS_LIKE_TIME.some((pattern) => pattern.test(folded))) return null
  return question('unclear-time', 1, [asWords(first.text)])
}

function asNotes(tokens: readonly Token[], length: number): string {
  return `"${withoutWrapping(textOf(tokens, length))}"`
}

function textOf(tokens: readonly Token[], length: number): string {
  return tokens
    .slice(0, length)
    .map(({ text }) => text)
    .join(' ')
}
