import type { Actions } from '#main/commands/actions.ts'
import { isOpen } from '#main/commands/actions.ts'
import type { Config } from '#main/config.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { ChangeSettings } from '#main/settings/stored-settings.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice } from '#main/store/transitions.ts'

export interface GreetingOptions {
  readonly platform: Pick<Platform, 'tray' | 'windows' | 'facts'>
  readonly store: Store
  readonly config: Pick<Config, 'demo' | 'hidden'>
  readonly changeSettings: ChangeSettings
  readonly actions: Pick<Actions, 'catchUp' | 'showPopover'>
}

/**
 * Stores whether the desktop shows tray icons, and adds the notices about the icon. Then runs the command that was
 * postponed during startup. Without one, shows a window if no account is open, in the demo, or without a tray icon; a
 * hidden launch shows none if there is a tray icon.
 */
export async function greet(options: GreetingOptions): Promise<void> {
  const { platform, store, config, actions } = options
  const hasTray = await platform.tray.hasHost()
  store.update((state) => ({ ...state, desktop: { ...state.desktop, hasTray } }))
  if (!hasTray) store.update(addNotice({ id: 'no-tray', kind: 'no-tray' }))
  if (isOpen(store)) platform.windows.prepare('popover')
  noticeHiddenIcon(options)
  if (actions.catchUp()) return
  if (config.hidden && hasTray) return
  if (!isOpen(store) || config.demo || !hasTray) actions.showPopover()
}

/**
 * Adds a notice that Windows and macOS may hide the icon. The first steps tell the user too. Linux shows every icon.
 */
function noticeHiddenIcon({ platform, store, changeSettings }: GreetingOptions): void {
  const { os } = platform.facts
  const { toldWhereIconIs, onboardingDone } = store.state.settings
  if (os === 'linux' || toldWhereIconIs || onboardingDone || !isOpen(store)) return
  changeSettings({ toldWhereIconIs: true })
  store.update(addNotice({ id: 'icon-may-hide', kind: 'icon-may-hide', detail: os }))
}
