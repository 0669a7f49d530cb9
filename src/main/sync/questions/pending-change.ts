import { COMPARED_FIELDS } from '#main/ledger/entry-base.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { EntryVersion, OpenOperation } from '#shared/sync-state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { EntryBase, Intent, NamedChanges } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'

/** Returns an operation as windows see it. `entry` is its entry as it is shown, also if the operation deletes it. */
export function pendingChange(operation: Operation, entry: TimeEntry | undefined): OpenOperation {
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

/** Returns the compared fields of a change or of a version of an entry. */
export function versionOf(fields: NamedChanges | EntryBase): EntryVersion {
  return Object.fromEntries(
    COMPARED_FIELDS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]))
  )
}
