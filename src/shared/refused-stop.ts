import type { AppState } from './state.ts'
import type { RefusedOperation } from './sync-state.ts'

/**
 * Returns the refused stop of the running timer, or null. The timer still runs because Harvest
 * refused the stop.
 */
export function refusedStopOf({
  running,
  sync
}: Pick<AppState, 'running' | 'sync'>): RefusedOperation | null {
  const isOfIt = ({ entryKey, kind }: RefusedOperation): boolean =>
    entryKey === running?.key && (kind === 'stop' || kind === 'trim')
  return sync.refused.find(isOfIt) ?? null
}
