import type { Intent } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { PlanContext } from './plan-context.ts'

/** Intents that become irrelevant when the entry is deleted. */
const OF_THE_ENTRY: readonly Intent['kind'][] = ['update', 'stop', 'restart', 'removeReference']

/**
 * True if an operation need not be sent because its entry is deleted here before the operation reached Harvest: a new entry,
 * or the restart of an entry that does not run there. A start that is sent all the same would stop another timer.
 */
export function isDeletedBeforeSent(
  { entryKey, intent, step, progress }: Operation,
  { copy, following }: Pick<PlanContext, 'copy' | 'following'>
): boolean {
  // an entry that may have arrived must be deleted there
  if (step > 0 || progress.isLost) return false
  const next = following.filter((each) => each.entryKey === entryKey)
  const end = next.findIndex((each) => each.intent.kind === 'delete')
  if (end < 0) return false
  if (intent.kind === 'restart') return end === 0 && copy(entryKey)?.isRunning === false
  const isMade = intent.kind === 'create' || intent.kind === 'start'
  const only = next.slice(0, end).every((each) => OF_THE_ENTRY.includes(each.intent.kind))
  return isMade && only && copy(entryKey) === undefined
}
