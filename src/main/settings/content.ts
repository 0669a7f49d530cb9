import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type {
  AccountFormats,
  AwaySettings,
  HotkeyAction,
  ReminderSetting,
  ReminderSettings,
  Settings,
  WorkHours
} from '#shared/settings.ts'
import { DEFAULT_SETTINGS, FAVOURITE_NOTES_MAX, FAVOURITES_MAX, REGIONS } from '#shared/settings.ts'
import type { Weekday } from '#shared/time/week.ts'
import { WEEKDAYS } from '#shared/time/week.ts'
import type { Part } from './tolerant.ts'
import { group, list, single } from './tolerant.ts'

const { away, reminders, workHours, idle, hotkeys, accountFormats: formats } = DEFAULT_SETTINGS

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const minutes = z.int().min(0).max(100_000)
const flag = (fallback: boolean): Part<boolean> => single(z.boolean(), fallback)
const choice = z.enum(['ask', 'keep', 'stop'])

const favourite = z.object({
  projectId: z.int().positive(),
  taskId: z.int().positive(),
  notes: z.string().max(FAVOURITE_NOTES_MAX)
})

const rule = z.object({
  id: z.string().min(1).max(100),
  decision: z.enum(['stop-and-remove', 'continue-and-remove', 'add-as-new-entry', 'ignore']),
  // a rule with a condition that is not known here must not be used without it
  conditions: z.strictObject({
    work: z.object({ projectId: z.int(), taskId: z.int() }).exactOptional(),
    kind: z.enum(['idle', 'lock', 'sleep', 'off']).exactOptional(),
    minutes: z.object({ least: minutes, most: minutes }).exactOptional(),
    timeOfDay: z.object({ from: timeOfDay, to: timeOfDay }).exactOptional()
  }),
  workName: z.string().max(1000).exactOptional(),
  isOn: z.boolean()
})

const account = z.object({
  kind: z.enum(['harvest', 'demo']),
  accountId: z.int().positive(),
  userId: z.int().positive()
})

const keptAccount = account.extend({ name: z.string().max(500), person: z.string().max(500) })

const bounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive()
})

const hotkey = (action: HotkeyAction): Part<string | null> =>
  single(z.string().min(1).max(80).nullable(), hotkeys[action], 'hotkey')

type TimedReminder = Exclude<keyof ReminderSettings, 'midnight' | 'snoozeMinutes' | 'presenting'>

const reminderMinutes = z.int().min(1).max(1440)

const reminder = (name: TimedReminder): Part<ReminderSetting> =>
  group<ReminderSetting>(
    {
      isOn: single(z.boolean(), reminders[name].isOn, 'reminder'),
      minutes: single(reminderMinutes, reminders[name].minutes, 'reminder')
    },
    'reminder'
  )

/** A newer version number stays in the file. */
const version: Part<1> = {
  read: (input) => ({ value: 1, kept: input, damaged: [] }),
  write: (kept) => kept ?? 1
}

const listedDays = list<Weekday>(z.literal(WEEKDAYS), {
  kind: 'choice',
  most: WEEKDAYS.length,
  identify: (day) => day
})

const days: Part<readonly Weekday[]> = {
  read(input) {
    if (!Array.isArray(input)) return single(z.never(), workHours.days).read(input)
    const { value, ...rest } = listedDays.read([...new Set(input as readonly unknown[])])
    return { ...rest, value: WEEKDAYS.filter((day) => value.includes(day)) }
  },
  write: (kept, next) => (isDeepStrictEqual(days.read(kept).value, next) ? kept : next)
}

const anyWorkHours = group<WorkHours>({
  days,
  from: single(timeOfDay, workHours.from),
  to: single(timeOfDay, workHours.to)
})

/** Hours that end before they begin are damaged; the days beside them are kept. */
const forwardWorkHours: Part<WorkHours> = {
  read(input) {
    const read = anyWorkHours.read(input)
    if (read.value.from < read.value.to) return read
    const { from, to } = workHours
    const content = read.kept as Readonly<Record<string, unknown>>
    const { from: _from, to: _to, ...kept } = content
    return { value: { ...read.value, from, to }, kept, damaged: [...read.damaged, 'choice'] }
  },
  write: anyWorkHours.write
}

/** Everything that the settings file may hold. */
export const settingsContent: Part<Settings> = group<Settings>({
  version,
  theme: single(z.enum(['system', 'light', 'dark']), DEFAULT_SETTINGS.theme),
  language: single(z.enum(['system', 'en', 'de']), DEFAULT_SETTINGS.language),
  region: single(z.enum(REGIONS), DEFAULT_SETTINGS.region),
  trayLabel: single(
    z.enum(['none', 'time', 'time-and-project', 'today']),
    DEFAULT_SETTINGS.trayLabel
  ),
  discreet: flag(DEFAULT_SETTINGS.discreet),
  launchAtLogin: flag(DEFAULT_SETTINGS.launchAtLogin),
  letterKeys: flag(DEFAULT_SETTINGS.letterKeys),
  idle: group<Settings['idle']>({
    enabled: flag(idle.enabled),
    thresholdMinutes: single(z.int().min(1).max(240), idle.thresholdMinutes)
  }),
  away: group<AwaySettings>({
    onSleep: single(choice, away.onSleep),
    onLock: single(choice, away.onLock),
    onShutdown: single(choice, away.onShutdown),
    onQuit: single(choice, away.onQuit),
    rules: list(rule, { kind: 'rule', most: 100, identify: ({ id }) => id })
  }),
  workHours: forwardWorkHours,
  reminders: group<ReminderSettings>({
    noTimer: reminder('noTimer'),
    endOfDay: reminder('endOfDay'),
    longRun: reminder('longRun'),
    midnight: single(z.boolean(), reminders.midnight, 'reminder'),
    target: reminder('target'),
    weekIncomplete: reminder('weekIncomplete'),
    snoozeMinutes: single(reminderMinutes, reminders.snoozeMinutes, 'reminder'),
    presenting: single(z.boolean(), reminders.presenting, 'reminder')
  }),
  hotkeys: group<Settings['hotkeys']>({
    showPopover: hotkey('showPopover'),
    toggleTimer: hotkey('toggleTimer'),
    newEntry: hotkey('newEntry'),
    openTimesheet: hotkey('openTimesheet'),
    openPalette: hotkey('openPalette')
  }),
  favourites: list(favourite, {
    kind: 'favourite',
    most: FAVOURITES_MAX,
    identify: ({ projectId, taskId, notes }) => [projectId, taskId, notes]
  }),
  externalChangeNotices: flag(DEFAULT_SETTINGS.externalChangeNotices),
  allowedHosts: list(z.string().max(255), { kind: 'host', most: 500, identify: (host) => host }),
  accountFormats: group<AccountFormats>({
    timerMode: single(z.enum(['entries', 'duration', 'timestamps']), formats.timerMode),
    timeFormat: single(z.enum(['decimal', 'hours_minutes']), formats.timeFormat),
    clock: single(z.enum(['12h', '24h']), formats.clock),
    weekStartDay: single(z.enum(['Monday', 'Sunday', 'Saturday']), formats.weekStartDay),
    decimalSymbol: single(z.enum(['.', ',']), formats.decimalSymbol)
  }),
  account: single(account.nullable(), null, 'account'),
  accounts: list(keptAccount, {
    kind: 'account',
    most: 100,
    identify: ({ kind, accountId, userId }) => [kind, accountId, userId]
  }),
  timesheetBounds: single(bounds.nullable(), null),
  toldAboutTray: flag(false),
  toldWhereIconIs: flag(false),
  onboardingDone: flag(false)
})
