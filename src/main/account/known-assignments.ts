import type { Ledger } from '#main/ledger/ledger.ts'
import type { Timers } from '#main/platform/ports.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'

/** Bytes. A document of this size (about 5,000 tasks) takes long to parse. */
const LARGE = 500_000

/** The stored assignments of the user. */
export interface KnownAssignments {
  /** Returns all assignments. Parses the document now if it was not parsed yet. */
  all(): readonly ProjectAssignment[]
  /** Returns the assignments for display: none while a large document is still being parsed in steps. */
  shown(): readonly ProjectAssignment[]
  /** Calls the listener once, when a large document has been parsed. */
  onParsed(listener: () => void): void
}

export interface KnownAssignmentsOptions {
  readonly ledger: Pick<Ledger, 'document' | 'readList' | 'sizeOf'>
  readonly timers: Pick<Timers, 'after'>
  /** The projects and tasks of stored entries, for a user whose assignments Harvest refuses to list. */
  readonly guess: () => readonly ProjectAssignment[]
}

/** Starts to parse a large document in steps, so that 60,000 tasks do not block other work for long. */
export function createKnownAssignments(options: KnownAssignmentsOptions): KnownAssignments {
  const { ledger, timers, guess } = options
  const listeners: (() => void)[] = []
  let isParsed = ledger.sizeOf('assignments') < LARGE
  const pause = () => new Promise<void>((resolve) => void timers.after(0, resolve))
  if (!isParsed) void ledger.readList('assignments', pause).then(finish, finish)

  function finish(): void {
    isParsed = true
    for (const listener of listeners.splice(0)) listener()
  }

  const all = (): readonly ProjectAssignment[] => ledger.document('assignments') ?? guess()
  return {
    all,
    shown: () => (isParsed ? all() : []),
    onParsed: (listener) => void listeners.push(listener)
  }
}
