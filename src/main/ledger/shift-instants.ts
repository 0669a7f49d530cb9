import { startAndEndOf } from '#shared/time/clock-pieces.ts'
import { instantOf, minutesBetween } from '#shared/time/clock-time.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { Span } from '#shared/absence.ts'
import { lengthOf } from '#shared/absence.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { baseOf } from './entry-base.ts'
import { correctedInstant, correctedSpan } from './clock-correction.ts'
import type { Cut, CutEntry, EntryBase, Intent, NewEntry } from './intents.ts'
import type { ClockDoubt, Operation } from './operations.ts'
import type { RemoteCopy, OverlayContext } from './overlay.ts'
import { lay, overlay } from './overlay.ts'
import { splitStop, stopIntent } from './stop-intent.ts'

/**
 * Shifts each operation by `byOf(operation)` milliseconds, and what follows from its instants: the day of a start that was
 * given on its day, and the hours of a stop. Times and dates that the user typed stay. Pure.
 * @returns the operations for which `byOf` returns a number, also 0, in their order
 * @example A timer was started at 23:50 on Monday and stopped at 0:20, by a clock that was 20 minutes behind. Shifted, it
 * started at 0:10 on Tuesday and stopped at 0:40, with the same hours.
 */
export function shiftInstants(
  operations: readonly Operation[],
  copies: readonly RemoteCopy[],
  byOf: (operation: Operation) => number | undefined,
  context: OverlayContext
): readonly Operation[] {
  const given = shownBy(copies, context)
  const shown = shownBy(copies, context)
  return operations.flatMap((operation) => {
    const by = byOf(operation)
    const { entryKey, madeAt } = operation
    const entries = { given: given.get(entryKey), shown: shown.get(entryKey) }
    const intent = by ? shiftIntent(operation, by, entries, context) : operation.intent
    const next = { ...operation, intent, madeAt: madeAt === null ? null : madeAt + (by ?? 0) }
    lay(given, operation, context)
    lay(shown, next, context)
    return by === undefined ? [] : [next]
  })
}

function shownBy(copies: readonly RemoteCopy[], context: OverlayContext): Map<EntryKey, TimeEntry> {
  return new Map(overlay(copies, [], context).map((entry) => [entry.key, entry]))
}

/** The entry before an operation: with the instants that were given, and with the shifted ones. */
interface Before {
  readonly given: TimeEntry | undefined
  readonly shown: TimeEntry | undefined
}

function shiftIntent(
  operation: Operation,
  by: number,
  before: Before,
  context: OverlayContext
): Intent {
  const { intent } = operation
  const { shown } = before
  switch (intent.kind) {
    case 'update':
    case 'delete':
      return intent.base ? { ...intent, base: shiftBase(intent.base, before) } : intent
    case 'start':
      return { ...intent, ...shiftStart(intent, by, context) }
    case 'restart':
      return { ...intent, startedAt: intent.startedAt + by }
    case 'stop': {
      const stoppedAt = intent.stoppedAt + by
      const shifted = shown?.isRunning ? stopIntent(shown, stoppedAt, context) : { stoppedAt }
      const stop = { ...intent, ...shifted }
      return splitStop(stop, shown, context) ?? stop
    }
    case 'trim':
      return { ...intent, cut: shiftCut(intent.cut, by, operation, before, context) }
    default:
      return intent
  }
}

/** Shifts the base version with the entry, so that it still matches. */
function shiftBase(base: EntryBase, { given, shown }: Before): EntryBase {
  if (!given || !shown) return base
  const [was, is] = [baseOf(given), baseOf(shown)]
  const names = ['spentDate', 'hours', 'startedTime', 'endedTime'] as const
  const changed = names.filter((name) => base[name] === was[name])
  return { ...base, ...Object.fromEntries(changed.map((name) => [name, is[name]])) }
}

