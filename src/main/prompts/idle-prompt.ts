import type { AutomaticAnswer } from '#main/idle/idle-service.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { ChangeSettings } from '#main/settings/stored-settings.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice, dismissNotice } from '#main/store/transitions.ts'
import type { LiveAccount } from '#main/account/live-account.ts'
import type { IdleDecision, IdleQuestion, IdleRule } from '#shared/absence.ts'
import { minutesOf } from '#shared/absence.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { Messages } from '#shared/messages/catalogue.ts'

/** The answers that a notification has room for. */
const OFFERED: readonly IdleDecision[] = ['continue-and-remove', 'stop-and-remove', 'ignore']
/** Id and kind of the notice about an automatic answer. */
const AUTOMATIC_ANSWER = 'answered-by-rule'

export interface IdlePromptOptions {
  readonly platform: Pick<Platform, 'windows' | 'notifications' | 'facts' | 'timers'>
  readonly store: Store
  readonly messages: Messages
  readonly changeSettings: ChangeSettings
  readonly currentAccount: () => LiveAccount | null
}

/** Shows idle questions and automatic answers to the user. */
export interface IdlePrompt {
  /** Shows the open question without taking the focus. On Wayland no window can do so: there it is a notification. */
  showQuestion(): void
  /** Reports an automatic answer, with a button that undoes it. */
  reportAnswer(answer: AutomaticAnswer): void
  /** Stores a rule in the settings. */
  storeRule(rule: IdleRule): void
}

/** Creates the prompt for idle questions of the open account. */
export function createIdlePrompt(options: IdlePromptOptions): IdlePrompt {
  const { platform, store, messages, changeSettings, currentAccount } = options
  const { windows, notifications, facts } = platform

  let lastReported: AutomaticAnswer | null = null

  function showQuestion(): void {
    const { idle } = store.state
    if (!idle) return
    if (!facts.isWayland) return windows.show('idle', { inactive: true })
    const { title, body } = messages.idle.notification
    notifications.show({
      title: title({ count: idle.minutes }),
      body: body({ work: shownWork(idle.entry) ?? messages.reminders.hiddenWork }),
      isUrgent: true,
      actions: OFFERED.map((decision) => messages.idle.answer(decision, idle.minutes)),
      clicked: () => windows.show('idle'),
      chosen: (index) => applyAnswer(OFFERED[index], idle)
    })
  }

  /** Applies an answer from a notification, unless the question has changed since: then it shows the window. */
  function applyAnswer(decision: IdleDecision | undefined, shown: IdleQuestion): void {
    const { idle } = store.state
    const isSame =
      idle?.from === shown.from &&
      idle.minutes === shown.minutes &&
      idle.entry.key === shown.entry.key
    if (!isSame || !decision) return windows.show('idle')
    currentAccount()?.idle.answer({ decision })
  }

  /** Returns the name of the work; null in discreet mode, because others may see the screen. */
  function shownWork({ project, task }: TimeEntry): string | null {
    if (store.state.settings.discreet) return null
    return messages.common.work({ project: project.name, task: task.name })
  }

  function reportAnswer(given: AutomaticAnswer): void {
    const { entry, decision, absences } = given
    lastReported = given
    const count = minutesOf(absences)
    const work = messages.common.work({ project: entry.project.name, task: entry.task.name })
    const detail = messages.idle.acted({ work, decision, count })
    const at = platform.timers.now() + store.state.clockOffsetMs
    store.update(addNotice({ id: AUTOMATIC_ANSWER, kind: AUTOMATIC_ANSWER, detail, at }))
    const undo = (): void => {
      // an old notification must not undo a later answer
      if (lastReported !== given) return windows.show('popover')
      if (currentAccount()?.idle.undo().ok) store.update(dismissNotice(AUTOMATIC_ANSWER))
    }
    notifications.show({
      title: messages.notices.describe({ kind: AUTOMATIC_ANSWER }).title,
      body: messages.idle.acted({ work: shownWork(entry), decision, count }),
      actions: [messages.idle.undo],
      chosen: undo,
      clicked: () => windows.show('popover')
    })
  }

  function storeRule(rule: IdleRule): void {
    const { away } = store.state.settings
    changeSettings({ away: { ...away, rules: [...away.rules, rule] } })
  }

  return { showQuestion, reportAnswer, storeRule }
}
