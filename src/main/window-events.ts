import type { Actions } from '#main/commands/actions.ts'
import { isOpen } from '#main/commands/actions.ts'
import type { Links } from '#main/links/external-links.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { ChangeSettings } from '#main/settings/stored-settings.ts'
import type { Store } from '#main/store/store.ts'
import type { LiveAccount } from '#main/account/live-account.ts'
import { WINDOW_NAMES } from '#shared/ipc.ts'
import type { Messages } from '#shared/messages/catalogue.ts'

export interface FollowOptions {
  readonly platform: Pick<Platform, 'windows' | 'notifications'>
  readonly store: Store
  readonly messages: Messages
  readonly changeSettings: ChangeSettings
  readonly links: Links
  readonly actions: Pick<Actions, 'showPopover'>
  readonly currentAccount: () => LiveAccount | null
  /** Fetches the accounts that are not open. */
  readonly refreshOthers: () => void
}

/**
 * Handles the events of windows, and shows or hides windows when the session changes. Returns functions that stop it.
 */
export function followWindows(options: FollowOptions): readonly (() => void)[] {
  const { platform, store, messages, changeSettings, links, actions, currentAccount } = options
  const { windows } = platform
  /**
   * After a sign-in shows the popover instead of the welcome window. After a sign-out shows the welcome window only.
   */
  function followSession(opened: boolean): void {
    if (opened && store.state.settings.onboardingDone && windows.isVisible('welcome')) {
      windows.hide('welcome')
      actions.showPopover()
    }
    if (opened) return
    const others = WINDOW_NAMES.filter((name) => name !== 'welcome' && windows.isVisible(name))
    for (const name of others) windows.hide(name)
    if (others.length > 0) windows.show('welcome')
  }

  let { theme } = store.state.settings
  let wasOpen = isOpen(store)
  return [
    store.subscribe(({ settings }) => {
      if (settings.theme !== theme) windows.setTheme((theme = settings.theme))
      if (isOpen(store) !== wasOpen) followSession((wasOpen = isOpen(store)))
    }),
    windows.onFocus(() => {
      currentAccount()?.idle.sample()
      currentAccount()?.sync.askAgain('focused')
      void currentAccount()?.sync.pull()
      options.refreshOthers()
    }),
    windows.onOpenRequest((url) => void links.open(url)),
    windows.onVisibility((name, change) => {
      if (change === 'gone') currentAccount()?.weeks.forget(name)
      if (change === 'shown') currentAccount()?.weeks.publish()
    }),
    windows.onBounds((_, timesheetBounds) => changeSettings({ timesheetBounds })),
    windows.onClosedToTray((name) => {
      // a user who closes the first steps does not want to see them again
      if (name === 'welcome' && isOpen(store)) changeSettings({ onboardingDone: true })
      if (store.state.settings.toldAboutTray) return
      changeSettings({ toldAboutTray: true })
      const { title, text } = messages.notices.describe({ kind: 'closed-to-tray' })
      platform.notifications.show({ title, body: text })
    })
  ]
}
