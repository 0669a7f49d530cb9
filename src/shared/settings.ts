import type { AccountKind } from './account.ts'

export type Theme = 'system' | 'light' | 'dark'

/** What a global hotkey does. */
export type HotkeyAction = 'showPopover' | 'toggleTimer' | 'newEntry' | 'openTimesheet'

/** Who was signed in last; the token itself is in the keychain. */
export interface SignedInAccount {
  readonly kind: AccountKind
  readonly accountId: number
  readonly userId: number
}

export interface WindowBounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Everything that is kept in the settings file. Never a secret. Be careful when changing names: they are persisted. */
export interface Settings {
  readonly version: 1
  readonly theme: Theme
  readonly idle: { readonly enabled: boolean; readonly thresholdMinutes: number }
  /** Electron accelerators; null where the action has no hotkey. */
  readonly hotkeys: Readonly<Record<HotkeyAction, string | null>>
  /** Hosts other than Harvest's that may be opened without asking. */
  readonly allowedHosts: readonly string[]
  readonly account: SignedInAccount | null
  readonly timesheetBounds: WindowBounds | null
  /** Whether the person has been told that closing a window leaves Gleaner in the tray. */
  readonly toldAboutTray: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  theme: 'system',
  idle: { enabled: true, thresholdMinutes: 10 },
  hotkeys: {
    showPopover: 'CommandOrControl+Alt+H',
    toggleTimer: 'CommandOrControl+Alt+S',
    newEntry: 'CommandOrControl+Alt+N',
    openTimesheet: 'CommandOrControl+Alt+W'
  },
  allowedHosts: [],
  account: null,
  timesheetBounds: null,
  toldAboutTray: false
}

/** What a person can change in the settings view. */
export type SettingsChange = Partial<Pick<Settings, 'theme' | 'idle' | 'hotkeys'>>
