import type { Failure, Result } from '#shared/failure.ts'
import type { Desktop } from '#shared/ipc.ts'
import { continuationOf, deletionOf, type SeenTimer } from '#shared/seen.ts'
import type { EntryChange, EntryDraft, TimeEntry } from '#shared/time-entry.ts'

/** What became of an action: null when it was taken on, else why not. */
export type Outcome = Promise<Failure | null>

/** What can be done to entries; the views call these and show the failure where the person is looking. */
export interface EntryActions {
  create(draft: EntryDraft): Outcome
  change(change: EntryChange): Outcome
  continue(entry: TimeEntry): Outcome
  stop(entry: TimeEntry): Outcome
  /** Stops the timer that is shown, or (null) goes on with the last work. */
  toggle(shown: SeenTimer | null): Outcome
  removeReference(entry: TimeEntry): Outcome
  retry(operationId: string): Outcome
  discard(operationId: string): Outcome
  openLink(url: string): Outcome
}

/** Entry actions on the main process. */
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
    continue: (entry) => outcomeOf(desktop.continueEntry(continuationOf(entry))),
    stop: ({ key }) => outcomeOf(desktop.stopTimer({ seen: { key } })),
    toggle: (seen) => outcomeOf(desktop.toggleTimer({ seen })),
    removeReference: (entry) => outcomeOf(desktop.removeExternalReference(deletionOf(entry))),
    retry: (id) => outcomeOf(desktop.retryOperation({ id })),
    discard: (id) => outcomeOf(desktop.discardOperation({ id })),
    openLink: (url) => outcomeOf(desktop.openExternal({ url }))
  }
}

async function outcomeOf(answer: Promise<Result<unknown>>): Outcome {
  const result = await answer
  // a double click on Continue: the view shows already that it runs
  return result.ok || result.failure.kind === 'already-running' ? null : result.failure
}
