import type { Ledger } from '#main/ledger/ledger.ts'
import type { Timers } from '#main/platform/ports.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'

/** Bytes of a document that takes long to parse: about 5,000 tasks. */
const LARGE = 500_000

/** The stored assignments of the user. */
export interface KnownAssignments {
  /** Everything, read now if it was not read yet. */
  all(): readonly ProjectAssignment[]
  /** The same for what is shown. A large document counts as unknown until it has been parsed in steps. */
  shown(): readonly ProjectAssignment[]
}

export interface KnownAssignmentsOptions {
  readonly ledger: Pick<Ledger, 'document' | 'readList' | 'sizeOf'>
  readonly timers: Pick<Timers, 'after'>
  /** The projects and tasks of stored entries, for a user whose assignments Harvest refuses to list. */
  readonly guess: () => readonly ProjectAssignment[]
  /** The large document can be shown from now on. */
  readonly onRead: () => void
}

/** Reads 60,000 tasks in steps after the account was opened, so that nothing else has to wait for long. */
export function createKnownAssignments(options: KnownAssignmentsOptions): KnownAssignments {
  const { ledger, timers, guess, onRead } = options
  let isRead = ledger.sizeOf('assignments') < LARGE
  const pause = () => new Promise<void>((resolve) => void timers.after(0, resolve))
  if (!isRead) void ledger.readList('assignments', pause).then(show, show)

  function show(): void {
    isRead = true
    onRead()
  }

  const all = (): readonly ProjectAssignment[] => ledger.document('assignments') ?? guess()
  return { all, shown: () => (isRead ? all() : []) }
}
