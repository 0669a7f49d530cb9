import type { AccountContext } from '#main/account/account-context.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { NewEntry } from '#main/ledger/intents.ts'
import type { NewOperation, Operation } from '#main/ledger/operations.ts'
import { sameWorkAt } from '#main/ledger/overlay.ts'
import { insteadOfRefusedEnd } from '#main/ledger/refused-end.ts'
import { stopOperation } from '#main/ledger/stop-intent.ts'
import { HUNDREDTH } from '#shared/durations.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Work } from '#shared/project-assignment.ts'
import { findWork, isBillable } from '#shared/project-assignment.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { SeenTimer, SeenWork } from '#shared/seen.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'

/** The parts of an account that the timer works with. */
export type TimerAccount = Pick<
  AccountContext,
  'ledger' | 'view' | 'context' | 'assignments' | 'now'
>

/** Past runs of timers, see `last-runs.ts`. */
export interface TimerHistory {
  /** Returns the entry whose timer ran last, also if its work is no longer assigned. */
  readonly last: () => TimeEntry | undefined
  /** Returns the last instant at which an entry's timer ran (epoch milliseconds), or null. */
  readonly ranAt: (entry: TimeEntry) => number | null
}

/**
 * The commands that start, stop and continue the timer now. Back-dated starts, reminders and idle answers append
 * their own operations.
 */
export interface Timer {
  /**
   * Starts a new entry today and stops the running one at the same instant. If the same work was started less than 36 s
   * (a hundredth of an hour) ago, that entry gets the new notes instead. Fails with `not-assigned` if the user may not
   * track time to the work.
   */
  start(work: Work & { readonly notes: string }): Result<EntryKey>
  /** Stops the running timer. Fails with `gone` if none runs, or if the timer that was shown no longer runs. */
  stop(seen?: SeenTimer | null): Result<void>
  /**
   * Continues an entry. In a duration account an entry of today is restarted; any other entry is continued in a new
   * entry of today, because Harvest would leave a restarted entry on its old day. If the entry has other work than the
   * one that was shown, the shown work is started. Fails with `gone`, `already-running` or `not-assigned`.
   */
  continueEntry(key: EntryKey, seen?: SeenWork): Result<EntryKey>
  /**
   * Stops the running timer, or continues the entry that ran last. Fails with `gone` if no entry ever ran, and with
   * `not-assigned` if its work is no longer assigned. `seen` is the timer that was shown: it is the one that stops. If
   * none was shown (null), a timer starts; fails with `changed-elsewhere` if one runs by now.
   */
  toggle(seen?: SeenTimer | null): Result<void>
  /** Returns the entry that `toggle` would continue. */
  last(): TimeEntry | undefined
}

