import { continuationOf } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Cut, Intent } from '#main/ledger/intents.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { hoursWithout } from '#main/ledger/overlay.ts'
import { beginOverDays, planSplit } from '#main/ledger/split-plan.ts'
import { clockTimeAt } from '#shared/time/clock-time.ts'
import { wholeMinute } from '#shared/absence.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/**
 * Returns the operations that move the start of a running entry; none if the start stays. Each day gets its share: time
 * before midnight becomes finished entries, and the timer of today runs in an entry of today. An entry whose date the
 * user chose keeps its date. Example in a duration account: the timer of today started at 0:30 moves to 23:00 of
 * yesterday. Yesterday gets a finished entry of 1.00 h, and the timer starts at 0:00. Pure except for the keys of added
 * entries.
 */
export function moveStartOf(
  entry: TimeEntry,
  startedAt: number,
  now: number,
  context: OverlayContext
): readonly NewOperation[] {
  const { key, spentDate } = entry
  const dayOf = (at: number) => spentDateAt(at, context.timeZone)
  const operations = (...intents: readonly (Intent | null)[]) =>
    intents.flatMap((intent) => (intent ? [{ entryKey: key, intent }] : []))
  const move = (to: number) => moveIntent(entry, to, now, context)
  const only = move(startedAt)
  const isChosen = spentDate !== dayOf(Date.parse(entry.timerStartedAt ?? ''))
  const isWithinToday = spentDate === dayOf(now) && spentDate === dayOf(startedAt)
  if (!only || isChosen || isWithinToday) return operations(only)
  if (spentDate === dayOf(now)) {
    const begun = beginOverDays(entry, startedAt, now, context)
    return [...begun.before, ...operations(move(begun.startedAt))]
  }
  const moved = { ...entry, timerStartedAt: new Date(startedAt).toISOString() }
  if (dayOf(startedAt) <= spentDate)
    return operations(context.mode === 'timestamps' ? only : null, planSplit(moved, now, context))
  if (entry.hoursWithoutTimer > 0) return leaveBehind(entry, startedAt, now, context)
  const newDay = { ...moved, spentDate: dayOf(startedAt) }
  if (context.mode === 'timestamps') return operations(only, planSplit(newDay, now, context))
  const date: Intent = { kind: 'update', changes: { spentDate: newDay.spentDate } }
  return operations(date, planSplit(newDay, now, context) ?? only)
}

/** Stops the entry with the hours of its own day, and continues the timer in entries of the later days. */
function leaveBehind(
  entry: TimeEntry,
  startedAt: number,
  now: number,
  context: OverlayContext
): readonly NewOperation[] {
  const begun = beginOverDays(entry, startedAt, now, context)
  const cut: Cut = {
    removedMs: now - startedAt,
    endsAt: Math.min(startedAt, now),
    then: 'stop',
    hoursAfter: entry.hoursWithoutTimer,
    deletesEntry: false,
    added: [],
    copy: {
      key: newEntryKey(),
      entry: continuationOf(entry, begun.startedAt, context),
      startedAt: begun.startedAt
    }
  }
  return [...begun.before, { entryKey: entry.key, intent: { kind: 'trim', cut } }]
}

/** Returns the intent that moves the start, or null if it stays. Hours from before the timer was started stay. */
function moveIntent(
  entry: TimeEntry,
  startedAt: number,
  now: number,
  { mode, timeZone }: OverlayContext
): Intent | null {
  const beganAt = Date.parse(entry.timerStartedAt ?? '')
  if (mode === 'timestamps') {
    const startedTime = clockTimeAt(startedAt, timeZone)
    if (wholeMinute(startedAt) === wholeMinute(beganAt)) return null
    const spentDate = spentDateAt(startedAt, timeZone)
    const isOtherDay = spentDate !== spentDateAt(beganAt, timeZone)
    // Harvest takes a time of day alone as a time of the old date
    return { kind: 'update', changes: { startedTime, ...(isOtherDay ? { spentDate } : {}) } }
  }
  const removedMs = startedAt - beganAt
  if (removedMs === 0) return null
  const cut = {
    removedMs,
    endsAt: now,
    then: 'continue',
    hoursAfter: hoursWithout(entry, removedMs, now),
    deletesEntry: false,
    added: [],
    copy: null
  } as const
  return { kind: 'trim', cut }
}
