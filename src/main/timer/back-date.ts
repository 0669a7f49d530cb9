import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { beginOverDays, continued } from '#main/ledger/split-plan.ts'
import { hoursWhenStopped } from '#main/ledger/stop-intent.ts'
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

/** Nobody means a start longer ago than this when they say how long ago they began. */
const LONGEST_AGO = 24 * HOUR

/** Beginnings that were not the moment of the click. Instants are epoch milliseconds by Harvest's clock. */
export interface BackDate {
  /**
   * Starts work that began earlier; what runs is stopped at that moment. `invalid-input` when that is
   * before what runs had begun: its time would be lost, or counted twice. Time before midnight becomes a
   * finished entry of its own day.
   */
  start(work: Work & { readonly notes: string }, startedAt: number): Result<EntryKey>
  /**
   * Moves the start of what runs, to either side; each day gets its share. `invalid-input` when Harvest does not tell
   * when it was started. `gone` when nothing runs, or another entry than the one that was
   * shown; `changed-elsewhere` when its timer was started or corrected elsewhere since.
   */
  moveStart(startedAt: number, shown?: ShownTimer): Result<void>
}

/** The running entry as a view showed it. */
export interface ShownTimer {
  readonly key?: EntryKey
  readonly seen?: SeenEntry
}

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
      ...(running ? [stopOf(running, startedAt, context())] : []),
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

/** A start that Harvest took a moment later is the same. */
function isSameStart({ timerStartedAt }: TimeEntry, { timer }: SeenEntry): boolean {
  return Math.abs(Date.parse(timerStartedAt ?? '') - Date.parse(timer ?? '')) <= MINUTE
}

function stopOf(entry: TimeEntry, at: number, context: OverlayContext): NewOperation {
  const hours = hoursWhenStopped(entry, at, context)
  return { entryKey: entry.key, intent: { kind: 'stop', stoppedAt: at, hours } }
}
