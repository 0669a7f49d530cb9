import { newEntryKey } from '#main/ledger/entry-keys.ts'
import { beginOverDays, continued } from '#main/ledger/split-plan.ts'
import { stopOperation } from '#main/ledger/stop-intent.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Work } from '#shared/project-assignment.ts'
import { findWork, isBillable } from '#shared/project-assignment.ts'
import type { SeenEntry } from '#shared/seen.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { moveStartOf } from './move-start.ts'
import type { TimerAccount } from './timer.ts'

/** A start longer ago than this is taken for a mistake. */
const LONGEST_AGO = 24 * HOUR

/** Starts of the timer at other instants than now. Instants are epoch milliseconds by Harvest's clock. */
export interface BackDate {
  /**
   * Starts a timer with an earlier start, and stops the running one at that instant. Time before midnight becomes a
   * finished entry of its own day. Fails with `invalid-input` if the running timer was started later than that: its
   * time would be lost or counted twice. Fails with `not-assigned` if the user may not track time to the work.
   */
  start(work: Work & { readonly notes: string }, startedAt: number): Result<EntryKey>
  /**
   * Moves the start of the running timer to an earlier or a later instant; each day gets its share. Fails with
   * `invalid-input` if the start is unknown, `gone` if no timer or the timer of another entry runs, and
   * `changed-elsewhere` if another device has started or corrected the timer since it was shown.
   */
  moveStart(startedAt: number, shown?: ShownTimer): Result<void>
}

/** The running entry as a view showed it. */
export interface ShownTimer {
  readonly key?: EntryKey
  readonly seen?: SeenEntry
}

/** Creates the commands that start a timer in the past, or move its start. */
export function createBackDate(account: TimerAccount): BackDate {
  const { ledger, view, context, assignments, now } = account

  function start(
    { notes, ...work }: Work & { readonly notes: string },
    startedAt: number
  ): Result<EntryKey> {
    const names = findWork(assignments(), work)
    if (!names) return fail('not-assigned')
    if (!isPlausible(startedAt, now())) return fail('invalid-input')
    const running = view.running()
    if (running && Date.parse(running.timerStartedAt ?? '') > startedAt)
      return fail('invalid-input')
    const key = newEntryKey()
    const spentDate = spentDateAt(now(), context().timeZone)
    const entry = { work: names, notes, spentDate, billable: isBillable(assignments(), work) }
    const begun = beginOverDays(continued(entry), startedAt, now(), context())
    ledger.append([
      ...(running ? [stopOperation(running, startedAt, context())] : []),
      ...begun.before,
      { entryKey: key, intent: { kind: 'start', entry, startedAt: begun.startedAt } }
    ])
    return ok(key)
  }

  function moveStart(startedAt: number, { key, seen }: ShownTimer = {}): Result<void> {
    const running = view.running()
    if (!running || (key !== undefined && running.key !== key)) return fail('gone')
    if (seen && !isSameStart(running, seen)) return fail('changed-elsewhere')
    const isKnown = running.timerStartedAt !== null
    if (!isKnown || !isPlausible(startedAt, now())) return fail('invalid-input')
    const operations = moveStartOf(running, startedAt, now(), context())
    if (operations.length > 0) ledger.append(operations)
    return ok()
  }

  return { start, moveStart }
}

function isPlausible(startedAt: number, now: number): boolean {
  return startedAt <= now && now - startedAt <= LONGEST_AGO
}

/** True if the timer still has the start that was shown. Harvest may have stored it up to a minute later. */
function isSameStart({ timerStartedAt }: TimeEntry, { timer }: SeenEntry): boolean {
  return Math.abs(Date.parse(timerStartedAt ?? '') - Date.parse(timer ?? '')) <= MINUTE
}
