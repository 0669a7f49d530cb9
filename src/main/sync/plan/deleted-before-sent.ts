import type { Intent, Operation } from '#main/ledger/operations.ts'
import type { PlanContext } from './planned-request.ts'

/** What may stand between an entry's beginning and its end without meaning anything once it is gone. */
const OF_THE_ENTRY: readonly Intent['kind'][] = ['update', 'stop', 'restart', 'removeReference']

/**
 * Whether an operation need not be sent because its entry is deleted here before Harvest has heard of it:
 * an entry that is not there yet, or a clock that is not running there. To start it all the same would
 * stop somebody's timer for nothing.
 */
export function isTakenBack(
  { entryKey, intent, step, progress }: Operation,
  { copy, following }: Pick<PlanContext, 'copy' | 'following'>
): boolean {
  // what may have arrived has to be deleted there
  if (step > 0 || progress.isLost) return false
  const next = following.filter((each) => each.entryKey === entryKey)
  const end = next.findIndex((each) => each.intent.kind === 'delete')
  if (end < 0) return false
  if (intent.kind === 'restart') return end === 0 && copy(entryKey)?.isRunning === false
  const isMade = intent.kind === 'create' || intent.kind === 'start'
  const only = next.slice(0, end).every((each) => OF_THE_ENTRY.includes(each.intent.kind))
  return isMade && only && copy(entryKey) === undefined
}
