import type { SQLOutputValue } from 'node:sqlite'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import type { Check } from './row-checks.ts'
import {
  isBase,
  isCount,
  isHarvestEntry,
  isInstant,
  isIntent,
  isNamed,
  isText,
  listOf,
  oneOf,
  orNull,
  shape
} from './row-checks.ts'
import { DamagedRowError } from './damage.ts'
import { decodeProgress } from './decode-progress.ts'
import type { Operation, OperationStatus } from './operations.ts'
import type { RemoteCopy } from './overlay.ts'
import type { UndoRow } from './undo-log.ts'
import type { UndoBody } from './annotate.ts'

export type Row = Record<string, SQLOutputValue>

/** Returns the key of an entry that was not created by Gleaner. */
export function keyFor({ id }: Pick<HarvestEntry, 'id'>): EntryKey {
  return `h${id}`
}

/** Decodes a row of `entry`. Throws `DamagedRowError`. */
export function copyOf(row: Row): RemoteCopy {
  const { key } = row
  const entry = parsed(row['body'])
  if (typeof key !== 'string' || !isHarvestEntry(entry)) throw new DamagedRowError('entry')
  return { key, entry }
}

/** Decodes a row of `operation`. Throws `DamagedRowError` if anything in it is damaged. */
export function operationOf(row: Row): Operation {
  return decodeOperation(row, () => {
    throw new DamagedRowError('operation')
  })
}

/**
 * Decodes the readable parts of a damaged row of `operation`. The intent, the entry and the step must be readable; everything
 * else has a safe default. Throws `DamagedRowError`.
 */
export function salvagedOperationOf(row: Row): Operation {
  return decodeOperation(row, () => {})
}

const isStatus = oneOf('waiting', 'sending', 'unknown', 'refused', 'asking')
const isFailure = shape({ kind: isText })
const isClock = shape({ own: isInstant, taken: isInstant })
const isProgress = shape({})
const isQuestion: Check = (value) => {
  const { kind, theirs, shown } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (kind === 'too-short' || kind === 'too-long') return true
  return kind === 'conflict' ? isBase(theirs) : kind === 'deleted-elsewhere' && isBase(shown)
}

function decodeOperation(row: Row, onDamage: () => void): Operation {
  const { id, entry_key: entryKey, step } = row
  const intent = parsed(row['intent'])
  if (!isKey(id) || !isKey(entryKey) || !isCount(step) || !isIntent(intent))
    throw new DamagedRowError('operation')

  function read<Value>(value: unknown, check: Check, otherwise: Value): Value {
    if (check(value)) return value as Value
    onDamage()
    return otherwise
  }
  const json = (name: string): unknown => (row[name] === null ? null : parsed(row[name]))
  const wasSent = row['sent_at'] !== null
  const status = read<OperationStatus>(row['status'], isStatus, wasSent ? 'unknown' : 'waiting')
  const question = read<Operation['question']>(json('question'), orNull(isQuestion), null)
  const failure = read<Operation['failure']>(json('failure'), orNull(isFailure), null)
  const user = read<Operation['user'] | null>(json('user'), orNull(isNamed), null)
  // without its owner the change could reach another user's entry
  if (user === null && row['user'] !== null) throw new DamagedRowError('operation')
  const clock = read<Operation['clock'] | null>(json('clock'), orNull(isClock), null)
  return {
    sequence: read(row['sequence'], isCount, Number.MAX_SAFE_INTEGER),
    id,
    entryKey,
    intent,
    ...(user ? { user } : {}),
    status: statusFor(status, question, failure),
    step: Number(step),
    attempts: read(row['attempts'], isCount, 0),
    madeAt: read(row['made_at'], orNull(isInstant), null),
    sentAt: read(row['sent_at'], orNull(isInstant), null),
    nextAttemptAt: read(row['next_attempt_at'], orNull(isInstant), null),
    progress: decodeProgress(intent.kind, read(json('progress'), orNull(isProgress), null)),
    question,
    failure,
    ...(clock ? { clock } : {})
  }
}

/** An operation that lost its question or its failure waits again: sending it leads to the same question or failure. */
function statusFor(
  status: OperationStatus,
  question: Operation['question'],
  failure: Operation['failure']
): OperationStatus {
  if (status === 'asking' && question === null) return 'waiting'
  return status === 'refused' && failure === null ? 'waiting' : status
}

const isUndoBody = shape({
  operationIds: listOf(isText),
  inverses: listOf(
    shape({
      operations: listOf(shape({ entryKey: isText, intent: isIntent })),
      loses: listOf(isText)
    })
  ),
  kind: isText
})

/** Decodes a row of `undo`. Throws `DamagedRowError`. */
export function undoRowOf(row: Row): UndoRow {
  const { id, at } = row
  const body = parsed(row['body'])
  if (!isKey(id) || !isInstant(at) || !isUndoBody(body)) throw new DamagedRowError('undo')
  return { id, at: Number(at), body: body as UndoBody }
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Returns the value of a column of JSON; undefined if it is damaged. */
export function parsed(value: SQLOutputValue | undefined): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : undefined
  } catch {
    return undefined
  }
}
