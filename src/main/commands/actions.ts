import type { BlindCommands } from './blind-commands.ts'
import type { LaunchWish } from '#main/config.ts'
import type { Anchor, Platform } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { ShownFor, WindowIntent } from '#shared/ipc.ts'
import type { SeenTimer } from '#shared/seen.ts'
import type { HotkeyAction } from '#shared/settings.ts'
import type { TrayCommand } from '#shared/tray.ts'

export interface ActionOptions {
  readonly windows: Platform['windows']
  readonly store: Store
  readonly blind: () => BlindCommands
  readonly quit: () => void
  /** Stops the timer of a live account (by its key), if it is still the timer that was shown. */
  readonly stopTimerIn: (account: string, seen?: SeenTimer) => unknown
  /** Opens a kept account by its key. */
  readonly switchAccount: (account: string) => Promise<unknown>
  readonly openReminder: (id: string) => void
  readonly openLink: (address: string) => void
}

/** The commands from outside the windows: tray, hotkeys, later launches and links. */
export interface Actions {
  showPopover(anchor?: Anchor, intent?: WindowIntent): void
  togglePopover(anchor: Anchor): void
  showTimesheet(shownFor?: Partial<ShownFor>): void
  launchAgain(wish: LaunchWish): void
  /** Runs the command of a menu item of the tray. */
  runCommand(command: TrayCommand): void
  readonly hotkeys: Readonly<Record<HotkeyAction, () => void>>
  /** Runs the last command that was given before the session was known. Returns true if there was one. */
  catchUp(): boolean
}

/** True if an account is open, with a valid token or an expired one. */
export function isOpen({ state }: Store): boolean {
  const { kind } = state.session
  return kind === 'signed-in' || kind === 'expired'
}

/** Creates the commands from outside the windows. */
export function createActions(options: ActionOptions): Actions {
  const { windows, store, blind } = options
  /** The last command that was given while the session was starting. */
  let postponed: (() => void) | null = null

  /** Postpones a command until the session is known, because the window to show depends on it. True if postponed. */
  function onceStarted(work: () => void): boolean {
    if (store.state.session.kind !== 'starting') return false
    postponed = work
    return true
  }

  function catchUp(): boolean {
    const work = postponed
    postponed = null
    work?.()
    return work !== null
  }

  function showPopover(anchor?: Anchor, intent: WindowIntent = 'none'): void {
    if (onceStarted(() => showPopover(anchor, intent))) return
    if (isOpen(store)) windows.show('popover', { intent, ...(anchor ? { anchor } : {}) })
    else windows.show('welcome')
  }

  function togglePopover(anchor: Anchor): void {
    if (windows.isVisible('popover')) windows.hide('popover')
    else showPopover(anchor)
  }

  function toggleTimer(): void {
    if (!onceStarted(toggleTimer)) blind().toggle()
  }

  function showTimesheet(shownFor: Partial<ShownFor> = {}): void {
    if (onceStarted(() => showTimesheet(shownFor))) return
    if (isOpen(store)) windows.show('timesheet', shownFor)
    else windows.show('welcome')
  }

  function launchAgain(wished: LaunchWish): void {
    switch (wished.kind) {
      case 'nothing':
        return
      case 'toggle':
        return toggleTimer()
      case 'new':
        return showPopover(undefined, 'new-entry')
      case 'link':
        return openLink(wished.address)
      case 'none':
      case 'show':
        return showPopover()
      default:
        assertNever(wished)
    }
  }

  function openLink(address: string): void {
    if (!onceStarted(() => openLink(address))) options.openLink(address)
  }

  function togglePalette(): void {
    if (onceStarted(togglePalette)) return
    if (windows.isVisible('palette')) windows.hide('palette')
    else windows.show(isOpen(store) ? 'palette' : 'welcome')
  }

  function runCommand(command: TrayCommand): void {
    switch (command.kind) {
      case 'start':
        return showPopover(undefined, 'new-entry')
      case 'stop':
        return blind().stop(command.entryKey)
      case 'stop-in':
        return void options.stopTimerIn(command.account, { key: command.entryKey })
      case 'continue-recent':
        return blind().continueEntry(command.item)
      case 'start-favourite':
        return blind().start(command.item)
      case 'open-account':
        return void options.switchAccount(command.account).then(() => showPopover())
      case 'open-reminder':
        return options.openReminder(command.id)
      case 'connect':
        return windows.show('welcome')
      case 'popover':
        return showPopover()
      case 'timesheet':
        return showTimesheet()
      case 'settings':
        return showTimesheet({ intent: 'settings' })
      case 'idle':
        return windows.show('idle')
      case 'quit':
        return options.quit()
      default:
        assertNever(command)
    }
  }

  const hotkeys: Readonly<Record<HotkeyAction, () => void>> = {
    showPopover: () => (windows.isVisible('popover') ? windows.hide('popover') : showPopover()),
    toggleTimer: () => toggleTimer(),
    newEntry: () => showPopover(undefined, 'new-entry'),
    openTimesheet: () => showTimesheet(),
    openPalette: () => togglePalette()
  }

  return { showPopover, togglePopover, showTimesheet, launchAgain, runCommand, hotkeys, catchUp }
}
