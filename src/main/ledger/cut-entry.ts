import { startAndEndOf } from '#shared/time/clock-pieces.ts'
import type { Span } from '#shared/absence.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { newEntryKey } from './entry-keys.ts'
import type { CutEntry, NewEntry } from './intents.ts'
import type { OverlayContext } from './overlay.ts'
import { sameWorkAt } from './overlay.ts'

/** An entry whose work continues in another entry. */
export type Continued = Parameters<typeof sameWorkAt>[0] & Pick<TimeEntry, 'externalReference'>

/** Returns the entry that continues the same work from an instant on, for the same item in another tool. */
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

/** Returns an entry with start and end for a span of the same work. Pure except for its key. */
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
