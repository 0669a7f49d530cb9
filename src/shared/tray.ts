import type { Work } from './project-assignment.ts'
import type { EntryKey } from './time-entry.ts'

/** The states of the tray icon, with one image each. */
export type TrayIcon = 'signed-out' | 'idle' | 'running' | 'offline' | 'attention' | 'asking'

/** Recent work in the menu: an entry, with the work that it had when the menu was drawn. */
export interface RecentItem extends Work {
  readonly entryKey: EntryKey
}

/** A favourite in the menu. */
export interface FavouriteItem extends Work {
  readonly notes: string
}

/**
 * The command of a menu item. It names what it acts on, because the menu may be older than the state when the user
 * chooses the item. `account` is the key of an account that is not open.
 */
export type TrayCommand =
  | { readonly kind: 'start' | 'connect' | 'popover' | 'timesheet' | 'settings' | 'idle' | 'quit' }
  | { readonly kind: 'stop'; readonly entryKey: EntryKey }
  | { readonly kind: 'stop-in'; readonly account: string; readonly entryKey: EntryKey }
  | { readonly kind: 'open-account'; readonly account: string }
  | { readonly kind: 'continue-recent'; readonly item: RecentItem }
  | { readonly kind: 'start-favourite'; readonly item: FavouriteItem }
  | { readonly kind: 'open-reminder'; readonly id: string }

export type TrayMenuItem =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'item'
      /** Identifies the item in the system's menu. */
      readonly id: string
      readonly label: string
      readonly enabled: boolean
      /** Absent if the item only shows text. */
      readonly command?: TrayCommand
      readonly accelerator?: string
    }

/** Everything that the tray shows, as data. The platform only draws it. */
export interface TrayView {
  readonly icon: TrayIcon
  readonly toolTip: string
  /** The text beside the icon, on macOS only; '' for none. */
  readonly title: string
  readonly menu: readonly TrayMenuItem[]
}
