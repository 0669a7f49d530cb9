import type { Platform } from '#main/platform/ports.ts'
import type { IdlePrompt } from '#main/prompts/idle-prompt.ts'
import type { ReminderPrompt } from '#main/prompts/reminder-prompt.ts'
import type { OpenedAccount } from '#main/session/access.ts'
import type { Session } from '#main/session/session.ts'
import type { AccountStore } from '#main/store/account-store.ts'
import { acceptSession, describeSession, expireSession } from '#main/store/transitions.ts'
import { openLiveAccount } from '#main/account/live-account.ts'
import type { LiveAccount } from '#main/account/live-account.ts'

export interface AccountOpenerOptions {
  readonly platform: Platform
  readonly userAgent: string
  /* Created after the accounts, because they need the accounts. */
  readonly session: () => Session
  readonly idlePrompt: () => IdlePrompt
  readonly reminderPrompt: () => ReminderPrompt
}

/** Returns a function that opens live accounts, and connects their events with session and prompts. */
export function createAccountOpener(
  options: AccountOpenerOptions
): (account: OpenedAccount, store: AccountStore) => LiveAccount {
  const { platform, userAgent, session, idlePrompt, reminderPrompt } = options
  return ({ kind, account, userId, baseUrl, accessToken, details }, store) => {
    const identity = { kind, accountId: account.id, userId }
    return openLiveAccount({
      platform,
      store,
      identity,
      access: { baseUrl, accessToken, userAgent },
      ...(details ? { details } : {}),
      events: {
        onAccount: (fresh) => {
          store.update(describeSession(fresh))
          const described = store.state.session
          if ('account' in described)
            session().describe(identity, described.account.name, fresh.person)
        },
        onExpired: () => {
          store.update(expireSession)
          session().expire(identity)
        },
        onAccepted: () => {
          store.update(acceptSession(kind))
          session().accept(identity)
        },
        onIdleQuestion: () => idlePrompt().showQuestion(),
        onAutomaticAnswer: (answer) => idlePrompt().reportAnswer(answer),
        onIdleRule: (rule) => idlePrompt().storeRule(rule),
        onReminder: (reminder) => reminderPrompt().remind(reminder),
        onReminderDay: (reminder) => reminderPrompt().showDay(reminder)
      }
    })
  }
}
