import type { Desktop } from '#shared/ipc.ts'
import type { OpenOperation, QuestionChoice } from '#shared/sync-state.ts'

/** The actions of the sync drawer. */
export interface SyncActions {
  check(): void
  connect(): void
  retry(id: string): void
  discard(id: string): void
  answer(id: string, choice: QuestionChoice): void
  /** Opens the form of the entry. */
  edit(operation: OpenOperation): void
}

/** Creates the actions on the main process. The entry's form is in the timesheet. */
export function createSyncActions(desktop: Desktop): SyncActions {
  return {
    check: () => void desktop.syncNow(),
    connect: () => void desktop.openWindow({ name: 'welcome' }),
    retry: (id) => void desktop.retryOperation({ id }),
    discard: (id) => void desktop.discardOperation({ id }),
    answer: (id, choice) => void desktop.answerQuestion({ id, choice }),
    edit: ({ entryKey, spentDate: date }) => {
      if (date === null) return
      void desktop.openWindow({ name: 'timesheet', intent: 'edit-entry', date, entryKey })
    }
  }
}
