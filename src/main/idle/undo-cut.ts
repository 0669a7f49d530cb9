import { newEntryKey } from '#main/ledger/ledger.ts'
import type { Cut, NewOperation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { copyForToday } from '#main/ledger/overlay.ts'
import { clockTimeAt } from '#shared/clock-time.ts'
import { splitAtMidnight } from '#shared/day-pieces.ts'
import { HUNDREDTH } from '#shared/durations.ts'
import { elapsedMs, hundredthsOf } from '#shared/hours.ts'
import type { Span } from '#shared/idle.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/** A cut that was carried out, with what it takes to put the time back. */
export interface DoneCut {
  /** The entry as it was shown before. */
  readonly entry: TimeEntry
  readonly spans: readonly Span[]
  readonly cut: Cut
}

/**
 * The operations that put back what a cut took, once some of it has reached Harvest: the person's
 * entries show together what they would show without the cut, and run on when nothing else runs.
 * Deletes nothing but what the cut itself added for the time away.
 */
export function undoCut(
  { entry, spans, cut }: DoneCut,
  now: number,
  isFree: boolean,
  context: OverlayContext
): readonly NewOperation[] {
  return context.mode === 'duration'
    ? undoInDuration(entry, cut, now, isFree)
    : undoInTimes(entry, spans, cut, isFree, context)
}

function undoInDuration(
  entry: TimeEntry,
  cut: Cut,
  now: number,
  isFree: boolean
): readonly NewOperation[] {
  const entryKey = entry.key
  const removals = cut.added.map(({ key }): NewOperation => ({
    entryKey: key,
    intent: { kind: 'delete' }
  }))
  if (cut.then === 'continue') {
    const back: Cut = { ...cut, removedMs: -cut.removedMs, added: [], copy: null }
    return [{ entryKey, intent: { kind: 'trim', cut: back } }, ...removals]
  }
  const missing = elapsedMs(entry, now) - cut.hoursAfter * HUNDREDTH
  if (isFree)
    return [{ entryKey, intent: { kind: 'restart', startedAt: now - missing } }, ...removals]
  const hours = cut.hoursAfter + hundredthsOf(cut.removedMs)
  return [{ entryKey, intent: { kind: 'update', changes: { hours } } }, ...removals]
}

/** Ended entries keep their times; what is missing between them comes back as entries of its own. */
function undoInTimes(
  entry: TimeEntry,
  spans: readonly Span[],
  cut: Cut,
  isFree: boolean,
  context: OverlayContext
): readonly NewOperation[] {
  if (cut.added.length > 0 && cut.then === 'continue') return []
  if (cut.then === 'stop' && isFree) {
    const startedAt = cut.endsAt
    const copy = copyForToday(entry, startedAt, context)
    return [{ entryKey: newEntryKey(), intent: { kind: 'start', entry: copy, startedAt } }]
  }
  return spans
    .flatMap((span) => splitAtMidnight(span, context.timeZone))
    .map(({ from, to }) => ({
      entryKey: newEntryKey(),
      intent: {
        kind: 'create',
        entry: copyForToday(entry, from, context),
        time: {
          kind: 'times',
          startedTime: clockTimeAt(from, context.timeZone),
          endedTime: clockTimeAt(to, context.timeZone)
        }
      }
    }))
}
