import type { ElectronApplication, Page } from '@playwright/test'
import type { DialogAnswer, ShownDialog } from '../../electron-stand-in/desktop/dialog.ts'
import type { DesktopModes } from '../../electron-stand-in/desktop/modes.ts'
import type { ShownNotification } from '../../electron-stand-in/desktop/notification.ts'
import { electronDesktop } from './electron-desktop.ts'
import { isStandIn } from './launch.ts'
import { standInDesktop } from './stand-in-desktop.ts'

/** Actions of the user or the system on the app from outside its windows. */
export interface DesktopOs {
  readonly tray: {
    /** A single click on the icon. */
    click(): Promise<void>
    doubleClick(): Promise<void>
    /** The visible items of the menu in order, '-' for a separator. */
    labels(): Promise<string[]>
    /** Chooses the item with this id or label. Throws if it is missing, hidden or disabled. */
    choose(idOrLabel: string): Promise<void>
    toolTip(): Promise<string>
    title(): Promise<string>
    /** Path of the shown icon, '' if it was drawn in memory. */
    image(): Promise<string>
    /** The number of icons that the app has in the tray. */
    count(): Promise<number>
    /** Labels of the menu that a click opened, undefined if none is open. */
    openMenu(): Promise<string[] | undefined>
  }
  readonly hotkeys: {
    /** Presses the keys anywhere on the desktop. Returns false if nothing is registered for them. */
    press(accelerator: string): Promise<boolean>
    /** Registers the keys for another app, so that registering them fails. */
    take(accelerator: string): Promise<void>
    registered(): Promise<string[]>
  }
  readonly power: {
    /** Sets for how many seconds the computer had no input. */
    idle(seconds: number): Promise<void>
    lock(): Promise<void>
    unlock(): Promise<void>
    suspend(): Promise<void>
    resume(): Promise<void>
  }
  readonly notifications: {
    list(): Promise<ShownNotification[]>
    /** Clicks the latest notification. */
    click(): Promise<void>
    /** Presses a button of the latest notification. */
    action(index: number): Promise<void>
  }
  readonly dialogs: {
    /** Sets the response to the next native dialog: the number or text of a button, or the whole result. */
    answer(value: DialogAnswer): Promise<void>
    shown(): Promise<ShownDialog[]>
  }
  /** Sets the theme of the desktop. */
  theme(dark: boolean): Promise<void>
  /** Addresses and paths passed to the system, in order. */
  opened(): Promise<string[]>
  /** Actions of the test that no user could perform. Always empty on real Electron, which does not detect them. */
  mistakes(): Promise<string[]>
  /** Changes the kind of desktop. Only the stand-in supports it. */
  change(modes: Partial<DesktopModes>): Promise<void>
  /** True if the window is visible to the user. Pages cannot tell: under Playwright each believes it is visible. */
  isVisible(page: Page): Promise<boolean>
  isFocused(page: Page): Promise<boolean>
  /** Addresses of the visible windows. */
  visibleWindows(): Promise<string[]>
}

export function desktopOf(app: ElectronApplication): DesktopOs {
  return isStandIn ? standInDesktop(app) : electronDesktop(app)
}
