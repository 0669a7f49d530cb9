import { assertNever } from '#shared/assert-never.ts'
import type { EntryVersion, OpenOperation } from '#shared/sync-state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { EntryBase, Intent, NamedChanges, Operation } from '#main/ledger/operations.ts'

/** An operation as windows tell of it; `entry` is what is shown of its entry, were it not deleted. */
export function openOperation(operation: Operation, entry: TimeEntry | undefined): OpenOperation {
  const { id, entryKey, intent, user, status, madeAt, attempts, nextAttemptAt, failure } = operation
  return {
    id,
    entryKey,
    kind: intent.kind,
    work: entry ? { client: entry.client, project: entry.project, task: entry.task } : null,
    ...(user ? { person: user.name } : {}),
    spentDate: entry?.spentDate ?? null,
    notes: entry?.notes ?? '',
    ...whatItDoes(intent, entry),
    status,
    since: madeAt,
    attempts,
    nextAttemptAt,
    failure
  }
}

type WhatItDoes = Pick<OpenOperation, 'sets' | 'at' | 'removedMs'>

const NOTHING: WhatItDoes = { sets: {}, at: null, removedMs: null }

function whatItDoes(intent: Intent, entry: TimeEntry | undefined): WhatItDoes {
  switch (intent.kind) {
    case 'create': {
      const { kind: _, ...time } = intent.time
      return { ...NOTHING, sets: time }
    }
    case 'update':
      return { ...NOTHING, sets: versionOf(intent.changes) }
    case 'start':
    case 'restart':
      return { ...NOTHING, at: intent.startedAt }
    case 'stop':
      return { ...NOTHING, sets: { hours: intent.hours }, at: intent.stoppedAt }
    case 'trim':
      return { ...NOTHING, removedMs: intent.cut.removedMs }
    case 'delete':
      return entry && !entry.isRunning ? { ...NOTHING, sets: { hours: entry.hours } } : NOTHING
    case 'removeReference':
      return NOTHING
    default:
      return assertNever(intent)
  }
}

const FIELDS = ['work', 'spentDate', 'notes', 'hours', 'startedTime', 'endedTime'] as const

/** The fields of a change, or of an entry, that two versions of it can differ in. */
export function versionOf(fields: NamedChanges | EntryBase): EntryVersion {
  return Object.fromEntries(
    FIELDS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]))
  )
}
