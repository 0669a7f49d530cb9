import type { Failure, Result } from '#shared/failure.ts'
import type { Desktop } from '#shared/ipc.ts'
import { continueCommand, deleteCommand, type SeenTimer } from '#shared/seen.ts'
import type { EntryChange, EntryDraft, TimeEntry } from '#shared/time-entry.ts'

/** The result of an action: null if it succeeded. */
export type ActionOutcome = Promise<Failure | null>

/** The actions on entries. Views call these and show the failure. */
export interface EntryActions {
  create(draft: EntryDraft): ActionOutcome
  change(change: EntryChange): ActionOutcome
  continue(entry: TimeEntry): ActionOutcome
  stop(entry: TimeEntry): ActionOutcome
  /** Stops the shown timer, or (null) continues the last work. */
  toggle(shown: SeenTimer | null): ActionOutcome
  removeReference(entry: TimeEntry): ActionOutcome
  retry(operationId: string): ActionOutcome
  discard(operationId: string): ActionOutcome
  openLink(url: string): ActionOutcome
}

/** Returns entry actions that call the main process. */
export function createEntryActions(desktop: Desktop): EntryActions {
  return {
    create: (draft) =>
      draft.time.kind === 'timer' && draft.userId === undefined
        ? outcomeOf(
            desktop.startTimer({
              projectId: draft.projectId,
              taskId: draft.taskId,
              notes: draft.notes
            })
          )
        : outcomeOf(desktop.createEntry(draft)),
    change: (change) => outcomeOf(desktop.updateEntry(change)),
    continue: (entry) => outcomeOf(desktop.continueEntry(continueCommand(entry))),
    stop: ({ key }) => outcomeOf(desktop.stopTimer({ seen: { key } })),
    toggle: (seen) => outcomeOf(desktop.toggleTimer({ seen })),
    removeReference: (entry) => outcomeOf(desktop.removeExternalReference(deleteCommand(entry))),
    retry: (id) => outcomeOf(desktop.retryOperation({ id })),
    discard: (id) => outcomeOf(desktop.discardOperation({ id })),
    openLink: (url) => outcomeOf(desktop.openExternal({ url }))
  }
}

async function outcomeOf(answer: Promise<Result<unknown>>): ActionOutcome {
  const result = await answer
  // the second click of a double click on Continue: the timer runs already
  return result.ok || result.failure.kind === 'already-running' ? null : result.failure
}
