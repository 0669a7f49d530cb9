import { continuationOf, timedPiece } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Cut, CutEntry, Intent, NewEntry } from '#main/ledger/intents.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { sameWorkAt } from '#main/ledger/overlay.ts'
import { hoursWhenStopped } from '#main/ledger/stop-intent.ts'
import { clockPieces, clockPiecesByDay, startAndEndOf } from '#shared/time/clock-pieces.ts'
import { splitAtMidnight } from '#shared/time/day-pieces.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Hundredths } from '#shared/hours.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { Absence, AddedPart, IdleAnswer, IdleQuestion, Span } from '#shared/absence.ts'
import { lengthOf, minutesOf, tidySpans, wholeMinute } from '#shared/absence.ts'
import type { NamedWork, Work } from '#shared/project-assignment.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { changeDay, nextDayOf } from './next-day.ts'

/** Time after the return that is shorter than this counts as reading the question, not as work. */
const LEAST_REST = 2 * MINUTE
/** On a stop, work on the next day that is shorter than this stays in the stopped entry. */
const LEAST_OF_NEXT_DAY = 5 * MINUTE

/** The facts of the account that a cut is planned with. */
export interface CutContext extends OverlayContext {
  /** Returns the names of work and whether it is billable; undefined if the user may not track time to it. */
  readonly findWork: (
    work: Work
  ) => { readonly work: NamedWork; readonly billable: boolean } | undefined
}

/** The reason why an answer cannot be applied. */
export type CutProblem = 'invalid-input' | 'not-assigned'

/** The intent of a cut; its kind is stored as `trim`. */
type CutIntent = Extract<Intent, { kind: 'trim' }>

/**
 * Returns the intent of an answer; null if nothing changes. Only the time of the absences is removed: work between
 * absences and after the return stays. In a start/end account the cut is in whole minutes.
 *
 * Example in a duration account: a timer since 9:00, an absence from 10:00 to 10:30, the answer "continue and remove"
 * at 10:32. The entry has 1:02, and its timer continues. With start and end times, the entry ends at 10:00 and a
 * continuation starts at 10:30.
 *
 * Pure except for the keys of added entries.
 */
export function planIdleCut(
  entry: TimeEntry,
  absences: readonly Span[],
  answer: IdleAnswer,
  answeredAt: number,
  context: CutContext
): CutIntent | CutProblem | null {
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
  const remaining = remainingPieces(entry, first.from, context)
  const later = laterWork(entry, spans, then, answeredAt, context)
  const hoursAfter = remainingHours(entry, spans, answeredAt, context)
  const isEmpty = hoursAfter === 0 && (then === 'stop' || context.mode === 'timestamps')
  const cut: Cut = {
    removedMs: lengthOf(spans),
    spans,
    endsAt: remaining.endsAt,
    then,
    hoursAfter,
    deletesEntry: isEmpty && answer.whenEmpty === 'delete',
    added: [...added, ...remaining.added, ...later.added],
    copy: later.copy
  }
  return { kind: 'trim', cut }
}

/** Returns the question for the window, with the figures at the return. */
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
 * True if the work after the absence belongs to an entry of a later day. This happens in duration accounts only. After
 * a stop, a few minutes of work on the later day stay in the stopped entry.
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

/** Returns the work between the absences. */
function workBetween(spans: readonly Span[]): readonly Span[] {
  return spans.slice(1).map(({ from }, index) => ({ from: spans[index]?.to ?? from, to: from }))
}

/**
 * Returns the parts of the absences that become entries, in order and without overlaps. They have to lie inside the
 * spans.
 */
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

/**
 * Returns the added entries, split at midnight. Hours are rounded at each seam, so that their sum is the rounded total.
 */
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
      const own = { ...sameWorkAt(entry, piece.from, context), ...found, ...notes }
      // Harvest would start a timer for `hours: 0`
      if (context.mode === 'timestamps' || hours > 0)
        added.push(cutEntry(own, piece, hours, context))
    }
  }
  return added
}

/**
 * In a start/end account, work after the first absence becomes other entries, and a continuation if the timer continues.
 */
function laterWork(
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
      : ({ kind: 'times', ...startAndEndOf(span, timeZone) } as const)
  return { key: newEntryKey(), entry, time, span }
}

/**
 * Returns the end of the entry for a cut at `at`, and entries for the time that it cannot hold: in a start/end account
 * an entry spans at most one day, and not an hour that the clocks repeat.
 */
function remainingPieces(
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

/** Returns the hours of the entry after the cut. */
function remainingHours(
  entry: TimeEntry,
  spans: readonly Span[],
  at: number,
  context: OverlayContext
): Hundredths {
  const [first] = spans
  if (context.mode === 'timestamps' && first)
    return hoursWhenStopped(entry, remainingPieces(entry, first.from, context).endsAt, context)
  return Math.max(0, currentHours(entry, at) - hundredthsOf(lengthOf(spans)))
}
