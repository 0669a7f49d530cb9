import type { AppCommand, AppView } from './app.ts'

/** What a person is about to do, and what it means. */
export interface Planned {
  readonly command: AppCommand
  /** What it means, once the app has taken it on. */
  readonly means: () => void
  /** Whether the app shows it, where a kill came before it could answer. */
  readonly isShown: (view: AppView) => boolean
  /** What a person does right after it, with the key of what the command has made. */
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
