import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { AwaySettings, Settings, WorkHours } from '#shared/settings.ts'
import { DEFAULT_SETTINGS, FAVOURITES_MAX } from '#shared/settings.ts'
import type { Weekday } from '#shared/time/week.ts'
import { WEEKDAYS } from '#shared/time/week.ts'
import { ACCOUNTS_MAX, HOSTS_MAX, RULES_MAX, SETTINGS_SCHEMA } from './settings-schema.ts'
import type { Part, Parts } from './tolerant.ts'
import { group, list, membersOf, single, tolerant } from './tolerant.ts'

/** Always reads as 1. The version number of a newer Gleaner stays in the file. */
const version: Part<1> = {
  read: (input) => ({ value: 1, stored: input, damaged: [] }),
  write: (stored) => stored ?? 1
}

const listedDays = list<Weekday>(SETTINGS_SCHEMA.workHours.shape.days.element, {
  kind: 'choice',
  most: WEEKDAYS.length,
  identify: (day) => day
})

/** The work days, in the order of the week and each once. */
const days: Part<readonly Weekday[]> = {
  read(input) {
    if (!Array.isArray(input)) return single(z.never(), DEFAULT_SETTINGS.workHours.days).read(input)
    const { value, ...rest } = listedDays.read([...new Set(input as readonly unknown[])])
    return { ...rest, value: WEEKDAYS.filter((day) => value.includes(day)) }
  },
  write: (stored, next) => (isDeepStrictEqual(days.read(stored).value, next) ? stored : next)
}

const anyWorkHours = group<WorkHours>({
  ...membersOf(SETTINGS_SCHEMA.workHours, DEFAULT_SETTINGS.workHours),
  days
})

/** If the end is not after the start, the default hours are used. The work days stay. */
const workHours: Part<WorkHours> = {
  read(input) {
    const read = anyWorkHours.read(input)
    if (read.value.from < read.value.to) return read
    const { from, to } = DEFAULT_SETTINGS.workHours
    const content = read.stored as Readonly<Record<string, unknown>>
    const { from: _from, to: _to, ...stored } = content
    return { value: { ...read.value, from, to }, stored, damaged: [...read.damaged, 'choice'] }
  },
  write: anyWorkHours.write
}

const away = group<AwaySettings>({
  ...membersOf(SETTINGS_SCHEMA.away, DEFAULT_SETTINGS.away),
  rules: list(SETTINGS_SCHEMA.away.shape.rules.element, {
    kind: 'rule',
    most: RULES_MAX,
    identify: ({ id }) => id
  })
})

type ListSetting = {
  [Name in keyof Settings]: Settings[Name] extends readonly unknown[] ? Name : never
}[keyof Settings]

/** Lists are read element by element. A new list setting does not compile without an entry here. */
const lists: Parts<Pick<Settings, ListSetting>> = {
  favourites: list(SETTINGS_SCHEMA.favourites.element, {
    kind: 'favourite',
    most: FAVOURITES_MAX,
    identify: ({ projectId, taskId, notes }) => [projectId, taskId, notes]
  }),
  allowedHosts: list(SETTINGS_SCHEMA.allowedHosts.element, {
    kind: 'host',
    most: HOSTS_MAX,
    identify: (host) => host
  }),
  accounts: list(SETTINGS_SCHEMA.accounts.element, {
    kind: 'account',
    most: ACCOUNTS_MAX,
    identify: ({ kind, accountId, userId }) => [kind, accountId, userId]
  })
}

/** The settings file, read part by part: a damaged part reads as its default and does not affect the other parts. */
export const settingsContent: Part<Settings> = group<Settings>({
  ...membersOf(z.strictObject(SETTINGS_SCHEMA), DEFAULT_SETTINGS),
  ...lists,
  version,
  away,
  workHours,
  reminders: tolerant(SETTINGS_SCHEMA.reminders, DEFAULT_SETTINGS.reminders, 'reminder'),
  hotkeys: tolerant(SETTINGS_SCHEMA.hotkeys, DEFAULT_SETTINGS.hotkeys, 'hotkey'),
  account: single(SETTINGS_SCHEMA.account, DEFAULT_SETTINGS.account, 'account')
})
