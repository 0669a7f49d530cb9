import { baseOf } from '#main/ledger/entry-base.ts'
import type { Intent, NamedChanges } from '#main/ledger/intents.ts'
import type { NewOperation, Operation } from '#main/ledger/operations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'

interface Merged {
  readonly intent: Intent
  /** The changes that the intent cannot hold. */
  readonly rest: NamedChanges
}

/**
 * Merges a change into the refused operation of the same entry: behind that operation it would never be sent. Changes
 * that do not fit into the refused operation follow as an operation of their own. Returns the operation itself if there
 * is none to merge it into. Pure.
 */
export function amended(
  operation: NewOperation,
  operations: readonly Operation[],
  remote: HarvestEntry | undefined
): readonly NewOperation[] {
  const { entryKey, intent } = operation
  if (intent.kind !== 'update') return [operation]
  const refused = operations.find((each) => each.entryKey === entryKey && each.status === 'refused')
  const merged = refused && merge(refused.intent, intent.changes, remote)
  if (!refused || !merged) return [operation]
  const { rest } = merged
  const taken = Object.entries(intent.changes).filter(([name]) => !(name in rest))
  const changes = Object.fromEntries(taken) as NamedChanges
  const amends = { id: refused.id, intent: merged.intent }
  return [
    { ...operation, intent: { kind: 'update', changes }, amends },
    ...(Object.keys(rest).length === 0
      ? []
      : [{ ...operation, intent: { kind: 'update', changes: rest } } as const])
  ]
}

function merge(
  refused: Intent,
  changes: NamedChanges,
  remote: HarvestEntry | undefined
): Merged | undefined {
  const { hours, startedTime, endedTime, ...facts } = changes
  const times = { ...(startedTime ? { startedTime } : {}), ...(endedTime ? { endedTime } : {}) }
  switch (refused.kind) {
    case 'update': {
      const all = { ...refused.changes, ...changes }
      return { intent: { kind: 'update', changes: all, ...based(refused, remote) }, rest: {} }
    }
    case 'create': {
      const entry = { ...refused.entry, ...facts }
      const time =
        refused.time.kind === 'hours'
          ? { ...refused.time, hours: hours ?? refused.time.hours }
          : { ...refused.time, ...times }
      return { intent: { ...refused, entry, time }, rest: {} }
    }
    case 'start': {
      const entry = { ...refused.entry, ...facts }
      const rest = { ...times, ...(hours === undefined ? {} : { hours }) }
      return { intent: { ...refused, entry }, rest }
    }
    default:
      return undefined
  }
}

/**
 * Returns the base of the merged change: the old base for the fields that the refused change sets, Harvest's present
 * values for all others.
 */
function based(
  { base, changes }: Extract<Intent, { kind: 'update' }>,
  remote: HarvestEntry | undefined
): Pick<Extract<Intent, { kind: 'update' }>, 'base'> {
  if (!base || !remote) return base ? { base } : {}
  const before = Object.entries(base).filter(([name]) => name in changes)
  return { base: { ...baseOf(remote), ...Object.fromEntries(before) } }
}