function shiftStart<Start extends { readonly entry: NewEntry; readonly startedAt: number }>(
  start: Start,
  by: number,
  { timeZone }: OverlayContext
): Pick<Start, 'entry' | 'startedAt'> {
  const { entry, startedAt } = start
  const isOfItsDay = entry.spentDate === spentDateAt(startedAt, timeZone)
  const spentDate = isOfItsDay ? spentDateAt(startedAt + by, timeZone) : entry.spentDate
  return { entry: { ...entry, spentDate }, startedAt: startedAt + by }
}

/**
 * Shifts a cut: its end, its spans, its entries and its hours.
 * @example Lunch from 12:00 to 13:00 is cut at 14:00 and leaves 4.00 h, by a clock that was 20 minutes behind. Shifted, lunch
 * is from 12:20 to 13:20, and the cut at 14:20 leaves 4.33 h of a timer whose start was right.
 */
function shiftCut(
  cut: Cut,
  by: number,
  { clock, madeAt }: Pick<Operation, 'clock' | 'madeAt'>,
  before: Before,
  context: OverlayContext
): Cut {
  const { added, copy } = cut
  const endsAt = correctedInstant(cut.endsAt, by, clock)
  const spans = cut.spans?.map((span) => correctedSpan(span, by, clock))
  const removedMs = spans ? lengthOf(spans) : cut.removedMs
  // in a duration account the hours follow from when the decision was made and from what it removed
  const isToAnswer = context.mode === 'duration' && !cut.isOwnDayOnly && spans && madeAt !== null
  const [was, is] = isToAnswer ? [madeAt, madeAt + by] : [cut.endsAt, endsAt]
  const moreRemoved = isToAnswer ? hundredths(removedMs - cut.removedMs) : 0
  const moreHours = hoursBetween(was, is, before) - moreRemoved
  const copyMovesBy = copy ? correctedInstant(copy.startedAt, by, clock) - copy.startedAt : 0
  return {
    ...cut,
    removedMs,
    ...(spans ? { spans } : {}),
    endsAt,
    hoursAfter: Math.max(0, cut.hoursAfter + moreHours),
    added: added.map((each) => shiftAddition(each, by, clock, context)),
    copy: copy && { ...copy, ...shiftStart(copy, copyMovesBy, context) }
  }
}

/** Returns how much more the entry shows at the shifted instant than at the given one, in hundredths. */
function hoursBetween(was: number, is: number, { given, shown }: Before): number {
  const less = given ? currentHours(given, was) : 0
  return shown ? currentHours(shown, is) - less : 0
}

function hundredths(ms: number): number {
  return Math.round(ms / HUNDREDTH)
}

/** Shifts an entry that a cut adds: its times follow from the absence, and were not typed. */
function shiftAddition(
  addition: CutEntry,
  by: number,
  clock: ClockDoubt | undefined,
  { timeZone }: OverlayContext
): CutEntry {
  const { entry, time } = addition
  const given = addition.span ?? spanOfTimes(addition, timeZone)
  if (!given) return addition
  const span = correctedSpan(given, by, clock)
  const isOfItsDay = entry.spentDate === spentDateAt(given.from, timeZone)
  const spentDate = isOfItsDay ? spentDateAt(span.from, timeZone) : entry.spentDate
  const moreHours = hundredths(lengthOf([span]) - lengthOf([given]))
  return {
    ...addition,
    entry: { ...entry, spentDate },
    span,
    time:
      time.kind === 'times'
        ? { kind: 'times', ...startAndEndOf(span, timeZone) }
        : { ...time, hours: Math.max(1, time.hours + moreHours) }
  }
}

/** Returns the span of an added entry from an older ledger, which has clock times only. */
function spanOfTimes({ entry, time }: CutEntry, timeZone: string): Span | undefined {
  if (time.kind !== 'times') return undefined
  const from = instantOf(entry.spentDate, time.startedTime, timeZone)
  return { from, to: from + minutesBetween(time.startedTime, time.endedTime) * MINUTE }
}
