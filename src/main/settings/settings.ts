import { z } from 'zod'
import type { SettingsFile } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setSettings } from '#main/store/transitions.ts'
import type { HotkeyAction, ReminderSettings, Settings } from '#shared/settings.ts'
import { isSameAccount } from '#shared/account-choice.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import type { Weekday } from '#shared/week.ts'
import { WEEKDAYS } from '#shared/week.ts'

const accelerator = (action: HotkeyAction) =>
  z.string().min(1).max(80).nullable().catch(DEFAULT_SETTINGS.hotkeys[action])

const favourite = z.object({
  projectId: z.int().positive(),
  taskId: z.int().positive(),
  notes: z.string().max(100_000)
})

const choice = z.enum(['ask', 'keep', 'stop'])
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const minutes = z.int().min(0).max(100_000)

const weekday = z.literal(WEEKDAYS)

const rule = z.object({
  id: z.string().min(1).max(100),
  decision: z.enum(['stop-and-remove', 'continue-and-remove', 'add-as-new-entry', 'ignore']),
  conditions: z.object({
    work: z.object({ projectId: z.int(), taskId: z.int() }).exactOptional(),
    kind: z.enum(['idle', 'lock', 'sleep', 'off']).exactOptional(),
    minutes: z.object({ least: minutes, most: minutes }).exactOptional(),
    timeOfDay: z.object({ from: timeOfDay, to: timeOfDay }).exactOptional()
  }),
  workName: z.string().max(1000).exactOptional(),
  isOn: z.boolean()
})

const { away, reminders } = DEFAULT_SETTINGS

type TimedReminder = Exclude<keyof ReminderSettings, 'midnight' | 'snoozeMinutes' | 'presenting'>

const reminder = (name: TimedReminder) =>
  z.object({ isOn: z.boolean(), minutes: z.int().min(1).max(1440) }).catch(reminders[name])

const account = {
  kind: z.enum(['harvest', 'demo']),
  accountId: z.int().positive(),
  userId: z.int().positive()
}

/** What the settings file may hold. A part that is not understood falls back to its default. */
const schema = z.object({
  version: z.literal(1).catch(1),
  theme: z.enum(['system', 'light', 'dark']).catch(DEFAULT_SETTINGS.theme),
  language: z.enum(['system', 'en', 'de']).catch(DEFAULT_SETTINGS.language),
  trayLabel: z
    .enum(['none', 'time', 'time-and-project', 'today'])
    .catch(DEFAULT_SETTINGS.trayLabel),
  discreet: z.boolean().catch(false),
  launchAtLogin: z.boolean().catch(false),
  idle: z
    .object({ enabled: z.boolean(), thresholdMinutes: z.number().int().min(1).max(240) })
    .catch(DEFAULT_SETTINGS.idle),
  away: z
    .object({
      onSleep: choice.catch(away.onSleep),
      onLock: choice.catch(away.onLock),
      onShutdown: choice.catch(away.onShutdown),
      onQuit: choice.catch(away.onQuit),
      rules: z.array(rule).max(100).catch([])
    })
    .catch(() => ({ ...away, rules: [...away.rules] })),
  workHours: z
    .object({ days: z.array(weekday).transform(inOrder), from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => from < to)
    .catch(DEFAULT_SETTINGS.workHours),
  reminders: z
    .object({
      noTimer: reminder('noTimer'),
      endOfDay: reminder('endOfDay'),
      longRun: reminder('longRun'),
      midnight: z.boolean().catch(reminders.midnight),
      target: reminder('target'),
      weekIncomplete: reminder('weekIncomplete'),
      snoozeMinutes: z.int().min(1).max(1440).catch(reminders.snoozeMinutes),
      presenting: z.boolean().catch(false)
    })
    .catch(reminders),
  hotkeys: z
    .object({
      showPopover: accelerator('showPopover'),
      toggleTimer: accelerator('toggleTimer'),
      newEntry: accelerator('newEntry'),
      openTimesheet: accelerator('openTimesheet'),
      openPalette: accelerator('openPalette')
    })
    .catch(DEFAULT_SETTINGS.hotkeys),
  favourites: z.array(favourite).max(50).catch([]),
  externalChangeNotices: z.boolean().catch(true),
  allowedHosts: z.array(z.string().max(255)).max(500).catch([]),
  account: z.object(account).nullable().catch(null),
  accounts: z
    .array(z.object({ ...account, name: z.string().max(500), person: z.string().max(500) }))
    .max(100)
    .catch([]),
  timesheetBounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
    .nullable()
    .catch(null),
  toldAboutTray: z.boolean().catch(false),
  toldWhereIconIs: z.boolean().catch(false),
  onboardingDone: z.boolean().catch(false)
}) satisfies z.ZodType<Settings>

/** Reads the settings: never throws, whatever the file holds; a corrupt one is kept aside and named. */
export function readSettings(file: SettingsFile): {
  readonly settings: Settings
  readonly corruptCopy: string | null
} {
  const { content, corruptCopy } = file.read()
  return { settings: parseSettings(content), corruptCopy }
}

/** Whatever it is given, as settings: parts that are not understood are the defaults. */
export function parseSettings(content: unknown): Settings {
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content)
  return withCurrentAccount(schema.parse(isObject ? content : {}))
}

/** Before several accounts could be kept, only the current one was written. */
function withCurrentAccount(settings: Settings): Settings {
  const { account: current, accounts } = settings
  if (!current || accounts.some((each) => isSameAccount(each, current))) return settings
  return { ...settings, accounts: [...accounts, { ...current, name: '', person: '' }] }
}

/** Changes settings for good: the file first, then the state. */
export function createSettingsWriter(file: SettingsFile, store: Store) {
  return (change: Partial<Settings>): void => {
    const settings = { ...store.state.settings, ...change }
    file.write(settings)
    store.update(setSettings(settings))
  }
}

export type ChangeSettings = ReturnType<typeof createSettingsWriter>

function inOrder(days: readonly Weekday[]): readonly Weekday[] {
  return WEEKDAYS.filter((day) => days.includes(day))
}
