import type { AppState } from './state.ts'
import type { RefusedOperation } from './sync-state.ts'

/** The refused stop of the timer that still runs because of it; null if there is none. */
export function refusedStopOf({
  running,
  sync
}: Pick<AppState, 'running' | 'sync'>): RefusedOperation | null {
  const isOfIt = ({ entryKey, kind }: RefusedOperation): boolean =>
    entryKey === running?.key && (kind === 'stop' || kind === 'trim')
  return sync.refused.find(isOfIt) ?? null
}
