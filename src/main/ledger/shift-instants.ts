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
 * Operations so many milliseconds later (or earlier) than their clock said, `byOf` each, with what follows
 * from it: the day of a start that was given on its day, and the hours of a stop. What a person typed stays.
 * Pure; answers those that `byOf` knows, in their order, also where it is 0.
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

/** The entry before an operation: by the clock it was given by, and as it is now. */
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
  // in a duration account the hours follow from when the answer was given, and from what it took
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

/** How much more the entry shows at its right instant than it did at the one that was given. */
function hoursBetween(was: number, is: number, { given, shown }: Before): number {
  const less = given ? currentHours(given, was) : 0
  return shown ? currentHours(shown, is) - less : 0
}

function hundredths(ms: number): number {
  return Math.round(ms / HUNDREDTH)
}

/** A time away that was cut out as an entry of its own was not typed either. */
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

/** The stretch of an addition from an older ledger, which stored times of day only. */
function spanOfTimes({ entry, time }: CutEntry, timeZone: string): Span | undefined {
  if (time.kind !== 'times') return undefined
  const from = instantOf(entry.spentDate, time.startedTime, timeZone)
  return { from, to: from + minutesBetween(time.startedTime, time.endedTime) * MINUTE }
}
