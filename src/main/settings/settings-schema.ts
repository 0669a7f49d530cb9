import { z } from 'zod'
import { ACCOUNT_KINDS } from '#shared/account.ts'
import { CLOCK_STYLES, DECIMAL_SYMBOLS, TIME_FORMATS, TIMER_MODES } from '#shared/company.ts'
import { ABSENCE_KINDS, IDLE_DECISIONS } from '#shared/absence.ts'
import type { ChangeableSetting, HotkeyAction, Settings } from '#shared/settings.ts'
import {
  AWAY_CHOICES,
  FAVOURITE_NOTES_MAX,
  FAVOURITES_MAX,
  HOTKEY_ACTIONS,
  LANGUAGES,
  REGIONS,
  settingsOf,
  THEMES,
  TRAY_LABELS
} from '#shared/settings.ts'
import { WEEK_START_DAYS, WEEKDAYS } from '#shared/time/week.ts'

/** The longest lists in the settings. */
export const RULES_MAX = 100
export const HOSTS_MAX = 500
export const ACCOUNTS_MAX = 100
const MINUTES_OF_DAY = 1440

/** A time of day, `HH:MM`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** The ids of a project and a task. */
export const workIds = z.strictObject({ projectId: z.int().positive(), taskId: z.int().positive() })
/** An answer to an idle question. */
export const idleDecision = z.enum(IDLE_DECISIONS)

const minutes = z.int().min(0).max(100_000)

/**
 * Strict in the settings file too: if an unreadable condition were ignored, the rule would apply more often than the
 * user wants.
 */
export const ruleConditions = z.strictObject({
  work: workIds.exactOptional(),
  kind: z.enum(ABSENCE_KINDS).exactOptional(),
  minutes: z.strictObject({ least: minutes, most: minutes }).exactOptional(),
  timeOfDay: z.strictObject({ from: clockTime, to: clockTime }).exactOptional()
})

const rule = z.strictObject({
  id: z.string().min(1).max(100),
  decision: idleDecision,
  conditions: ruleConditions,
  workName: z.string().max(1000).exactOptional(),
  isOn: z.boolean()
})

const awayChoice = z.enum(AWAY_CHOICES)
const reminderMinutes = z.int().min(1).max(MINUTES_OF_DAY)
const reminder = z.strictObject({ isOn: z.boolean(), minutes: reminderMinutes })
const accelerator = z.string().min(1).max(80).nullable()

const account = z.strictObject({
  kind: z.enum(ACCOUNT_KINDS),
  accountId: z.int().positive(),
  userId: z.int().positive()
})

/** The values that each setting may have. The commands of windows and the settings file share these schemas. */
export const SETTINGS_SCHEMA = {
  version: z.literal(1),
  theme: z.enum(THEMES),
  language: z.enum(LANGUAGES),
  region: z.enum(REGIONS),
  trayLabel: z.enum(TRAY_LABELS),
  discreet: z.boolean(),
  launchAtLogin: z.boolean(),
  letterKeys: z.boolean(),
  idle: z.strictObject({ enabled: z.boolean(), thresholdMinutes: z.int().min(1).max(240) }),
  away: z.strictObject({
    onSleep: awayChoice,
    onLock: awayChoice,
    onShutdown: awayChoice,
    onQuit: awayChoice,
    rules: z.array(rule).max(RULES_MAX)
  }),
  workHours: z
    .strictObject({
      days: z.array(z.literal(WEEKDAYS)).max(WEEKDAYS.length),
      from: clockTime,
      to: clockTime
    })
    .refine(({ from, to }) => from < to),
  reminders: z.strictObject({
    noTimer: reminder,
    endOfDay: reminder,
    longRun: reminder,
    midnight: z.boolean(),
    target: reminder,
    weekIncomplete: reminder,
    snoozeMinutes: reminderMinutes,
    presenting: z.boolean()
  }),
  hotkeys: z.strictObject(
    Object.fromEntries(HOTKEY_ACTIONS.map((action) => [action, accelerator])) as Record<
      HotkeyAction,
      typeof accelerator
    >
  ),
  favourites: z
    .array(workIds.extend({ notes: z.string().max(FAVOURITE_NOTES_MAX) }))
    .max(FAVOURITES_MAX),
  externalChangeNotices: z.boolean(),
  allowedHosts: z.array(z.string().max(255)).max(HOSTS_MAX),
  accountFormats: z.strictObject({
    timerMode: z.enum(['entries', ...TIMER_MODES]),
    timeFormat: z.enum(TIME_FORMATS),
    clock: z.enum(CLOCK_STYLES),
    weekStartDay: z.enum(WEEK_START_DAYS),
    decimalSymbol: z.enum(DECIMAL_SYMBOLS)
  }),
  account: account.nullable(),
  accounts: z
    .array(account.extend({ name: z.string().max(500), person: z.string().max(500) }))
    .max(ACCOUNTS_MAX),
  timesheetBounds: z
    .strictObject({
      x: z.int(),
      y: z.int(),
      width: z.int().positive(),
      height: z.int().positive()
    })
    .nullable(),
  toldAboutTray: z.boolean(),
  toldWhereIconIs: z.boolean(),
  onboardingDone: z.boolean()
} satisfies { readonly [Name in keyof Settings]: z.ZodType<Settings[Name]> }

type Changes = {
  [Name in ChangeableSetting]: z.ZodExactOptional<(typeof SETTINGS_SCHEMA)[Name]>
}

/** A change of settings by a window. Refuses unknown members and settings that only Gleaner changes. */
export const settingsChange = z.strictObject(
  Object.fromEntries(
    settingsOf('isChangeable').map((name) => [name, SETTINGS_SCHEMA[name].exactOptional()])
  ) as unknown as Changes
)
