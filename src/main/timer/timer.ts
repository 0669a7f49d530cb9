import type { Ledger } from '#main/ledger/ledger.ts'
import { newEntryKey } from '#main/ledger/keys.ts'
import type { NewEntry, NewOperation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { copyForToday } from '#main/ledger/overlay.ts'
import { hoursWhenStopped } from '#main/ledger/stopping.ts'
import type { LedgerView } from '#main/ledger/view.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { ProjectAssignment, Work } from '#shared/project-assignment.ts'
import { findWork, isBillable } from '#shared/project-assignment.ts'
import { spentDateAt } from '#shared/spent-date.ts'
import type { Recent } from '#shared/state.ts'
import type { EntryKey } from '#shared/time-entry.ts'

export interface TimerOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly context: () => OverlayContext
  readonly assignments: () => readonly ProjectAssignment[]
  readonly recents: () => readonly Recent[]
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
}

/** The one timer of the person: every way to start or stop it in the app leads here. */
export interface Timer {
  /** Starts a new entry today; what runs is stopped at the same moment. */
  start(work: Work & { readonly notes: string }): Result<EntryKey>
  /** Stops what runs; `gone` when nothing does. */
  stop(): Result<void>
  /**
   * Goes on with an entry: today's in a duration account continues itself, any other as a copy of
   * today (Harvest would leave a restarted entry on its old day).
   */
  continueEntry(key: EntryKey): Result<EntryKey>
  /** Stops, or goes on with what was done last. */
  toggle(): Result<void>
}

export function createTimer(options: TimerOptions): Timer {
  const { ledger, view, context, assignments, recents, now } = options

  /** Only one clock runs: each ended when the next was started, the last ends now. */
  function stopOperations(at: number): readonly NewOperation[] {
    const running = view.allRunning()
    return running.map((entry, index) => {
      const next = running[index + 1]?.timerStartedAt
      const stoppedAt = next ? Date.parse(next) : at
      const hours = hoursWhenStopped(entry, stoppedAt, context())
      return { entryKey: entry.key, intent: { kind: 'stop', stoppedAt, hours } }
    })
  }

  function startNew(entry: NewEntry, at: number): Result<EntryKey> {
    const key = newEntryKey()
    ledger.append([
      ...stopOperations(at),
      { entryKey: key, intent: { kind: 'start', entry, startedAt: at } }
    ])
    return ok(key)
  }

  function start({ notes, ...work }: Work & { readonly notes: string }): Result<EntryKey> {
    const names = findWork(assignments(), work)
    if (!names) return fail('not-assigned')
    const at = now()
    const spentDate = spentDateAt(at, context().timeZone)
    return startNew(
      { work: names, notes, spentDate, billable: isBillable(assignments(), work) },
      at
    )
  }

  function stop(): Result<void> {
    const operations = stopOperations(now())
    if (operations.length === 0) return fail('gone')
    ledger.append(operations)
    return ok()
  }

  function continueEntry(key: EntryKey): Result<EntryKey> {
    const entry = view.entry(key)
    // a colleague's clock is theirs alone
    if (!entry || entry.user.id !== context().user.id) return fail('gone')
    if (entry.isRunning) return ok(key)
    const at = now()
    const { mode, timeZone } = context()
    const isOfToday = entry.spentDate === spentDateAt(at, timeZone)
    if (mode === 'duration' && isOfToday && !entry.isLocked) {
      const restart = { kind: 'restart', startedAt: at } as const
      ledger.append([...stopOperations(at), { entryKey: key, intent: restart }])
      return ok(key)
    }
    const work = { projectId: entry.project.id, taskId: entry.task.id }
    if (!findWork(assignments(), work)) return fail('not-assigned')
    return startNew(copyForToday(entry, at, context()), at)
  }

  function toggle(): Result<void> {
    if (view.running()) return stop()
    const [last] = recents()
    if (!last) return fail('gone')
    const continued = continueEntry(last.entryKey)
    return continued.ok ? ok() : continued
  }

  return { start, stop, continueEntry, toggle }
}
