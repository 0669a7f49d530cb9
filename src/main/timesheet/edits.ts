import type { AccountContext } from '#main/account/account-context.ts'
import { baseOf } from '#main/ledger/entry-base.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { ReceivedArgument, ReceivedEdit } from '#shared/received-argument.ts'
import type { EntryDraft, EntryKey } from '#shared/time-entry.ts'
import { amended } from './amend.ts'
import type { EditFacts } from './plan-edit.ts'
import { baseFor, planEdit, whoseIs } from './plan-edit.ts'

/** Changes of entries other than starts and stops. Each change is in the ledger when the call returns. */
export interface Edits {
  /** Creates a finished entry. Fails with `invalid-input` for a draft with a timer. */
  create(draft: EntryDraft): Result<EntryKey>
  update(change: ReceivedArgument<'updateEntry'>): Result<void>
  delete(deletion: ReceivedArgument<'deleteEntry'>): Result<void>
  /** Removes the external reference that was shown, unless the entry has another one by now. */
  removeExternalReference(removal: ReceivedArgument<'removeExternalReference'>): Result<void>
  /** Applies several edits as one command: all of them, or none with the failure of the first one that fails. */
  apply(edits: readonly ReceivedEdit[]): Result<readonly EntryKey[]>
}

/** `colleague` returns a colleague whom the user may track time for, or undefined. */
export function createEdits(
  account: Pick<AccountContext, 'ledger' | 'view' | 'context' | 'role' | 'assignments'>,
  colleague: EditFacts['colleague']
): Edits {
  const { ledger, view, context, role, assignments } = account
  const facts = (): EditFacts => ({
    entry: view.entry,
    ownVersion: (key) => ledger.ownVersions.of(key),
    context: context(),
    role: role(),
    assignments: assignments(),
    colleague
  })

  function apply(edits: readonly ReceivedEdit[]): Result<readonly EntryKey[]> {
    const known = facts()
    const planned: NewOperation[] = []
    for (const edit of edits) {
      const operation = planEdit(edit, known)
      if (!operation.ok) return operation
      planned.push(operation.value)
    }
    ledger.append(planned.flatMap(amendedOf))
    return ok(planned.map(({ entryKey }) => entryKey))
  }

  function amendedOf(operation: NewOperation): readonly NewOperation[] {
    const [remote] = ledger.entries([operation.entryKey])
    return amended(operation, ledger.operations(), remote?.entry)
  }

  function applyOne(edit: ReceivedEdit): Result<EntryKey> {
    const applied = apply([edit])
    return applied.ok ? ok(applied.value[0] ?? '') : applied
  }

  function change(edit: ReceivedEdit): Result<void> {
    const applied = apply([edit])
    return applied.ok ? ok() : applied
  }

  function removeExternalReference({
    key,
    seen
  }: ReceivedArgument<'removeExternalReference'>): Result<void> {
    const entry = view.entry(key)
    if (!entry) return fail('gone')
    if (entry.isLocked && role() !== 'administrator') return fail('locked')
    if (entry.externalReference === null) return ok()
    const known = facts()
    // without `seen`, the present reference is removed
    const base = seen ? baseFor(entry, seen, known) : baseOf(entry)
    const intent = { kind: 'removeReference', base } as const
    ledger.append([{ entryKey: key, intent, ...whoseIs(entry, known) }])
    return ok()
  }

  return {
    create: (draft) => applyOne({ kind: 'create', draft }),
    update: (update) => change({ kind: 'update', ...update }),
    delete: (deletion) => change({ kind: 'delete', ...deletion }),
    removeExternalReference,
    apply
  }
}
