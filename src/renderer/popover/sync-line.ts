import type { Messages } from '#shared/messages/catalogue.ts'
import type { AppState } from '#shared/state.ts'
import { troubleWords } from '#renderer/common/sync/sync-trouble.ts'

export interface SyncLine {
  readonly tone: 'calm' | 'busy' | 'waiting' | 'trouble'
  readonly text: string
}

/** Returns the sync status in one line: first what needs the user, then what waits. */
export function syncLine(
  { session, sync }: Pick<AppState, 'session' | 'sync'>,
  messages: Messages
): SyncLine {
  const { common, sync: words } = messages
  if (sync.isAsking) return { tone: 'busy', text: words.asking }
  if (sync.questions.length > 0) {
    return { tone: 'trouble', text: words.questions({ count: sync.questions.length }) }
  }
  if (sync.refused.length > 0) {
    return { tone: 'trouble', text: words.refused({ count: sync.refused.length }) }
  }
  const unreadable = sync.leftOut?.length ?? 0
  const isCalm = sync.status === 'up-to-date' || sync.status === 'syncing'
  if (isCalm && sync.pending === 0 && unreadable > 0) {
    return { tone: 'waiting', text: words.leftOut({ count: unreadable }) }
  }
  const trouble = sync.status === 'server-trouble' ? sync.trouble : null
  const status = trouble
    ? troubleWords(trouble, messages).title
    : words.status({ status: sync.status })
  const pending = sync.pending > 0 ? [words.pending({ count: sync.pending })] : []
  const isDemo = session.kind === 'signed-in' && session.accountKind === 'demo'
  const first = isCalm && sync.pending > 0 ? [] : [status]
  return {
    tone: isCalm ? (sync.status === 'syncing' ? 'busy' : 'calm') : 'waiting',
    text: [...(isDemo ? [common.demoAccount] : []), ...first, ...pending].join(' · ')
  }
}
