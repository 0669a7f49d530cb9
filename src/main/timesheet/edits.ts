import type { Ledger } from '#main/ledger/ledger.ts'
import { newEntryKey } from '#main/ledger/ledger.ts'
import type { NamedChanges } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { LedgerView } from '#main/ledger/view.ts'
import type { AccessRole } from '#shared/account.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { findWork, isBillable } from '#shared/project-assignment.ts'
import type { EntryChanges, EntryDraft, EntryKey, TimeEntry } from '#shared/time-entry.ts'

export interface EditsOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly context: () => OverlayContext
  readonly role: () => AccessRole
  readonly assignments: () => readonly ProjectAssignment[]
}

/** Changes to entries that are no matter of the timer. Each is journaled before the call returns. */
export interface Edits {
  /** Creates a finished entry; a timer is the timer's business and refused. */
  create(draft: EntryDraft): Result<EntryKey>
  update(key: EntryKey, changes: EntryChanges): Result<void>
  delete(key: EntryKey): Result<void>
  removeExternalReference(key: EntryKey): Result<void>
}

export function createEdits({ ledger, view, context, role, assignments }: EditsOptions): Edits {
  function create(draft: EntryDraft): Result<EntryKey> {
    const { time, notes, spentDate } = draft
    const work = findWork(assignments(), draft)
    if (!work) return fail('not-assigned')
    if (time.kind === 'timer' || !fitsMode(time.kind, context())) return fail('invalid-input')
    // Harvest takes hours: 0 for the wish to start a timer
    if (time.kind === 'hours' && time.hours <= 0) return fail('invalid-input')
    const key = newEntryKey()
    const entry = { work, notes, spentDate, billable: isBillable(assignments(), draft) }
    ledger.append([{ entryKey: key, intent: { kind: 'create', entry, time } }])
    return ok(key)
  }

  function update(key: EntryKey, changes: EntryChanges): Result<void> {
    const entry = view.entry(key)
    if (!entry) return fail('gone')
    const refusal = refusalOf(entry, changes, role(), context())
    if (refusal) return refusal
    const { work, ...rest } = changes
    const names = work && findWork(assignments(), work)
    if (work && !names) return fail('not-assigned')
    const named: NamedChanges = names ? { ...rest, work: names } : rest
    ledger.append([{ entryKey: key, intent: { kind: 'update', changes: named } }])
    return ok()
  }

  function remove(key: EntryKey): Result<void> {
    const entry = view.entry(key)
    if (!entry) return fail('gone')
    if (entry.isLocked && role() !== 'administrator') return fail('locked')
    ledger.append([{ entryKey: key, intent: { kind: 'delete' } }])
    return ok()
  }

  function removeExternalReference(key: EntryKey): Result<void> {
    const entry = view.entry(key)
    if (!entry) return fail('gone')
    if (entry.isLocked && role() !== 'administrator') return fail('locked')
    if (entry.externalReference === null) return ok()
    ledger.append([{ entryKey: key, intent: { kind: 'removeReference' } }])
    return ok()
  }

  return { create, update, delete: remove, removeExternalReference }
}

/** What Harvest would silently ignore, or refuse, is refused here with a reason. */
function refusalOf(
  entry: TimeEntry,
  changes: EntryChanges,
  role: AccessRole,
  context: OverlayContext
): Result<never> | undefined {
  const movesWork = changes.work !== undefined || changes.spentDate !== undefined
  if (entry.isLocked && (role !== 'administrator' || movesWork)) return fail('locked')
  const hasTimes = changes.startedTime !== undefined || changes.endedTime !== undefined
  if (changes.hours !== undefined && !fitsMode('hours', context)) return fail('invalid-input')
  if (hasTimes && !fitsMode('times', context)) return fail('invalid-input')
  // a typed number would overwrite what the clock has counted meanwhile
  if (entry.isRunning && (changes.hours !== undefined || changes.endedTime !== undefined))
    return fail('invalid-input')
  return undefined
}

function fitsMode(kind: 'hours' | 'times', { mode }: OverlayContext): boolean {
  return mode === (kind === 'hours' ? 'duration' : 'timestamps')
}
