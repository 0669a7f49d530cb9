/** A token of a typed line. `plain` words were typed as `\word` and have no special meaning. */
export interface Token {
  readonly kind: 'word' | 'plain' | 'quoted'
  readonly text: string
  /** The text in lower case, without surrounding brackets and commas. */
  readonly folded: string
  /** The position in the line, in UTF-16 code units; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

/*
 * A quotation mark inside quotation marks is typed twice. Without a closing mark, the quotation
 * reaches to the end.
 */
const TOKEN = /["“„](?<quoted>(?:[^"“”]|"")*)(?:["“”]|$)|\\(?<plain>\S+)|(?<word>\S+)/gu

/** Splits a line into words and quotations. A time of day and its `uhr`, `am` or `pm` are one token. */
export function readTokens(line: string): readonly Token[] {
  return withHalves(
    Array.from(line.matchAll(TOKEN), (match) => {
      const { quoted, plain, word = '\\' } = match.groups ?? {}
      const kind = quoted !== undefined ? 'quoted' : plain !== undefined ? 'plain' : 'word'
      const text = quoted?.replaceAll('""', '"').trim() ?? plain ?? word
      const start = match.index
      return { kind, text, folded: fold(text), start, end: start + match[0].length }
    })
  )
}

/** Returns a text for comparison. Example: `(Mon),` is `mon`. */
function fold(text: string): string {
  return withoutWrapping(text).toLowerCase()
}

/** Returns a text without surrounding brackets and trailing commas. */
export function withoutWrapping(text: string): string {
  return text.replace(/^[([{]+(?=.)/u, '').replace(/(?<=.)[)\]},;!?]+$/u, '')
}

const CLOCKS = /^[@~≈+-]?\d{1,2}(?:[:.,]\d{2})?(?:[-–—]\d{1,2}(?:[:.,]\d{2})?)?$/
const HALF = /^(?:(?<half>[ap])\.?m\.?|(?:uhr|o['’]clock)\.?)$/
/* `10 am Freitag` means Friday at ten in German, so `am` is not part of the time. */
const GERMAN_DAY =
  /^(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|mo|di|mi|do|fr|sa|so)\.?$|^\d/
const UNIT = /^(?:h|hrs?|hours?|m|mins?|minutes?|std|stunden?|minuten)\.?$/

function withHalves(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (!token) break
    const length = halfLength(tokens, at)
    const last = tokens[at + length - 1] ?? token
    joined.push(length === 1 ? token : joinedToken(tokens.slice(at, at + length), last.end))
    at += length
  }
  return joined
}

/**
 * Returns the number of tokens of a time of day: 2 for `9 uhr`, 3 for `9 uhr 30`, and 1 for
 * anything else.
 */
function halfLength(tokens: readonly Token[], at: number): 1 | 2 | 3 {
  const [clock, half, next, afterNext] = tokens.slice(at, at + 4)
  if (clock?.kind !== 'word' || half?.kind !== 'word' || !CLOCKS.test(clock.folded)) return 1
  const match = HALF.exec(half.folded)
  if (!match) return 1
  if (half.folded === 'am' && next && GERMAN_DAY.test(next.folded)) return 1
  const isMinute =
    !match.groups?.['half'] &&
    /^@?\d{1,2}$/.test(clock.folded) &&
    next?.kind === 'word' &&
    /^[0-5]\d$/.test(next.folded) &&
    !UNIT.test(afterNext?.folded ?? '')
  return isMinute ? 3 : 2
}

function joinedToken(parts: readonly Token[], end: number): Token {
  const [clock = parts[0], half, minute] = parts
  const start = clock?.start ?? 0
  const letter = HALF.exec(half?.folded ?? '')?.groups?.['half']
  const time = `${clock?.folded ?? ''}${minute ? `:${minute.folded}` : ''}`
  const text = parts.map((part) => part.text).join(' ')
  return { kind: 'word', text, folded: `${time}${letter ? `${letter}m` : 'uhr'}`, start, end }
}
