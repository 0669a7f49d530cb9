import type { AccountContext } from '#main/account/account-context.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { NewEntry, NewOperation, Operation } from '#main/ledger/operations.ts'
import { copyForToday } from '#main/ledger/overlay.ts'
import { insteadOfRefusedEnd } from '#main/ledger/refused-end.ts'
import { hoursWhenStopped } from '#main/ledger/stop-intent.ts'
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

export interface TimerHistory {
  /** Returns the entry whose timer ran last, also if its work is no longer assigned. */
  readonly last: () => TimeEntry | undefined
  /** Returns the last instant at which an entry's timer ran (epoch milliseconds), or null. */
  readonly ranAt: (entry: TimeEntry) => number | null
}

/** The one timer of the person: every way to start or stop it in the app leads here. */
export interface Timer {
  /**
   * Starts a new entry today and stops what runs at the same moment. A start of the same work within
   * Harvest's grain of 36 s goes on with the entry that was just made, with the new notes.
   */
  start(work: Work & { readonly notes: string }): Result<EntryKey>
  /** Stops what runs; `gone` when nothing does, or when the timer that was shown runs no more. */
  stop(seen?: SeenTimer | null): Result<void>
  /**
   * Goes on with an entry: today's in a duration account continues itself, any other as a copy of
   * today (Harvest would leave a restarted entry on its old day). `already-running` when there is
   * nothing to start. Where the entry was moved to other work since it was shown, the work that was
   * shown is started.
   */
  continueEntry(key: EntryKey, seen?: SeenWork): Result<EntryKey>
  /**
   * Stops, or goes on with what ran last: `gone` when nothing ever ran, `not-assigned` when it can no
   * longer be booked to. With `seen` it does what the user meant by it: stops the timer that was shown,
   * or, where none was (null), starts; `changed-elsewhere` where a timer runs by now.
   */
  toggle(seen?: SeenTimer | null): Result<void>
  /** The entry that `toggle` goes on with. */
  last(): TimeEntry | undefined
}

export function createTimer(account: TimerAccount, { last, ranAt }: TimerHistory): Timer {
  const { ledger, view, context, assignments, now } = account

  /** Only one clock runs: each ended when the next was started, the last ends now. */
  function stopOperations(at: number): readonly NewOperation[] {
    const running = view.allRunning()
    return running.map((entry, index) => {
      const next = running[index + 1]?.timerStartedAt
      const stoppedAt = next ? Date.parse(next) : at
      const hours = hoursWhenStopped(entry, stoppedAt, context())
      const intent = { kind: 'stop', stoppedAt, hours } as const
      // stopping again sends a refused stop again
      return insteadOfRefusedEnd({ entryKey: entry.key, intent }, ledger.operations())
    })
  }

  /** Starts a new entry in place of others that have no time. */
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

  /** The running entry, if it was started with the same work less than Harvest's grain ago. */
  function justBegun(entry: NewEntry, at: number): TimeEntry | undefined {
    const running = view.running()
    if (!running || !isSameWork(running, entry) || running.hoursWithoutTimer > 0) return undefined
    const age = at - Date.parse(running.timerStartedAt ?? '')
    return age >= 0 && age < HUNDREDTH ? running : undefined
  }

  /** Entries of the same work that were started and stopped within Harvest's grain just now. */
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
    // a colleague's clock is theirs alone
    if (!entry || entry.user.id !== context().user.id) return fail('gone')
    if (seen && !isOfWork(entry, seen))
      return start({ projectId: seen.project, taskId: seen.task, notes: seen.text })
    if (entry.isRunning) return fail('already-running')
    const at = now()
    const refused = refusedStartOf(entry, ledger.operations())
    if (refused) return startInstead(refused, entry, at)
    const { mode, timeZone } = context()
    const isOfToday = entry.spentDate === spentDateAt(at, timeZone)
    const copy = copyForToday(entry, at, context())
    // Harvest takes no entry without time: one that it does not have yet is replaced
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

  /** Starts the work of a refused start anew, now, in place of the start that Harvest refused. */
  function startInstead(refused: Operation, entry: TimeEntry, at: number): Result<EntryKey> {
    const work = { projectId: entry.project.id, taskId: entry.task.id }
    if (!findWork(assignments(), work)) return fail('not-assigned')
    const copy = copyForToday(entry, at, context())
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

  /** Unknown assignments keep nobody from going on. */
  function isAssigned({ project, task }: TimeEntry): boolean {
    const known = assignments()
    return known.length === 0 || !!findWork(known, { projectId: project.id, taskId: task.id })
  }

  return { start, stop, continueEntry, toggle, last }
}

/** The refused start of an entry that Harvest does not have, if nothing was done to the entry since. */
function refusedStartOf(
  { key, id, sync }: TimeEntry,
  operations: readonly Operation[]
): Operation | undefined {
  if (id !== null || sync.kind !== 'refused') return undefined
  const [first, ...others] = operations.filter(({ entryKey }) => entryKey === key)
  return first?.intent.kind === 'start' && others.length === 0 ? first : undefined
}

/** True if an entry holds no time, runs no timer, and nothing keeps it from being deleted. */
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
