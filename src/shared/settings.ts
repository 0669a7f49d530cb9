import type { AccountKind } from './account.ts'
import type { ClockTime } from './time/clock-time.ts'
import type { ClockStyle, DecimalSymbol, TimeFormat, TimerMode } from './company.ts'
import type { Work } from './project-assignment.ts'
import type { IdleRule } from './absence.ts'
import type { Weekday, WeekStartDay } from './time/week.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The actions that can have a global hotkey, in the order in which the settings list them. */
export const HOTKEY_ACTIONS = [
  'showPopover',
  'toggleTimer',
  'newEntry',
  'openTimesheet',
  'openPalette'
] as const
export type HotkeyAction = (typeof HOTKEY_ACTIONS)[number]

/** The text beside the icon in the menu bar of macOS. */
export const TRAY_LABELS = ['none', 'time', 'time-and-project', 'today'] as const
export type TrayLabel = (typeof TRAY_LABELS)[number]

/** The language of every text. `system` is the computer's language, if the catalogue has it. */
export const LANGUAGES = ['system', 'en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** The region whose format Gleaner uses for dates and numbers: a locale (BCP 47), or `system` for the computer's. */
export const REGIONS = [
  'system',
  'en-GB',
  'en-US',
  'en-CA',
  'de-DE',
  'de-CH',
  'fr-FR',
  'sv-SE'
] as const
export type Region = (typeof REGIONS)[number]

/** The maximum number of favourites. A menu cannot show more. */
export const FAVOURITES_MAX = 50
/** The maximum length of the notes of a favourite, in UTF-16 code units. */
export const FAVOURITE_NOTES_MAX = 100_000

/** Work that the user starts often. The ids belong to the account. */
export interface Favourite extends Work {
  readonly notes: string
}

/** The account and user that was signed in last. The token is in the keychain. */
export interface SignedInAccount {
  readonly kind: AccountKind
  readonly accountId: number
  readonly userId: number
}

/** An account and user whose token is in the keychain, with the last known names. */
export interface KeptAccount extends SignedInAccount {
  readonly name: string
  readonly person: string
}

export interface WindowBounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The treatment of a running timer while the user is away: ask on return, let it run, or stop it there. */
export const AWAY_CHOICES = ['ask', 'keep', 'stop'] as const
export type AwayChoice = (typeof AWAY_CHOICES)[number]

/** Answers given in advance. Absences shorter than the threshold are ignored, regardless of these settings. */
export interface AwaySettings {
  readonly onSleep: AwayChoice
  readonly onLock: AwayChoice
  /** The computer was switched off, or Gleaner was closed, while the user was away. */
  readonly onShutdown: AwayChoice
  /** The user quits Gleaner while a timer runs. */
  readonly onQuit: AwayChoice
  /** The rules. The first one that applies is used. */
  readonly rules: readonly IdleRule[]
}

/**
 * The user's work hours in the zone of the profile. `from` is earlier than `to`, and `days` has no
 * duplicates.
 */
export interface WorkHours {
  readonly days: readonly Weekday[]
  readonly from: ClockTime
  readonly to: ClockTime
}

/** A reminder that is on or off. `minutes` has a different meaning for each kind. */
export interface ReminderSetting {
  readonly isOn: boolean
  readonly minutes: number
}

/** The settings of every kind of reminder. */
export interface ReminderSettings {
  /** Minutes of activity without a timer, in work hours. */
  readonly noTimer: ReminderSetting
  /** Minutes that a timer runs after the end of work. */
  readonly endOfDay: ReminderSetting
  /** Minutes that a timer runs in total. */
  readonly longRun: ReminderSetting
  /** Offers to split a timer that ran past midnight. */
  readonly midnight: boolean
  /** The daily target in minutes. */
  readonly target: ReminderSetting
  /** Minutes before the end of the last work day of an incomplete week. */
  readonly weekIncomplete: ReminderSetting
  /** Minutes until a snoozed reminder opens again. */
  readonly snoozeMinutes: number
  /** True while the user shares the screen. No reminder opens then. */
  readonly presenting: boolean
}

/**
 * Settings of an account that Harvest does not let this user read. `entries`: Gleaner derives the mode from the
 * entries.
 */
export interface AccountFormats {
  readonly timerMode: TimerMode | 'entries'
  readonly timeFormat: TimeFormat
  readonly clock: ClockStyle
  readonly weekStartDay: WeekStartDay
  readonly decimalSymbol: DecimalSymbol
}

/**
 * The content of the settings file. It never contains a secret. The names are persisted, so
 * renaming one needs a migration.
 */
export interface Settings {
  readonly version: 1
  readonly theme: Theme
  readonly language: Language
  readonly region: Region
  readonly trayLabel: TrayLabel
  /** True to hide client, project, task and notes in the bar, tooltip, questions and notifications. */
  readonly discreet: boolean
  /** The user's choice. `AppState.loginItem` has the result. */
  readonly launchAtLogin: boolean
  /** True if single letters, digits and signs are commands in windows (WCAG 2.1.4). */
  readonly letterKeys: boolean
  readonly idle: { readonly enabled: boolean; readonly thresholdMinutes: number }
  readonly away: AwaySettings
  readonly workHours: WorkHours
  readonly reminders: ReminderSettings
  /** Electron accelerators; null for an action without a hotkey. */
  readonly hotkeys: Readonly<Record<HotkeyAction, string | null>>
  /** Favourites in the order of the menu. Favourites of other accounts are not shown. */
  readonly favourites: readonly Favourite[]
  /** True if Gleaner reports timers that were started or stopped elsewhere. */
  readonly externalChangeNotices: boolean
  /** Other hosts than Harvest's that open without a question. */
  readonly allowedHosts: readonly string[]
  /** Used only if Harvest refuses to return the settings of the account. */
  readonly accountFormats: AccountFormats
  readonly account: SignedInAccount | null
  /** All signed-in accounts, including `account`. */
  readonly accounts: readonly KeptAccount[]
  readonly timesheetBounds: WindowBounds | null
  /** True if the user was told that closing a window leaves Gleaner in the tray. */
  readonly toldAboutTray: boolean
  /** True if the user was told where this system may hide the icon. */
  readonly toldWhereIconIs: boolean
  readonly onboardingDone: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  theme: 'system',
  language: 'system',
  region: 'system',
  trayLabel: 'time',
  discreet: false,
  launchAtLogin: false,
  letterKeys: true,
  idle: { enabled: true, thresholdMinutes: 10 },
  away: {
    onSleep: 'ask',
    onLock: 'ask',
    onShutdown: 'ask',
    onQuit: 'keep',
    rules: []
  },
  workHours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
  reminders: {
    noTimer: { isOn: true, minutes: 15 },
    endOfDay: { isOn: true, minutes: 15 },
    longRun: { isOn: true, minutes: 600 },
    midnight: true,
    target: { isOn: false, minutes: 480 },
    weekIncomplete: { isOn: true, minutes: 30 },
    snoozeMinutes: 15,
    presenting: false
  },
  hotkeys: {
    showPopover: 'CommandOrControl+Alt+H',
    toggleTimer: 'CommandOrControl+Alt+S',
    newEntry: 'CommandOrControl+Alt+N',
    openTimesheet: 'CommandOrControl+Alt+W',
    openPalette: 'CommandOrControl+Alt+G'
  },
  favourites: [],
  externalChangeNotices: true,
  allowedHosts: [],
  accountFormats: {
    timerMode: 'entries',
    timeFormat: 'hours_minutes',
    clock: '24h',
    weekStartDay: 'Monday',
    decimalSymbol: '.'
  },
  account: null,
  accounts: [],
  timesheetBounds: null,
  toldAboutTray: false,
  toldWhereIconIs: false,
  onboardingDone: false
}

/** What a reset can restore to its defaults. `account`: the token and the entries on this computer. */
export const RESET_SCOPES = ['settings', 'account', 'everything'] as const
export type ResetScope = (typeof RESET_SCOPES)[number]

/** How Gleaner treats one setting. */
export interface SettingUse {
  /** True if windows may change it (command `changeSettings`). */
  readonly isChangeable: boolean
  /** True if an export contains it. Accounts, trusted hosts and facts about this computer stay out. */
  readonly isExported: boolean
  /** True if a reset of the settings restores its default. */
  readonly isReset: boolean
}

const CHOICE = { isChangeable: true, isExported: true, isReset: true } as const
/** The signed-in accounts, the positions of windows, and what the user was told once. */
const RECORD = { isChangeable: false, isExported: false, isReset: false } as const

/** How Gleaner treats each setting. A new setting does not compile without an entry here. */
export const SETTING_USES = {
  version: { isChangeable: false, isExported: false, isReset: true },
  theme: CHOICE,
  language: CHOICE,
  region: CHOICE,
  trayLabel: CHOICE,
  discreet: CHOICE,
  launchAtLogin: CHOICE,
  letterKeys: CHOICE,
  idle: CHOICE,
  away: CHOICE,
  workHours: CHOICE,
  reminders: CHOICE,
  hotkeys: CHOICE,
  favourites: CHOICE,
  externalChangeNotices: CHOICE,
  allowedHosts: { isChangeable: false, isExported: false, isReset: true },
  accountFormats: { isChangeable: true, isExported: false, isReset: true },
  account: RECORD,
  accounts: RECORD,
  timesheetBounds: RECORD,
  toldAboutTray: RECORD,
  toldWhereIconIs: RECORD,
  onboardingDone: { isChangeable: true, isExported: false, isReset: false }
} as const satisfies Record<keyof Settings, SettingUse>

/** Returns the names of the settings of a use, in the order of the settings file. */
export function settingsOf(use: keyof SettingUse): readonly (keyof Settings)[] {
  return (Object.keys(SETTING_USES) as (keyof Settings)[]).filter((name) => SETTING_USES[name][use])
}

/** The settings that windows may change. */
export type ChangeableSetting = {
  [Name in keyof Settings]: (typeof SETTING_USES)[Name]['isChangeable'] extends true ? Name : never
}[keyof Settings]

/**
 * Returns the locale (BCP 47) of texts: the computer's locale if it has the chosen language,
 * otherwise the language alone.
 */
export function localeFor(language: Language, computerLocale: string): string {
  const isComputers = language === computerLocale.split('-')[0]?.toLowerCase()
  return language === 'system' || isComputers ? computerLocale : language
}

/** A change of settings by a window. */
export type SettingsChange = Partial<Pick<Settings, ChangeableSetting>>
