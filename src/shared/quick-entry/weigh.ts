import type { Token } from './line-tokens.ts'
import type { QuickWords } from './vocabulary.ts'

/** The neighbours of a word. */
export interface Place {
  /** The word before it, folded; null at the beginning of the line or after a recognised part. */
  readonly before: string | null
  /** True if a word of the line has digits. Without one, neither hours nor a day are meant. */
  readonly hasFigures: boolean
  /** Returns the token `length` positions after this word. */
  readonly next: (length: number) => Token | null
  /** True if `length` positions later the line ends or a recognised part begins. */
  readonly isOpenBehind: (length: number) => boolean
}

/** Small words that turn their neighbour into ordinary text: `sat in`, `to do`, `guten morgen`. */
const SMALL_WORDS = new Set(
  [
    'a an the i we you he she they it this that these those my our your his her their its who',
    'what which where when how why there here to of for from with without by in on at into onto',
    'over under through and or but so as if is are was were be been had has have does did will',
    'would can could should must may might not no down up out off around about together still',
    'just then than also all next beside alongside opposite near only think thought idly quietly',
    'guten am jeden diesem diesen heute der die das den dem des ein eine einen einem einer ich wir',
    'du ihr er sie es man oder aber wie was wer wo wann warum ist sind war waren hat haben hatte',
    'und wird werden kann muss soll mit ohne für von vom zu zum zur im auf aus bei beim nach über',
    'unter durch um bis seit vor nicht kein keine auch noch nur schon früh als wenn dass weiter',
    'viel gut dann'
  ].flatMap((line) => line.split(' '))
)

/** Abbreviations that also end sentences or stand for other words: `had to do.`, `Fr. Müller`. */
const DOTTED_WORDS = new Set(['do', 'fr', 'so', 'sat', 'sun'])

/**
 * Decides whether a weekday, or a word like `morgen`, means a day. An unambiguous word is always a
 * day. `sat` or `do` is a day if it stands alone between recognised parts, and an ordinary word
 * next to a small word. Otherwise its full stop, its place and the digits in the line decide; if
 * they do not, Gleaner asks.
 */
export function weighDay(
  word: string,
  isDotted: boolean,
  place: Place,
  words: QuickWords
): 'day' | 'word' | 'ask' {
  if (!words.uncertain.has(word)) return 'day'
  const next = place.isOpenBehind(1) ? null : place.next(1)
  const { before } = place
  if (before === null && next === null) return 'day'
  if ([before, next?.folded].some((each) => SMALL_WORDS.has(each ?? ''))) return 'word'
  const isAtEdge = before === null || next === null
  if (words.shortDays.has(word) && !isDotted && isAtEdge) return weighShort(word, next)
  const isDayOnly = !DOTTED_WORDS.has(word) || word === 'do'
  if (isDotted && before === null && word !== 'morgen' && isDayOnly) return 'day'
  if (isDotted && DOTTED_WORDS.has(word)) return 'word'
  if (next === null) return 'ask'
  if (!place.hasFigures) return 'word'
  if (isAtEdge) return 'ask'
  return DOTTED_WORDS.has(word) && !words.shortDays.has(word) ? 'word' : 'ask'
}

/** `fr Müller` can be a person or a Friday. */
function weighShort(word: string, next: Token | null): 'day' | 'ask' {
  const isName = word === 'fr' && /^\p{Lu}/u.test(next?.text ?? '')
  return isName ? 'ask' : 'day'
}
