import { clockTimeAt, instantOf } from '#shared/clock-time.ts'
import { currentHours } from '#shared/hours.ts'
import { spentDateAt } from '#shared/spent-date.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { baseOf } from './base.ts'
import type { Cut, CutEntry, EntryBase, Intent, NewEntry, Operation } from './operations.ts'
import type { EntryCopy, OverlayContext } from './overlay.ts'
import { lay, overlay } from './overlay.ts'
import { hoursWhenStopped } from './stopping.ts'

/**
 * Operations so many milliseconds later (or earlier) than their clock said, `byOf` each, with what follows
 * from it: the day of a start that was given on its day, and the hours of a stop. What a person typed stays.
 * Pure; answers those that `byOf` knows, in their order, also where it is 0.
 */
export function moved(
  operations: readonly Operation[],
  copies: readonly EntryCopy[],
  byOf: (operation: Operation) => number | undefined,
  context: OverlayContext
): readonly Operation[] {
  const given = shownBy(copies, context)
  const shown = shownBy(copies, context)
  return operations.flatMap((operation) => {
    const by = byOf(operation)
    const { entryKey, madeAt } = operation
    const entries = { given: given.get(entryKey), shown: shown.get(entryKey) }
    const intent = by ? movedIntent(operation.intent, by, entries, context) : operation.intent
    const next = { ...operation, intent, madeAt: madeAt === null ? null : madeAt + (by ?? 0) }
    lay(given, operation, context)
    lay(shown, next, context)
    return by === undefined ? [] : [next]
  })
}

function shownBy(copies: readonly EntryCopy[], context: OverlayContext): Map<EntryKey, TimeEntry> {
  return new Map(overlay(copies, [], context).map((entry) => [entry.key, entry]))
}

/** The entry before an operation: by the clock it was given by, and as it is now. */
interface Before {
  readonly given: TimeEntry | undefined
  readonly shown: TimeEntry | undefined
}

function movedIntent(intent: Intent, by: number, before: Before, context: OverlayContext): Intent {
  const { given, shown } = before
  switch (intent.kind) {
    case 'update':
    case 'delete':
      return intent.base ? { ...intent, base: movedBase(intent.base, before) } : intent
    case 'start':
      return { ...intent, ...movedStart(intent, by, context) }
    case 'restart':
      return { ...intent, startedAt: intent.startedAt + by }
    case 'stop': {
      const stoppedAt = intent.stoppedAt + by
      const hours = shown?.isRunning ? hoursWhenStopped(shown, stoppedAt, context) : intent.hours
      return { ...intent, stoppedAt, hours }
    }
    case 'trim': {
      const { cut } = intent
      const less = given ? currentHours(given, cut.endsAt) : 0
      const more = shown ? currentHours(shown, cut.endsAt + by) : less
      return { ...intent, cut: movedCut(cut, by, more - less, context) }
    }
    default:
      return intent
  }
}

/** What a change was made on is what is shown of that now, or nobody would see that it is the same. */
function movedBase(base: EntryBase, { given, shown }: Before): EntryBase {
  if (!given || !shown) return base
  const [was, is] = [baseOf(given), baseOf(shown)]
  const names = ['spentDate', 'hours', 'startedTime', 'endedTime'] as const
  const changed = names.filter((name) => base[name] === was[name])
  return { ...base, ...Object.fromEntries(changed.map((name) => [name, is[name]])) }
}

function movedStart<Start extends { readonly entry: NewEntry; readonly startedAt: number }>(
  start: Start,
  by: number,
  { timeZone }: OverlayContext
): Pick<Start, 'entry' | 'startedAt'> {
  const { entry, startedAt } = start
  const isOfItsDay = entry.spentDate === spentDateAt(startedAt, timeZone)
  const spentDate = isOfItsDay ? spentDateAt(startedAt + by, timeZone) : entry.spentDate
  return { entry: { ...entry, spentDate }, startedAt: startedAt + by }
}

function movedCut(cut: Cut, by: number, moreHours: number, context: OverlayContext): Cut {
  const { endsAt, hoursAfter, added, copy } = cut
  return {
    ...cut,
    endsAt: endsAt + by,
    hoursAfter: Math.max(0, hoursAfter + moreHours),
    added: added.map((each) => movedAddition(each, by, context)),
    copy: copy && { ...copy, ...movedStart(copy, by, context) }
  }
}

/** A time away that was cut out as an entry of its own was not typed either. */
function movedAddition(addition: CutEntry, by: number, { timeZone }: OverlayContext): CutEntry {
  const { entry, time } = addition
  if (time.kind !== 'times') return addition
  const at = (clock: string): number => instantOf(entry.spentDate, clock, timeZone) + by
  const from = at(time.startedTime)
  return {
    ...addition,
    entry: { ...entry, spentDate: spentDateAt(from, timeZone) },
    time: {
      kind: 'times',
      startedTime: clockTimeAt(from, timeZone),
      endedTime: clockTimeAt(at(time.endedTime), timeZone)
    }
  }
}
