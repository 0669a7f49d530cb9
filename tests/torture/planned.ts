import { currentHours } from '#shared/hours.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { AppCommand, AppView } from './app.ts'
import type { Meant } from './oracle.ts'

/** A planned action of the user and its meaning. */
export interface Planned {
  readonly command: AppCommand
  /** Records the meaning once the app has accepted the action. */
  readonly means: () => void
  /** True if the app shows the action, for a kill that came before the response. */
  readonly isShown: (view: AppView) => boolean
  /** The action that follows at once, with the key of the entry that the command made. */
  readonly then?: Then
}

export interface Then {
  readonly madeKey: (view: AppView) => string | undefined
  readonly go: (key: string) => Promise<void>
}

export function plannedOf(
  command: AppCommand,
  means: () => void,
  isShown: (view: AppView) => boolean,
  then?: Then
): Planned {
  return { command, means, isShown, ...(then ? { then } : {}) }
}

/** True if a cut of an entry was stored: it still waits, or a new process has sent it and the entry is shorter. */
export function isCutTaken(before: TimeEntry, shownAt: number, after: AppView): boolean {
  const isWaiting = after.operations.some(
    ({ kind, entryKey }) => kind === 'trim' && entryKey === before.key
  )
  const shown = after.entries.find(({ key }) => key === before.key)
  const isShorter = shown && currentHours(shown, after.now) < currentHours(before, shownAt)
  return isWaiting || isShorter === true
}

/**
 * Restores what was meant when a cut was planned if the timer has ended since. After a kill, a new process sends the
 * cut before the user learns that it was stored.
 */
export function restorePlanned(meant: Meant, planned: Meant): void {
  if (planned.since !== null && meant.since === null) Object.assign(meant, planned)
}
