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

/** Where dates and numbers are written as Gleaner writes them: a locale (BCP 47), or `system` for the computer's. */
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

/** More favourites than a menu can show. */
export const FAVOURITES_MAX = 50
/** The longest notes of a favourite, in UTF-16 units. */
export const FAVOURITE_NOTES_MAX = 100_000

/** Work a person starts often, of the account whose ids these are. */
export interface Favourite extends Work {
  readonly notes: string
}

/** Who was signed in last; the token itself is in the keychain. */
export interface SignedInAccount {
  readonly kind: AccountKind
  readonly accountId: number
  readonly userId: number
}

/** An account and person whose token is in the keychain, with the names that were last known. */
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

/** What happens to a running timer while the user is away: ask on return, let it run, or stop it there. */
export const AWAY_CHOICES = ['ask', 'keep', 'stop'] as const
export type AwayChoice = (typeof AWAY_CHOICES)[number]

/** Answers given in advance. Absences shorter than the threshold are none, whatever is chosen here. */
export interface AwaySettings {
  readonly onSleep: AwayChoice
  readonly onLock: AwayChoice
  /** The computer was switched off, or Gleaner ended while the person was away. */
  readonly onShutdown: AwayChoice
  /** The person quits Gleaner while a timer runs. */
  readonly onQuit: AwayChoice
  /** Remembered answers, the first that fits is given. */
  readonly rules: readonly IdleRule[]
}

/** When the person works, in the zone of the profile. `from` is earlier than `to`; no day is twice in `days`. */
export interface WorkHours {
  readonly days: readonly Weekday[]
  readonly from: ClockTime
  readonly to: ClockTime
}

/** A reminder can be had or not, and most have a number of minutes; what it counts is said at each. */
export interface ReminderSetting {
  readonly isOn: boolean
  readonly minutes: number
}

/** What Gleaner reminds of. */
export interface ReminderSettings {
  /** Activity without a timer for so long, in work hours. */
  readonly noTimer: ReminderSetting
  /** A timer that runs so long after the end of work. */
  readonly endOfDay: ReminderSetting
  /** A timer that runs for so long. */
  readonly longRun: ReminderSetting
  /** A timer that ran across midnight may be split there. */
  readonly midnight: boolean
  /** So much was tracked today. */
  readonly target: ReminderSetting
  /** So long before the end of the last work day of a week that is not complete. */
  readonly weekIncomplete: ReminderSetting
  /** How long "Later" is. */
  readonly snoozeMinutes: number
  /** The screen is being shared: nothing is reminded of. */
  readonly presenting: boolean
}

/** How an account works whose settings Harvest does not tell this person. `entries`: as its entries show. */
export interface AccountFormats {
  readonly timerMode: TimerMode | 'entries'
  readonly timeFormat: TimeFormat
  readonly clock: ClockStyle
  readonly weekStartDay: WeekStartDay
  readonly decimalSymbol: DecimalSymbol
}

/** Everything that is kept in the settings file. Never a secret. Be careful when changing names: they are persisted. */
export interface Settings {
  readonly version: 1
  readonly theme: Theme
  readonly language: Language
  readonly region: Region
  readonly trayLabel: TrayLabel
  /** No client, project, task or notes in the bar, tooltip, questions and notifications. */
  readonly discreet: boolean
  /** What the person wants; what the system made of it is `AppState.loginItem`. */
  readonly launchAtLogin: boolean
  /** True if single letters, digits and signs are commands in windows (WCAG 2.1.4). */
  readonly letterKeys: boolean
  readonly idle: { readonly enabled: boolean; readonly thresholdMinutes: number }
  readonly away: AwaySettings
  readonly workHours: WorkHours
  readonly reminders: ReminderSettings
  /** Electron accelerators; null where the action has no hotkey. */
  readonly hotkeys: Readonly<Record<HotkeyAction, string | null>>
  /** In the order of the menu; those that are not assigned in this account are not shown. */
  readonly favourites: readonly Favourite[]
  /** Whether it is said that a timer was stopped or started elsewhere. */
  readonly externalChangeNotices: boolean
  /** Hosts other than Harvest's that may be opened without asking. */
  readonly allowedHosts: readonly string[]
  /** Used only where Harvest refuses to tell the settings of the account. */
  readonly accountFormats: AccountFormats
  readonly account: SignedInAccount | null
  /** Everybody that can be switched to, `account` among them. */
  readonly accounts: readonly KeptAccount[]
  readonly timesheetBounds: WindowBounds | null
  /** Whether the person has been told that closing a window leaves Gleaner in the tray. */
  readonly toldAboutTray: boolean
  /** Whether the person has been told where this system may hide the icon. */
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

/** What can be put back to how Gleaner came. `account`: the token and the entries kept on this computer. */
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
/** Who is signed in, where windows are, and what the user was told once. */
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

/** The locale (BCP 47) of texts: the computer's if that speaks the chosen language, else the language alone. */
export function localeFor(language: Language, computerLocale: string): string {
  const isComputers = language === computerLocale.split('-')[0]?.toLowerCase()
  return language === 'system' || isComputers ? computerLocale : language
}

/** A change of settings by a window. */
export type SettingsChange = Partial<Pick<Settings, ChangeableSetting>>
