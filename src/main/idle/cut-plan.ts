import { continuationOf, timedPiece } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Cut, CutEntry, Intent, NewEntry } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { copyForToday } from '#main/ledger/overlay.ts'
import { hoursWhenStopped } from '#main/ledger/stop-intent.ts'
import { clockPieces, clockPiecesByDay, clockTimesOf } from '#shared/time/clock-pieces.ts'
import { splitAtMidnight } from '#shared/time/day-pieces.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Hundredths } from '#shared/hours.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { Absence, AddedPart, IdleAnswer, IdleQuestion, Span } from '#shared/idle.ts'
import { lengthOf, minutesOf, tidySpans, wholeMinute } from '#shared/idle.ts'
import type { NamedWork, Work } from '#shared/project-assignment.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { changeDay, nextDayOf } from './next-day.ts'

/** What was worked after the return is an entry of its own only when it is more than reading the question. */
const LEAST_REST = 2 * MINUTE
/** The least work after an absence that gets an entry of the next day when the timer is stopped. */
const LEAST_OF_NEXT_DAY = 5 * MINUTE

/** What planning a cut has to know of the account. */
export interface CutContext extends OverlayContext {
  /** Names and rate of work the person may book to; undefined when it is not assigned. */
  readonly findWork: (
    work: Work
  ) => { readonly work: NamedWork; readonly billable: boolean } | undefined
}

/** Why an answer cannot be carried out as it was given. */
export type CutProblem = 'invalid-input' | 'not-assigned'

type Trim = Extract<Intent, { kind: 'trim' }>

/**
 * The operation that an answer means; null when nothing is to change. Before and after differ by what
 * is taken out, in whole minutes in a start/end account: what was worked between absences and after
 * the return stays. Pure but for the keys of the entries it adds.
 */
export function planCut(
  entry: TimeEntry,
  absences: readonly Span[],
  answer: IdleAnswer,
  answeredAt: number,
  context: CutContext
): Trim | CutProblem | null {
  if (answer.decision === 'ignore' || !entry.isRunning) return null
  const then = answer.decision === 'stop-and-remove' ? 'stop' : 'continue'
  const spans = spansOf(entry, answer.spans ?? absences, then, answeredAt, context)
  const [first] = spans
  if (!first) return answer.spans ? 'invalid-input' : null
  const parts = partsOf(answer, spans, context)
  if (typeof parts === 'string') return parts
  const added = addedEntries(entry, parts, context)
  if (added === 'not-assigned') return added
  if (changesDay(entry, spans, then, answeredAt, context)) {
    const change = changeDay(entry, spans, then, answeredAt, context)
    const deletesEntry = change.hoursAfter === 0 && answer.whenEmpty === 'delete'
    const all = { ...change, added: [...added, ...change.added] }
    return { kind: 'trim', cut: { removedMs: lengthOf(spans), spans, deletesEntry, ...all } }
  }
  const kept = keptPieces(entry, first.from, context)
  const rest = restOf(entry, spans, then, answeredAt, context)
  const hoursAfter = hoursKept(entry, spans, answeredAt, context)
  const isEmpty = hoursAfter === 0 && (then === 'stop' || context.mode === 'timestamps')
  const cut: Cut = {
    removedMs: lengthOf(spans),
    spans,
    endsAt: kept.endsAt,
    then,
    hoursAfter,
    deletesEntry: isEmpty && answer.whenEmpty === 'delete',
    added: [...added, ...kept.added, ...rest.added],
    copy: rest.copy
  }
  return { kind: 'trim', cut }
}

/** The question as the window asks it; the figures are those of the moment of return. */
export function questionOf(
  entry: TimeEntry,
  absences: readonly Absence[],
  context: Pick<OverlayContext, 'mode' | 'timeZone'>
): IdleQuestion {
  const from = absences[0]?.from ?? 0
  const to = absences.at(-1)?.to ?? from
  const isInMinutes = context.mode === 'timestamps'
  const nextDay = isInMinutes ? null : nextDayOf(entry, to, context.timeZone)
  return {
    entry,
    entryKey: entry.key,
    absences,
    from,
    to,
    minutes: minutesOf(absences),
    startedAt: Date.parse(entry.timerStartedAt ?? ''),
    isInMinutes,
    ...(nextDay ? { continuesOn: nextDay } : {}),
    hoursBefore: currentHours(entry, to)
  }
}

function spansOf(
  entry: TimeEntry,
  wanted: readonly Span[],
  then: 'stop' | 'continue',
  answeredAt: number,
  context: OverlayContext
): readonly Span[] {
  const { mode } = context
  const bounds = { from: Date.parse(entry.timerStartedAt ?? ''), to: answeredAt }
  const spans = tidySpans(wanted, bounds, mode === 'timestamps')
  const last = spans.at(-1)
  if (mode === 'duration' || then === 'continue' || !last) return spans
  if (answeredAt - last.to >= LEAST_REST) return spans
  return [...spans.slice(0, -1), { from: last.from, to: wholeMinute(answeredAt) }]
}

/**
 * True if, in an account that keeps hours, what follows the absence belongs into an entry of another day.
 * After a stop, a few minutes between the return and the answer stay in the entry that was stopped.
 */
