import { newEntryKey } from '#main/ledger/ledger.ts'
import type { Cut, Intent } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { copyForToday } from '#main/ledger/overlay.ts'
import { clockTimeAt, minutesBetween } from '#shared/clock-time.ts'
import { MINUTE } from '#shared/durations.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { IdleDecision, IdleQuestion } from '#shared/idle.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { Absence } from './detector.ts'

/**
 * The operation that an answer means, or null when nothing is to change. The cut is the length of the
 * absence, whole minutes in a start/end account; what was worked between the return and the answer
 * stays. Pure but for the keys of the entries it adds.
 */
export function planCut(
  entry: TimeEntry,
  absence: Absence,
  decision: IdleDecision,
  answeredAt: number,
  context: OverlayContext
): Extract<Intent, { kind: 'trim' }> | null {
  if (decision === 'ignore' || !entry.isRunning) return null
  const keeps = decision === 'stop-and-remove' ? 'stop' : 'continue'
  const added =
    decision === 'add-as-new-entry'
      ? { key: newEntryKey(), entry: copyForToday(entry, absence.from, context) }
      : null
  const cut: Cut = {
    ...absence,
    answeredAt,
    hours: hundredthsOf(absence.to - absence.from),
    then: keeps,
    hoursAfter: hoursAfter(entry, absence, answeredAt, context),
    added,
    copyKey: context.mode === 'timestamps' && keeps === 'continue' ? newEntryKey() : null
  }
  return { kind: 'trim', cut }
}

/** What the entry shows once the absence is out of it. */
function hoursAfter(
  entry: TimeEntry,
  absence: Absence,
  at: number,
  { mode, timeZone }: OverlayContext
): number {
  if (mode === 'timestamps' && entry.startedTime !== null) {
    const minutes = minutesBetween(entry.startedTime, clockTimeAt(absence.from, timeZone))
    return hundredthsOf(minutes * MINUTE)
  }
  return Math.max(0, currentHours(entry, at) - hundredthsOf(absence.to - absence.from))
}

/** The question as the window asks it; the figures are those of the moment of return. */
export function questionOf(
  entry: TimeEntry,
  absence: Absence,
  context: OverlayContext
): IdleQuestion {
  return {
    entry,
    entryKey: entry.key,
    from: absence.from,
    to: absence.to,
    minutes: Math.round((absence.to - absence.from) / MINUTE),
    hoursBefore: currentHours(entry, absence.to),
    hoursAfter: hoursAfter(entry, absence, absence.to, context)
  }
}
