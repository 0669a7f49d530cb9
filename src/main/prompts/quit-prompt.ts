import type { LiveAccount } from '#main/account/live-account.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { AwayChoice } from '#shared/settings.ts'

export interface QuitPromptOptions {
  readonly platform: Pick<Platform, 'dialogs' | 'quit'>
  readonly store: Store
  readonly messages: Messages
  readonly currentAccount: () => LiveAccount | null
  /** Stops the timer of a live account by its key. */
  readonly stopTimerIn: (account: string) => unknown
  /** Asks whether to quit; resolves to true if the user agrees. */
  readonly confirmQuit: () => Promise<boolean>
}

/**
 * Quits. If a timer runs, the setting `onQuit` decides whether it stops, or the user is asked. With `confirm` the
 * user is asked whether to quit if no other question was asked. A call while a question is open does nothing.
 */
export type Quit = (options?: { readonly confirm: boolean }) => Promise<void>

/** Creates the function that quits Gleaner after the questions that are due. */
export function createQuit(options: QuitPromptOptions): Quit {
  const { platform, store, messages, currentAccount } = options
  let isQuitting = false

  async function quit({ confirm } = { confirm: false }): Promise<void> {
    if (isQuitting) return
    isQuitting = true
    try {
      await askAndQuit(confirm)
    } finally {
      isQuitting = false
    }
  }

  async function askAndQuit(confirm: boolean): Promise<void> {
    const { running, settings, accounts } = store.state
    const elsewhere = accounts.filter((account) => account.running !== null)
    const isTiming = (running !== null && currentAccount() !== null) || elsewhere.length > 0
    const { onQuit } = settings.away
    const asksAboutTimer = isTiming && onQuit === 'ask'
    if (confirm && !asksAboutTimer && !(await options.confirmQuit())) return
    const choice = isTiming ? await timerChoice(onQuit) : 'keep'
    if (choice === 'cancel') return
    if (choice === 'stop') {
      currentAccount()?.timer.stop()
      for (const { key } of elsewhere) options.stopTimerIn(key)
    }
    platform.quit()
  }

  /** Returns the choice of the settings for the running timer, or the user's answer if the setting is `ask`. */
  async function timerChoice(setting: AwayChoice): Promise<'keep' | 'stop' | 'cancel'> {
    if (setting !== 'ask') return setting
    const { message, detail, keep, stop, cancel } = messages.idle.quit
    const { button } = await platform.dialogs.ask({
      message,
      detail,
      buttons: [keep, stop, cancel],
      cancelButton: 2,
      waits: true
    })
    return (['keep', 'stop', 'cancel'] as const)[button] ?? 'cancel'
  }

  return quit
}
