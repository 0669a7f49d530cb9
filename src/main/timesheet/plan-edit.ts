import { baseFromSeen, baseOf } from '#main/ledger/entry-base.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { EntryBase, NamedChanges } from '#main/ledger/intents.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { AccessRole, Named } from '#shared/account.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { findWork, isBillable } from '#shared/project-assignment.ts'
import type { ReceivedEdit } from '#shared/received-argument.ts'
import type { SeenEntry } from '#shared/seen.ts'
import type { EntryChanges, EntryDraft, EntryKey, TimeEntry } from '#shared/time-entry.ts'

/** The facts that an edit is planned with. */
export interface EditFacts {
  /** Returns an entry as the user sees it. */
  readonly entry: (key: EntryKey) => TimeEntry | undefined
  /** Returns the version of an entry after the last command on this computer. */
  readonly ownVersion: (key: EntryKey) => EntryBase | undefined
  readonly context: OverlayContext
  readonly role: AccessRole
  readonly assignments: readonly ProjectAssignment[]
  /** Returns a colleague whom the user may track time for; undefined for any other user. */
  readonly colleague: (userId: number) => ColleagueFacts | undefined
}

/** A colleague, with the work that time may be tracked to. */
export interface ColleagueFacts {
  readonly user: Named
  readonly assignments: readonly ProjectAssignment[]
}

/** Returns the operation of an edit, or the failure if Harvest would refuse or ignore it. */
export function planEdit(edit: ReceivedEdit, facts: EditFacts): Result<NewOperation> {
  switch (edit.kind) {
    case 'create':
      return planCreate(edit.draft, facts)
    case 'update':
      return planUpdate(edit, facts)
    case 'delete':
      return planDelete(edit, facts)
    default:
      return assertNever(edit)
  }
}

function planCreate(draft: EntryDraft, facts: EditFacts): Result<NewOperation> {
  const { time, notes, spentDate, externalReference, userId = facts.context.user.id } = draft
  const { context } = facts
  const other = userId === context.user.id ? null : facts.colleague(userId)
  if (other === undefined) return fail('forbidden')
  const { assignments } = other ?? facts
  const work = findWork(assignments, draft)
  if (!work) return fail('not-assigned')
  if (time.kind === 'timer' || !fitsMode(time.kind, context)) return fail('invalid-input')
  // Harvest would start a timer for `hours: 0`
  if (time.kind === 'hours' && time.hours <= 0) return fail('invalid-input')
  const entry = {
    work,
    notes,
    spentDate,
    billable: isBillable(assignments, draft),
    ...(externalReference ? { externalReference } : {})
  }
  const user = other ? { user: other.user } : {}
  return ok({ entryKey: newEntryKey(), intent: { kind: 'create', entry, time }, ...user })
}

function planUpdate(
  { key, changes, seen }: Extract<ReceivedEdit, { kind: 'update' }>,
  facts: EditFacts
): Result<NewOperation> {
  const entry = facts.entry(key)
  if (!entry) return fail('gone')
  const refusal = refusalOf(entry, changes, facts.role, facts.context)
  if (refusal) return refusal
  const assignments = assignmentsFor(entry, facts)
  const { work, ...rest } = changes
  const names = work && findWork(assignments, work)
  if (work && !names) return fail('not-assigned')
  const named: NamedChanges = names ? { ...rest, work: names } : rest
  const base = baseFor(entry, seen, facts)
  return ok({
    entryKey: key,
    intent: { kind: 'update', changes: named, base },
    ...whoseIs(entry, facts)
  })
}

function planDelete(
  { key, seen }: Extract<ReceivedEdit, { kind: 'delete' }>,
  facts: EditFacts
): Result<NewOperation> {
  const entry = facts.entry(key)
  if (!entry) return fail('gone')
  if (entry.isLocked && facts.role !== 'administrator') return fail('locked')
  const base = baseFor(entry, seen, facts)
  return ok({ entryKey: key, intent: { kind: 'delete', base }, ...whoseIs(entry, facts) })
}

/**
 * Returns the base of a change: the version that the user saw. Without `seen` it is the version after the last command
 * on this computer, because the user may not have seen later changes of other devices.
 */
export function baseFor(
  entry: TimeEntry,
  seen: SeenEntry | undefined,
  facts: EditFacts
): EntryBase {
  if (!seen) return facts.ownVersion(entry.key) ?? baseOf(entry)
  return baseFromSeen(seen, entry, (work) => findWork(assignmentsFor(entry, facts), work))
}

function assignmentsFor(entry: TimeEntry, facts: EditFacts): readonly ProjectAssignment[] {
  const isOwn = entry.user.id === facts.context.user.id
  return ((isOwn ? undefined : facts.colleague(entry.user.id)) ?? facts).assignments
}

/** Returns the user of an operation on an entry if that is a colleague. */
export function whoseIs(
  { user }: TimeEntry,
  { context }: Pick<EditFacts, 'context'>
): Pick<NewOperation, 'user'> {
  return user.id === context.user.id ? {} : { user: { id: user.id, name: user.name } }
}

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
  // a typed number would overwrite the time that the timer has counted since
  if (entry.isRunning && (changes.hours !== undefined || changes.endedTime !== undefined))
    return fail('invalid-input')
  return undefined
}

function fitsMode(kind: 'hours' | 'times', { mode }: OverlayContext): boolean {
  return mode === (kind === 'hours' ? 'duration' : 'timestamps')
}
