import type { BlindCommands } from './blind-commands.ts'
import type { LaunchWish } from '#main/config.ts'
import type { Anchor, Platform } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { readFavouriteId, readRecentId } from '#main/tray/item-ids.ts'
import type { TrayCommand } from '#main/tray/tray-view.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { ShownFor, WindowIntent } from '#shared/ipc.ts'
import type { SeenTimer } from '#shared/seen.ts'
import type { HotkeyAction } from '#shared/settings.ts'

export interface ActionOptions {
  readonly windows: Platform['windows']
  readonly store: Store
  readonly blind: () => BlindCommands
  readonly quit: () => void
  /** Stops the timer of a live account by its key, if it is still the one that was shown. */
  readonly stopTimerIn: (account: string, seen?: SeenTimer) => unknown
  /** Opens a kept account by its key. */
  readonly switchAccount: (account: string) => Promise<unknown>
  readonly openReminder: (id: string) => void
  readonly openLink: (address: string) => void
}

/** What a person asks for from outside the windows: the tray, hotkeys, later launches, links. */
export interface Actions {
  showPopover(anchor?: Anchor, intent?: WindowIntent): void
  togglePopover(anchor: Anchor): void
  showTimesheet(shownFor?: Partial<ShownFor>): void
  launchAgain(wish: LaunchWish): void
  /** Runs a chosen item of the tray's menu, by its id and the entry it was about. */
  runCommand(id: string, entryKey?: string): void
  readonly hotkeys: Readonly<Record<HotkeyAction, () => void>>
  /** Does what was asked for while it was not yet known who is signed in; answers whether anything was. */
  catchUp(): boolean
}

/** Whether somebody is signed in, with a good token or not. */
export function isOpen({ state }: Store): boolean {
  const { kind } = state.session
  return kind === 'signed-in' || kind === 'expired'
}

export function createActions(options: ActionOptions): Actions {
  const { windows, store, blind } = options
  /** What was asked for while the session was still starting. */
  let wish: (() => void) | null = null

  /** Which window it is to be is known once the session of the last time was taken up. */
  function onceStarted(work: () => void): boolean {
    if (store.state.session.kind !== 'starting') return false
    wish = work
    return true
  }

  function catchUp(): boolean {
    const work = wish
    wish = null
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

  function runCommand(id: string, entryKey?: string): void {
    const favourite = readFavouriteId(id)
    if (favourite) return blind().start(favourite)
    const recent = readRecentId(id)
    if (recent) return blind().continueEntry(recent)
    if (id.startsWith('reminder:')) return options.openReminder(id.slice('reminder:'.length))
    if (id.startsWith('stop-in:')) {
      const seen = entryKey === undefined ? undefined : { key: entryKey }
      return void options.stopTimerIn(id.slice('stop-in:'.length), seen)
    }
    if (id.startsWith('account:')) {
      void options.switchAccount(id.slice('account:'.length)).then(() => showPopover())
      return
    }
    const commands: Readonly<Record<TrayCommand, () => void>> = {
      stop: () => blind().stop(entryKey),
      start: () => showPopover(undefined, 'new-entry'),
      connect: () => windows.show('welcome'),
      popover: () => showPopover(),
      timesheet: () => showTimesheet(),
      settings: () => showTimesheet({ intent: 'settings' }),
      idle: () => windows.show('idle'),
      quit: options.quit
    }
    commands[id as TrayCommand]?.()
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
