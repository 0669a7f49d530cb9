import type { SQLOutputValue } from 'node:sqlite'
import type { Named } from '#shared/account.ts'
import type { Failure } from '#shared/failure.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import type {
  ClockInDoubt,
  OpenQuestion,
  Operation,
  OperationStatus,
  Progress
} from './operations.ts'
import type { EntryCopy } from './overlay.ts'

export type Row = Record<string, SQLOutputValue>

/** The key of an entry that was made elsewhere. */
export function keyFor({ id }: HarvestEntry): EntryKey {
  return `h${id}`
}

export function copyOf(row: Row): EntryCopy {
  return { key: String(row['key']), entry: JSON.parse(String(row['body'])) as HarvestEntry }
}

export function operationOf(row: Row): Operation {
  const user = jsonOrNull<Named>(row['user'])
  const clock = jsonOrNull<ClockInDoubt>(row['clock'])
  return {
    sequence: Number(row['sequence']),
    id: String(row['id']),
    entryKey: String(row['entry_key']),
    intent: JSON.parse(String(row['intent'])) as Operation['intent'],
    ...(user ? { user } : {}),
    status: row['status'] as OperationStatus,
    step: Number(row['step']),
    attempts: Number(row['attempts']),
    madeAt: numberOrNull(row['made_at']),
    sentAt: numberOrNull(row['sent_at']),
    nextAttemptAt: numberOrNull(row['next_attempt_at']),
    progress: jsonOrNull<Progress>(row['progress']) ?? {},
    question: jsonOrNull<OpenQuestion>(row['question']),
    failure: jsonOrNull<Failure>(row['failure']),
    ...(clock ? { clock } : {})
  }
}

function numberOrNull(value: SQLOutputValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}

function jsonOrNull<Body>(value: SQLOutputValue | undefined): Body | null {
  return value === null || value === undefined ? null : (JSON.parse(String(value)) as Body)
}
