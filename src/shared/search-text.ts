/*
 * Text comparison for every search of Gleaner: find, the picker, the row filter, the settings. A
 * comparison ignores case, accents, and how Unicode stores a letter. German umlauts match both of
 * their spellings: `Müller` is found by `muller` and by `mueller`, and `Mueller` by `müller`.
 */

/** Letters without a Unicode decomposition, and how people type them on a plain keyboard. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ς: 'σ'
}

/** Letters that have a second common spelling with two letters. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ø: 'oe',
  ü: 'ue',
  å: 'aa'
}

/** A letter with the accents that belong to it. */
const CLUSTER = /\P{Mark}\p{Mark}*|\p{Mark}+/gu
/** Accents and invisible characters. `^` and the backtick count as accents in Unicode, but people type them. */
const IGNORED = /(?![\^`])[\p{Diacritic}\p{Default_Ignorable_Code_Point}]/gu
const CONTROL = /\p{Cc}/gu
const ONLY_ASCII = /^[\x20-\x7e]*$/

type FoldCluster = (cluster: string) => string

/**
 * Returns a text as searches compare it: lower case, without accents, compatibility forms replaced.
 *
 * @example foldText('Straße Ｃ＃') // 'strasse c#'
 */
export function foldText(text: string): string {
  return foldWith(text, foldCluster)
}

/**
 * Returns the spellings under which a text can be found: the folded text and, if it differs, the text with umlauts
 * written out.
 *
 * @example spellingsOf('Müller') // ['muller', 'mueller']
 * @example spellingsOf('Miller') // ['miller']
 */
export function spellingsOf(text: string): readonly string[] {
  const folded = foldText(text)
  if (ONLY_ASCII.test(text)) return [folded]
  const writtenOut = foldWith(text, writeOutCluster)
  return writtenOut === folded ? [folded] : [folded, writtenOut]
}

/** A range of UTF-16 code units; `end` is exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/**
 * Returns the ranges of `text` that contain `word` in any spelling. A range covers whole letters with their
 * accents; ranges may repeat or overlap.
 *
 * @example rangesOf('Alte Straße', 'strasse') // [{ start: 5, end: 11 }]
 */
export function rangesOf(text: string, word: string): readonly TextRange[] {
  const sought = spellingsOf(word).filter((spelling) => spelling !== '')
  return [foldCluster, writeOutCluster].flatMap((foldOne) => {
    const { folded, origins } = foldedWithOrigins(text, foldOne)
    return sought.flatMap((spelling) => rangesIn(folded, spelling, origins))
  })
}

/** Returns the words of a query, each in its spellings. Only spaces separate words. */
export function wordsOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/[\s\p{Cc}]+/u)
    .map((word) => spellingsOf(word).filter((spelling) => spelling !== ''))
    .filter((spellings) => spellings.length > 0)
}

/*
 * A symbol belongs to the word before it, so that `C#` is not `C++`. Other punctuation separates words:
 * `NW-24` is found by `nw 24`.
 */
const TOKENS = /[\p{Letter}\p{Number}\p{Mark}]+[\p{Symbol}#&@%*]*|[\p{Symbol}#&@%*]+/gu

/**
 * Returns the tokens of a name, folded.
 *
 * @example tokensOf('Web-Site 2.0 (C#)') // ['web', 'site', '2', '0', 'c#']
 */
export function tokensOf(name: string): readonly string[] {
  return foldText(name).match(TOKENS) ?? []
}

/**
 * Returns the tokens of a name in every spelling.
 *
 * @example tokensInEverySpelling('Müller GmbH') // ['muller', 'gmbh', 'mueller', 'gmbh']
 */
export function tokensInEverySpelling(name: string): readonly string[] {
  return spellingsOf(name).flatMap((spelling) => spelling.match(TOKENS) ?? [])
}

/**
 * Returns the tokens of a query for names, each in its spellings. A query of punctuation alone is one token
 * that no name has.
 *
 * @example soughtTokensOf('Bülow c#') // [['bulow', 'buelow'], ['c#']]
 */
export function soughtTokensOf(query: string): readonly (readonly string[])[] {
  const whole = query.normalize('NFKC').trim()
  return (whole.match(TOKENS) ?? [whole])
    .map((token) => spellingsOf(token))
    .filter(([folded]) => folded !== '')
}

/**
 * True if every word of the query begins a word of the texts.
 *
 * @example matchesWordStarts(['Müller GmbH', 'Design'], 'des muel') // true
 */
export function matchesWordStarts(texts: readonly string[], query: string): boolean {
  const words = texts.flatMap(tokensInEverySpelling)
  return soughtTokensOf(query).every((spellings) =>
    spellings.some((sought) => words.some((word) => word.startsWith(sought)))
  )
}

function foldWith(text: string, foldOne: FoldCluster): string {
  if (ONLY_ASCII.test(text)) return text.toLowerCase()
  return text.replace(CLUSTER, foldOne)
}

function foldCluster(cluster: string): string {
  return cluster
    .normalize('NFKD')
    .replace(CONTROL, ' ')
    .toLowerCase()
    .replace(IGNORED, '')
    .replace(/[ßæœøđðłþıς]/g, (letter) => SPELLED_OUT[letter] ?? letter)
}

function writeOutCluster(cluster: string): string {
  return WRITTEN_OUT[cluster.normalize('NFC').toLowerCase()] ?? foldCluster(cluster)
}

/** Returns a folded text and its origins: code unit `i` comes from the range `origins[i]` of the text. */
function foldedWithOrigins(text: string, foldOne: FoldCluster) {
  const origins: TextRange[] = []
  let folded = ''
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const part = foldOne(cluster)
    const range = { start: index, end: index + cluster.length }
    for (let unit = 0; unit < part.length; unit += 1) origins.push(range)
    folded += part
  }
  return { folded, origins }
}

function rangesIn(folded: string, spelling: string, origins: readonly TextRange[]): TextRange[] {
  const ranges: TextRange[] = []
  for (let at = folded.indexOf(spelling); at !== -1; at = folded.indexOf(spelling, at + 1)) {
    const [first, last] = [origins[at], origins[at + spelling.length - 1]]
    if (first && last) ranges.push({ start: first.start, end: last.end })
  }
  return ranges
}
