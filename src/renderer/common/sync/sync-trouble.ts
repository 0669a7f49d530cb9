import type { Failure } from '#shared/failure.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { AppState } from '#shared/state.ts'

/** What keeps changes from reaching Harvest just now; null for nothing. A blip is nothing. */
export function troubleOf({ session, sync }: Pick<AppState, 'session' | 'sync'>): Failure | null {
  if (session.kind === 'expired') return { kind: 'invalid-token' }
  switch (sync.status) {
    case 'offline':
    case 'rate-limited':
      return sync.trouble?.kind === sync.status ? sync.trouble : { kind: sync.status }
    case 'server-trouble':
      return sync.trouble ?? { kind: 'server-trouble' }
    default:
      return null
  }
}

/** What happened, what was kept and what to do; the disk's trouble is told as it is while syncing. */
export function troubleWords(
  failure: Failure,
  { failures, sync }: Pick<Messages, 'failures' | 'sync'>
): { readonly title: string; readonly advice: string } {
  return failure.kind === 'disk' ? sync.drawer.disk : failures.describe(failure)
}
