import { continuationOf } from '#main/ledger/cut-entry.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Cut, Intent, NewOperation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { hoursWithout } from '#main/ledger/overlay.ts'
import { beginOverDays, planSplit } from '#main/ledger/split-plan.ts'
import { clockTimeAt } from '#shared/time/clock-time.ts'
import { wholeMinute } from '#shared/idle.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/**
 * The operations that move the start of a running entry; none where nothing moves. Each day gets its
 * share: time before midnight moves into finished entries, and today's timer runs in an entry of today. An
 * entry whose date somebody chose keeps it. Pure but for the keys of the entries it adds.
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

/** The entry keeps the hours of its own day, and the timer goes on in entries of the later days. */
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

/** Hours that the entry had before its timer was started stay as they are; null when nothing moves. */
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
    // a time of day alone would be understood as one that is still to come
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
