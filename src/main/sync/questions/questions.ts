import { asFinished } from '#main/ledger/annotate.ts'
import { baseOf } from '#main/ledger/entry-base.ts'
import { creationOf } from '#main/ledger/inverse.ts'
import { newEntryKey } from '#main/ledger/entry-keys.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { EntryBase, Intent, NamedChanges } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { Duplicate } from '#main/ledger/duplicates.ts'
import type { LedgerView } from '#main/ledger/entry-view.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { EntryVersion, QuestionChoice, SyncQuestion } from '#shared/sync-state.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { agreedTo, stopOf } from '../push/long-stop.ts'
import { conflictsOf } from '../plan/conflicts.ts'
import { versionOf } from './pending-change.ts'
import { stopAfter } from '../plan/plan-start.ts'

export interface QuestionsOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly context: () => OverlayContext
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
}

/** The decisions that only the user can make. */
export interface Questions {
  /** Returns the open questions. */
  open(): readonly SyncQuestion[]
  /** Carries out the user's decision. Fails with `gone` if it was made already, `invalid-input` if the choice does not fit. */
  answer(id: string, choice: QuestionChoice): Result<void>
}

export function createQuestions({ ledger, view, context, now }: QuestionsOptions): Questions {
  function open(): readonly SyncQuestion[] {
    const operations = ledger.operations()
    return [
      ...operations.flatMap((operation) => questionOf(operation, operations)),
      ...ledger.duplicates().flatMap(questionOfDuplicate)
    ]
  }

  function questionOfDuplicate({ harvestId, key, ofKey }: Duplicate): readonly SyncQuestion[] {
    const entry = view.entry(key)
    if (!entry) return []
    const common = about(`twin-${harvestId}`, key, entry)
    return ofKey === null
      ? [{ ...common, kind: 'came-late' }]
      : [{ ...common, kind: 'came-twice', otherKey: ofKey }]
  }

  function questionOf(
    operation: Operation,
    operations: readonly Operation[]
  ): readonly SyncQuestion[] {
    const { id, entryKey, intent, question } = operation
    if (operation.status !== 'asking' || !question) return []
    const common = about(id, entryKey, view.entry(entryKey))
    if (question.kind === 'deleted-elsewhere') {
      const shown = view.entry(entryKey)
      const mine = versionOf(shown ? baseOf(shown) : question.shown)
      return [{ ...common, kind: 'deleted-elsewhere', operation: intent.kind, mine }]
    }
    if (question.kind === 'too-short') {
      const following = operations.filter(({ sequence }) => sequence > operation.sequence)
      const startedAt = intent.kind === 'start' ? intent.startedAt : 0
      const stoppedAt = stopAfter(entryKey, { following })?.stoppedAt ?? startedAt
      return [{ ...common, kind: 'too-short', startedAt, stoppedAt }]
    }
    if (question.kind === 'too-long') {
      const stop = stopOf(intent)
      return stop
        ? [{ ...common, kind: 'too-long', hours: stop.hours, stoppedAt: stop.stoppedAt }]
        : []
    }
    if (!canConflict(intent)) return []
    const theirs = versionOf(question.theirs)
    const mine = mineOf(intent, question.theirs)
    return [{ ...common, kind: 'conflict', operation: intent.kind, mine, theirs }]
  }

  function answer(id: string, choice: QuestionChoice): Result<void> {
    const duplicate = ledger.duplicates().find(({ harvestId }) => id === `twin-${harvestId}`)
    if (duplicate) return answerDuplicate(duplicate, choice)
    const operation = ledger.operations().find((each) => each.id === id)
    if (!operation?.question || operation.status !== 'asking') return fail('gone')
    switch (operation.question.kind) {
      case 'too-short':
        return answerTooShort(operation, choice)
      case 'too-long':
        return answerTooLong(operation, choice)
      case 'conflict':
        return answerConflict(operation, operation.question.theirs, choice)
      case 'deleted-elsewhere':
        return answerDeleted(operation, operation.question.shown, choice)
    }
  }

  function answerDuplicate(duplicate: Duplicate, choice: QuestionChoice): Result<void> {
    if (choice !== 'keep' && choice !== 'discard') return fail('invalid-input')
    ledger.resolveDuplicate(duplicate, choice === 'keep' ? 'keep' : 'delete', now())
    return ok()
  }

  function answerTooShort({ id, intent }: Operation, choice: QuestionChoice): Result<void> {
    if (intent.kind !== 'start' || (choice !== 'keep' && choice !== 'discard'))
      return fail('invalid-input')
    if (choice === 'keep') ledger.resolve(id, { ...intent, atLeast: 'grain' })
    else ledger.discard(id)
    return ok()
  }

  function answerTooLong({ id, intent }: Operation, choice: QuestionChoice): Result<void> {
    if (choice !== 'keep' && choice !== 'discard') return fail('invalid-input')
    if (choice === 'keep') ledger.resolve(id, agreedTo(intent))
    else ledger.discard(id)
    return ok()
  }

  function answerConflict(
    { id, intent, entryKey }: Operation,
    theirs: EntryBase,
    choice: QuestionChoice
  ): Result<void> {
    if (choice !== 'mine' && choice !== 'theirs') return fail('invalid-input')
    if (!canConflict(intent)) return fail('invalid-input')
    if (choice === 'mine') {
      ledger.resolve(id, { ...intent, base: theirs })
      return ok()
    }
    const kept = intent.kind === 'update' ? withoutConflicts(intent, entryKey) : undefined
    if (kept) ledger.resolve(id, kept)
    else ledger.discard(id)
    return ok()
  }

  /** Returns the change without the fields that another device changed too; undefined if nothing is left. */
  function withoutConflicts(
    intent: Extract<Intent, { kind: 'update' }>,
    key: EntryKey
  ): Intent | undefined {
    const copy = ledger.entries([key])[0]?.entry
    if (!copy || !intent.base) return undefined
    const conflicts = new Set<string>(conflictsOf(intent.changes, intent.base, copy))
    const left = Object.entries(intent.changes).filter(([name]) => !conflicts.has(name))
    if (left.length === 0) return undefined
    return { ...intent, changes: Object.fromEntries(left) as NamedChanges }
  }

  function answerDeleted(
    { entryKey, user }: Operation,
    shown: EntryBase,
    choice: QuestionChoice
  ): Result<void> {
    if (choice !== 'mine' && choice !== 'theirs') return fail('invalid-input')
    const again = choice === 'mine' ? recreate(view.entry(entryKey), shown, user) : []
    ledger.replaceEntry(entryKey, again, now())
    return ok()
  }

  function recreate(current: TimeEntry | undefined, base: EntryBase, user: Operation['user']) {
    const entry = current && user ? asFinished(current, now(), context()) : current
    const shown = entry ?? {
      ...base,
      billable: true,
      isRunning: false,
      timerStartedAt: null,
      hoursWithoutTimer: 0
    }
    const work = entry
      ? { client: entry.client, project: entry.project, task: entry.task }
      : base.work
    const { spentDate, notes, billable } = shown
    const made = { work, spentDate, notes, billable }
    const intent = creationOf(made, { ...shown, work }, context())
    return intent ? [{ entryKey: newEntryKey(), intent, ...(user ? { user } : {}) }] : []
  }

  return { open, answer }
}

type Conflicting = Extract<Intent, { kind: 'update' | 'delete' | 'restart' }>

function canConflict(intent: Intent): intent is Conflicting {
  return intent.kind === 'update' || intent.kind === 'delete' || intent.kind === 'restart'
}

/** Returns the entry as the operation leaves it; for a deletion, as it was when the user deleted it. */
function mineOf(intent: Conflicting, theirs: EntryBase): EntryVersion {
  if (intent.kind === 'delete') return versionOf(intent.base ?? theirs)
  const changes =
    intent.kind === 'update' ? versionOf(intent.changes) : { hours: null, endedTime: null }
  return { ...versionOf(theirs), ...changes }
}

function about(id: string, entryKey: EntryKey, entry: TimeEntry | undefined) {
  return {
    id,
    entryKey,
    work: entry ? { client: entry.client, project: entry.project, task: entry.task } : null,
    spentDate: entry?.spentDate ?? null,
    notes: entry?.notes ?? ''
  }
}
