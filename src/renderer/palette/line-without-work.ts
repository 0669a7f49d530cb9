import type { QuickContext } from '#shared/quick-entry/pieces.ts'
import type { TextRange } from '#shared/search-text.ts'
import {
  parseQuickEntry,
  type QuickEntry,
  type QuickInput
} from '#shared/quick-entry/quick-entry.ts'

/**
 * Removes the first words, which name the work, from a line. The rest keeps its meaning: a word
 * that would mean something else without its neighbour gets a backslash. Example: `acme stop`
 * without its first word is `\stop`, which is not a command.
 */
export function lineWithoutWork(text: string, count: number, context: QuickContext): string {
  const before = parseQuickEntry(text, context)
  if (before.kind !== 'entry' || count === 0) return text
  const isFromLead = before.spans.lead.length > 0
  const group = isFromLead ? before.spans.lead : before.spans.tail
  const used = group.slice(0, count)
  const rest = withoutSpans(text, used)
  if (isSameRest(before.entry, isFromLead, count, parseQuickEntry(rest, context))) return rest
  const kept = [...before.spans.lead, ...before.spans.tail].filter((span) => !used.includes(span))
  return withoutSpans(
    withBackslashes(text, kept),
    used.map((span) => shifted(span, kept, text))
  )
}

function isSameRest(
  { lead, tail, time, date, reference, quoted }: QuickEntry,
  isFromLead: boolean,
  count: number,
  after: QuickInput
): boolean {
  const words = isFromLead ? [...lead.slice(count), ...tail] : tail.slice(count)
  if (after.kind === 'empty') return words.length === 0
  if (after.kind !== 'entry' || after.questions.length > 0) return false
  const { entry } = after
  const expected = { words, time, date, reference, quoted }
  const found = {
    words: [...entry.lead, ...entry.tail],
    time: entry.time,
    date: entry.date,
    reference: entry.reference,
    quoted: entry.quoted
  }
  return JSON.stringify(found) === JSON.stringify(expected)
}

/** Removes ranges from a text, and one gap beside each. */
function withoutSpans(text: string, spans: readonly TextRange[]): string {
  return spans
    .toSorted((one, other) => other.start - one.start)
    .reduce((rest, { start, end }) => {
      const behind = rest.slice(end).replace(/^\s+/, '')
      const before = behind === '' ? rest.slice(0, start).trimEnd() : rest.slice(0, start)
      return before + behind
    }, text)
}

function withBackslashes(text: string, spans: readonly TextRange[]): string {
  return spans
    .toSorted((one, other) => other.start - one.start)
    .filter((span) => isUnmarked(text, span))
    .reduce((line, { start }) => `${line.slice(0, start)}\\${line.slice(start)}`, text)
}

function isUnmarked(text: string, { start }: TextRange): boolean {
  return text[start] !== '\\'
}

/** Returns a range after backslashes were inserted before others. */
function shifted({ start, end }: TextRange, marked: readonly TextRange[], text: string): TextRange {
  const by = marked.filter((each) => each.start < start && isUnmarked(text, each)).length
  return { start: start + by, end: end + by }
}
