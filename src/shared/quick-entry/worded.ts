import type { Token } from './line-tokens.ts'

/** A duration in words: its number of tokens and its minutes. */
export interface WordedSpan {
  readonly length: number
  readonly minutes: number
  /** True if the words are common without meaning a duration: `an hour`. */
  readonly isVague: boolean
}

const MOST_TOKENS = 6

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50 },
  ...{ 'twenty-five': 25, 'thirty-five': 35, 'forty-five': 45, 'fifty-five': 55, ninety: 90 },
  ...{ zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10 },
  ...{ elf: 11, zwölf: 12, fünfzehn: 15, zwanzig: 20, fünfundzwanzig: 25, dreißig: 30 },
  ...{ vierzig: 40, fünfundvierzig: 45, fünfzig: 50, neunzig: 90 }
}

const NAMES = Object.keys(NUMBERS).join('|')
const HALVES = [
  /^(?:an? |one )?half(?: an| a)?[ -]hours?$/,
  /^(?:eine[rn]? )?halben? stunde$/,
  /^(?:eine[rn]? )?halbstunde$/
]
const QUARTERS = [
  /^(?:a |one )?quarter(?: of)?(?: an| a)?[ -]hour$/,
  /^(?:eine[rn]? )?viertel ?stunde$/
]
const THREE_QUARTERS = [
  /^three[ -]quarters?(?: of)?(?: an| a)? hour$/,
  /^(?:eine[rn]? )?dreiviertel ?stunde$/
]
const ONE_AND_A_HALF = [
  /^(?:an|one) hour and a half$/,
  /^(?:one|1) and a half hours?$/,
  /^(?:anderthalb|eineinhalb|einundeinhalb) stunden$/
]
const FIXED: readonly (readonly [readonly RegExp[], number])[] = [
  [HALVES, 30],
  [QUARTERS, 15],
  [THREE_QUARTERS, 45],
  [ONE_AND_A_HALF, 90]
]
const HOURS_AND_A_HALF = new RegExp(
  `^(?:(${NAMES}|\\d+) and a half hours|(${NAMES})einhalb stunden)$`
)
const COUNTED = new RegExp(`^(${NAMES}) (?:(hours?|hrs?|stunden?)|(?:minutes?|mins?|minuten?))$`)
const ONE_HOUR = /^(?:an|(?:a|one) full|a whole|eine[rn]?|eine ganze|einer ganzen) (?:hour|stunde)$/
const SOME_TIME =
  /^(?:(?:a |the last )?(?:few|couple of)|several|some|ein paar|einige[rn]?|mehrere[rn]?) (?:hours|hrs|minutes|mins|stunden|minuten)$|^(?:half (?:a|the)|a half|(?:einen? )?halbe[rn]?) (?:day|tag)$/

/**
 * Reads a duration in words at the beginning of the tokens, or returns null: `half an hour` ·
 * `anderthalb Stunden`.
 */
export function readWordedSpan(tokens: readonly Token[]): WordedSpan | null {
  for (let length = Math.min(MOST_TOKENS, tokens.length); length > 0; length -= 1) {
    const text = foldedText(tokens, length)
    const minutes = exactMinutes(text)
    if (minutes !== null) return { length, minutes, isVague: false }
    if (ONE_HOUR.test(text)) return { length, minutes: 60, isVague: true }
  }
  return null
}

/**
 * Returns the minutes of a duration in lower-case words, or null for any other text.
 *
 * @example minutesInWords('half an hour') // 30
 * @example minutesInWords('anderthalb stunden') // 90
 */
export function minutesInWords(text: string): number | null {
  return ONE_HOUR.test(text) ? 60 : exactMinutes(text)
}

/** Returns the number of tokens of a vague time at the beginning: 3 for `a few hours`, otherwise 0. */
export function vagueLength(tokens: readonly Token[]): number {
  for (let length = Math.min(MOST_TOKENS, tokens.length); length > 0; length -= 1)
    if (SOME_TIME.test(foldedText(tokens, length))) return length
  return 0
}

function exactMinutes(text: string): number | null {
  const fixed = FIXED.find(([patterns]) => patterns.some((pattern) => pattern.test(text)))
  if (fixed) return fixed[1]
  const half = HOURS_AND_A_HALF.exec(text)
  if (half) return numberOf(half[1] ?? half[2] ?? '') * 60 + 30
  const [, count, hours] = COUNTED.exec(text) ?? []
  if (count === undefined) return null
  return numberOf(count) * (hours === undefined ? 1 : 60)
}

function numberOf(text: string): number {
  return NUMBERS[text] ?? Number(text)
}

function foldedText(tokens: readonly Token[], length: number): string {
  return tokens
    .slice(0, length)
    .map(({ folded }) => folded)
    .join(' ')
    .replace(/\.$/, '')
}
