import type { ElectronApplication, Page } from '@playwright/test'
import type { DialogAnswer, ShownDialog } from '../../electron-stand-in/desktop/dialog.ts'
import type { DesktopModes } from '../../electron-stand-in/desktop/modes.ts'
import type { ShownNotification } from '../../electron-stand-in/desktop/notification.ts'
import { electronDesktop } from './electron-desktop.ts'
import { isStandIn } from './launch.ts'
import { standInDesktop } from './stand-in-desktop.ts'

/** What a person, or the system, does to the app from outside its windows. */
export interface DesktopOs {
  readonly tray: {
    /** A single click on the icon. */
    click(): Promise<void>
    doubleClick(): Promise<void>
    /** The visible items of the menu in order, '-' for a separator. */
    labels(): Promise<string[]>
    /** Chooses the item with this id or label; throws when it is missing, hidden or disabled. */
    choose(idOrLabel: string): Promise<void>
    toolTip(): Promise<string>
    title(): Promise<string>
    /** Path of the icon that is shown, '' when it was drawn in memory. */
    image(): Promise<string>
    /** Number of icons the app has in the tray. */
    count(): Promise<number>
    /** Labels of the menu a click opened, undefined when none is open. */
    openMenu(): Promise<string[] | undefined>
  }
  readonly hotkeys: {
    /** Presses the keys anywhere on the desktop; false when nobody listens. */
    press(accelerator: string): Promise<boolean>
    /** Gives the keys to another app, so that registering them fails. */
    take(accelerator: string): Promise<void>
    registered(): Promise<string[]>
  }
  readonly power: {
    /** Nobody has touched the computer for this many seconds. */
    idle(seconds: number): Promise<void>
    lock(): Promise<void>
    unlock(): Promise<void>
    suspend(): Promise<void>
    resume(): Promise<void>
  }
  readonly notifications: {
    list(): Promise<ShownNotification[]>
    /** Clicks the notification that came last. */
    click(): Promise<void>
    /** Presses a button of the notification that came last. */
    action(index: number): Promise<void>
  }
  readonly dialogs: {
    /** Prepares the answer to the next native dialog: a button's number or text, or the whole result. */
    answer(value: DialogAnswer): Promise<void>
    shown(): Promise<ShownDialog[]>
  }
  /** Switches the desktop's theme. */
  theme(dark: boolean): Promise<void>
  /** Addresses and paths handed to the system, in order. */
  opened(): Promise<string[]>
  /** What no person could have done; always empty on real Electron, which does not tell. */
  mistakes(): Promise<string[]>
  /** Makes the desktop another kind of desktop; only the stand-in can. */
  change(modes: Partial<DesktopModes>): Promise<void>
  /** Whether a person sees the window. Ask this, not the page: under Playwright every page believes it is visible. */
  isVisible(page: Page): Promise<boolean>
  isFocused(page: Page): Promise<boolean>
  /** Addresses of the windows a person sees. */
  visibleWindows(): Promise<string[]>
}

export function desktopOf(app: ElectronApplication): DesktopOs {
  return isStandIn ? standInDesktop(app) : electronDesktop(app)
}