/** Creates the commands of the timer of one account. */
export function createTimer(account: TimerAccount, { last, ranAt }: TimerHistory): Timer {
  const { ledger, view, context, assignments, now } = account

  /** Stops every running timer: each when the next one was started, the last one now. */
  function stopOperations(at: number): readonly NewOperation[] {
    const running = view.allRunning()
    return running.map((entry, index) => {
      const next = running[index + 1]?.timerStartedAt
      const stoppedAt = next ? Date.parse(next) : at
      const stop = stopOperation(entry, stoppedAt, context())
      // stopping again sends a refused stop again
      return insteadOfRefusedEnd(stop, ledger.operations())
    })
  }

  /** Starts a new entry and deletes the empty entries that it replaces. */
  function startNew(
    entry: NewEntry,
    at: number,
    replaced: readonly TimeEntry[] = emptyOf(entry, at)
  ): Result<EntryKey> {
    const key = newEntryKey()
    ledger.append([
      ...stopOperations(at),
      ...replaced.map((empty) => deletionOf(empty)),
      { entryKey: key, intent: { kind: 'start', entry, startedAt: at } }
    ])
    return ok(key)
  }

  function start({ notes, ...work }: Work & { readonly notes: string }): Result<EntryKey> {
    const names = findWork(assignments(), work)
    if (!names) return fail('not-assigned')
    const at = now()
    const spentDate = spentDateAt(at, context().timeZone)
    const entry = { work: names, notes, spentDate, billable: isBillable(assignments(), work) }
    const begun = justBegun(entry, at)
    if (!begun) return startNew(entry, at)
    if (begun.notes !== notes)
      ledger.append([{ entryKey: begun.key, intent: { kind: 'update', changes: { notes } } }])
    return ok(begun.key)
  }

  /** Returns the running entry if it was started with the same work less than 36 s ago. */
  function justBegun(entry: NewEntry, at: number): TimeEntry | undefined {
    const running = view.running()
    if (!running || !isSameWork(running, entry) || running.hoursWithoutTimer > 0) return undefined
    const age = at - Date.parse(running.timerStartedAt ?? '')
    return age >= 0 && age < HUNDREDTH ? running : undefined
  }

  /** Returns the entries of the same work that were started and stopped within the last 36 s. */
  function emptyOf(entry: NewEntry, at: number): readonly TimeEntry[] {
    return view.entriesBetween(entry.spentDate, entry.spentDate).filter((each) => {
      if (!isEmpty(each) || !isSameWork(each, entry)) return false
      const age = at - (ranAt(each) ?? 0)
      return age >= 0 && age < HUNDREDTH
    })
  }

  function stop(seen?: SeenTimer | null): Result<void> {
    if (seen && !view.entry(seen.key)?.isRunning) return fail('gone')
    const operations = stopOperations(now())
    if (operations.length === 0) return fail('gone')
    ledger.append(operations)
    return ok()
  }

  function continueEntry(key: EntryKey, seen?: SeenWork): Result<EntryKey> {
    const entry = view.entry(key)
    // the timer of a colleague is not the user's
    if (!entry || entry.user.id !== context().user.id) return fail('gone')
    if (seen && !isOfWork(entry, seen))
      return start({ projectId: seen.project, taskId: seen.task, notes: seen.text })
    if (entry.isRunning) return fail('already-running')
    const at = now()
    const refused = refusedStartOf(entry, ledger.operations())
    if (refused) return startInstead(refused, entry, at)
    const { mode, timeZone } = context()
    const isOfToday = entry.spentDate === spentDateAt(at, timeZone)
    const copy = sameWorkAt(entry, at, context())
    // Harvest accepts no entry without time, so an unsent empty entry is replaced
    const isReplaced = entry.id === null && isEmpty(entry) && isSameWork(entry, copy)
    if (mode === 'duration' && isOfToday && !entry.isLocked && !isReplaced) {
      const restart = { kind: 'restart', startedAt: at } as const
      ledger.append([...stopOperations(at), { entryKey: key, intent: restart }])
      return ok(key)
    }
    const work = { projectId: entry.project.id, taskId: entry.task.id }
    if (!findWork(assignments(), work)) return fail('not-assigned')
    if (justBegun(copy, at)) return fail('already-running')
    return isReplaced ? startNew(copy, at, [entry]) : startNew(copy, at)
  }

  /** Replaces a start that Harvest refused by a new start of the same work. */
  function startInstead(refused: Operation, entry: TimeEntry, at: number): Result<EntryKey> {
    const work = { projectId: entry.project.id, taskId: entry.task.id }
    if (!findWork(assignments(), work)) return fail('not-assigned')
    const copy = sameWorkAt(entry, at, context())
    ledger.discard(refused.id)
    return startNew(copy, at, [])
  }

  function toggle(seen?: SeenTimer | null): Result<void> {
    if (seen) return stop(seen)
    if (seen === null && view.running()) return fail('changed-elsewhere')
    if (view.running()) return stop()
    const entry = last()
    if (!entry) return fail('gone')
    const continued = isAssigned(entry) ? continueEntry(entry.key) : fail('not-assigned')
    return continued.ok ? ok() : continued
  }

  /** True if the user may track time to the work of an entry, or if the assignments are not known yet. */
  function isAssigned({ project, task }: TimeEntry): boolean {
    const known = assignments()
    return known.length === 0 || !!findWork(known, { projectId: project.id, taskId: task.id })
  }

  return { start, stop, continueEntry, toggle, last }
}

/** Returns the refused start of an entry that Harvest does not have, unless the entry has later operations. */
function refusedStartOf(
  { key, id, sync }: TimeEntry,
  operations: readonly Operation[]
): Operation | undefined {
  if (id !== null || sync.kind !== 'refused') return undefined
  const [first, ...others] = operations.filter(({ entryKey }) => entryKey === key)
  return first?.intent.kind === 'start' && others.length === 0 ? first : undefined
}

/** True if an entry has no time and no running timer, and may be deleted. */
function isEmpty({ isRunning, hours, isLocked, externalReference }: TimeEntry): boolean {
  return !isRunning && hours === 0 && !isLocked && !externalReference
}

function isSameWork({ project, task, spentDate }: TimeEntry, entry: NewEntry): boolean {
  const { work } = entry
  return project.id === work.project.id && task.id === work.task.id && spentDate === entry.spentDate
}

function deletionOf({ key }: TimeEntry): NewOperation {
  return { entryKey: key, intent: { kind: 'delete' } }
}

function isOfWork({ project, task }: TimeEntry, seen: SeenWork): boolean {
  return project.id === seen.project && task.id === seen.task
}