function changesDay(
  entry: TimeEntry,
  spans: readonly Span[],
  then: 'stop' | 'continue',
  answeredAt: number,
  { mode, timeZone }: Pick<OverlayContext, 'mode' | 'timeZone'>
): boolean {
  const last = spans.at(-1)
  if (mode !== 'duration' || !last || nextDayOf(entry, last.to, timeZone) === null) return false
  const restMs = answeredAt - last.to + lengthOf(workBetween(spans))
  return then === 'continue' || restMs >= LEAST_OF_NEXT_DAY
}

/** The work between the absences. */
function workBetween(spans: readonly Span[]): readonly Span[] {
  return spans.slice(1).map(({ from }, index) => ({ from: spans[index]?.to ?? from, to: from }))
}

/** The pieces of the time away that become entries: inside the spans, apart, in order. */
function partsOf(
  { decision, parts }: IdleAnswer,
  spans: readonly Span[],
  { mode }: OverlayContext
): readonly AddedPart[] | 'invalid-input' {
  if (decision !== 'add-as-new-entry') return []
  if (!parts) return spans
  const grain = mode === 'timestamps' ? wholeMinute : (at: number) => at
  const tidy = parts
    .map((part) => ({ ...part, from: grain(part.from), to: grain(part.to) }))
    .filter(({ from, to }) => to > from)
    .toSorted((one, other) => one.from - other.from)
  const isApart = tidy.every((part, index) => part.from >= (tidy[index - 1]?.to ?? part.from))
  const isInside = tidy.every((part) =>
    spans.some(({ from, to }) => part.from >= from && part.to <= to)
  )
  return isApart && isInside && tidy.length > 0 ? tidy : 'invalid-input'
}

/** Hours are rounded where one piece meets the next: together they are exactly what was away. */
function addedEntries(
  entry: TimeEntry,
  parts: readonly AddedPart[],
  context: CutContext
): readonly CutEntry[] | 'not-assigned' {
  const added: CutEntry[] = []
  let passed = 0
  for (const part of parts) {
    const found = part.work ? context.findWork(part.work) : undefined
    if (part.work && !found) return 'not-assigned'
    const notes = part.notes === undefined ? {} : { notes: part.notes }
    const { mode, timeZone } = context
    const pieces =
      mode === 'duration' ? splitAtMidnight(part, timeZone) : clockPiecesByDay(part, timeZone)
    for (const piece of pieces) {
      const before = hundredthsOf(passed)
      passed += piece.to - piece.from
      const hours = hundredthsOf(passed) - before
      const own = { ...copyForToday(entry, piece.from, context), ...found, ...notes }
      // `hours: 0` would start a timer
      if (context.mode === 'timestamps' || hours > 0)
        added.push(cutEntry(own, piece, hours, context))
    }
  }
  return added
}

/** In a start/end account an entry has one start and one end: work after the first absence moves on. */
function restOf(
  entry: TimeEntry,
  spans: readonly Span[],
  then: 'stop' | 'continue',
  answeredAt: number,
  context: OverlayContext
): Pick<Cut, 'added' | 'copy'> {
  if (context.mode === 'duration') return { added: [], copy: null }
  const end = then === 'stop' ? wholeMinute(answeredAt) : null
  const work = spans.flatMap(({ to }, index) => {
    const next = spans[index + 1]?.from ?? end
    return next === null ? [] : clockPiecesByDay({ from: to, to: next }, context.timeZone)
  })
  const last = spans.at(-1)
  return {
    added: work.map((piece) => timedPiece(entry, piece, context)),
    copy:
      end === null && last
        ? { key: newEntryKey(), entry: continuationOf(entry, last.to, context), startedAt: last.to }
        : null
  }
}

function cutEntry(
  entry: NewEntry,
  span: Span,
  hours: Hundredths,
  { mode, timeZone }: OverlayContext
): CutEntry {
  const time =
    mode === 'duration'
      ? ({ kind: 'hours', hours } as const)
      : ({ kind: 'times', ...clockTimesOf(span, timeZone) } as const)
  return { key: newEntryKey(), entry, time, span }
}

/**
 * Where the entry itself ends when it is cut at an instant, and what of the time before that it cannot
 * show: in a start/end account one entry shows no more than a day, and no hour that came twice.
 */
function keptPieces(
  entry: TimeEntry,
  at: number,
  context: OverlayContext
): Pick<Cut, 'endsAt' | 'added'> {
  const startedAt = Date.parse(entry.timerStartedAt ?? '')
  if (context.mode === 'duration' || !(startedAt < at)) return { endsAt: at, added: [] }
  const [first, ...others] = clockPieces({ from: startedAt, to: at }, context.timeZone)
  return {
    endsAt: others.length > 0 && first ? first.to : at,
    added: others.map((piece) => timedPiece(entry, piece, context))
  }
}

/** What the entry itself shows once the spans are out of it. */
function hoursKept(
  entry: TimeEntry,
  spans: readonly Span[],
  at: number,
  context: OverlayContext
): Hundredths {
  const [first] = spans
  if (context.mode === 'timestamps' && first)
    return hoursWhenStopped(entry, keptPieces(entry, first.from, context).endsAt, context)
  return Math.max(0, currentHours(entry, at) - hundredthsOf(lengthOf(spans)))
}
