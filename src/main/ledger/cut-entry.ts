import { startAndEndOf } from '#shared/time/clock-pieces.ts'
import type { Span } from '#shared/absence.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { newEntryKey } from './entry-keys.ts'
import type { CutEntry, NewEntry } from './intents.ts'
import type { OverlayContext } from './overlay.ts'
import { sameWorkAt } from './overlay.ts'

/** An entry that work goes on from. */
export type Continued = Parameters<typeof sameWorkAt>[0] & Pick<TimeEntry, 'externalReference'>

/** The same work from an instant on, for the same item in another tool. */
export function continuationOf(
  entry: Continued,
  at: number,
  context: Pick<OverlayContext, 'timeZone'>
): NewEntry {
  const { externalReference } = entry
  return {
    ...sameWorkAt(entry, at, context),
    ...(externalReference ? { externalReference } : {})
  }
}

/** A stretch of the same work as an entry of its own, with start and end. Pure but for its key. */
export function timedPiece(
  entry: Continued,
  span: Span,
  context: Pick<OverlayContext, 'timeZone'>
): CutEntry {
  return {
    key: newEntryKey(),
    entry: continuationOf(entry, span.from, context),
    time: { kind: 'times', ...startAndEndOf(span, context.timeZone) },
    span
  }
}
