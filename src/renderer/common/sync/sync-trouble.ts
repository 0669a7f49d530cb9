import type { Failure } from '#shared/failure.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { AppState } from '#shared/state.ts'

/** Returns why changes cannot reach Harvest at the moment; null if they can, and for short outages. */
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

/**
 * Returns what happened, what Gleaner kept and what the user can do. A disk failure has its own
 * text here.
 */
export function troubleWords(
  failure: Failure,
  { failures, sync }: Pick<Messages, 'failures' | 'sync'>
): { readonly title: string; readonly advice: string } {
  return failure.kind === 'disk' ? sync.drawer.disk : failures.describe(failure)
}
