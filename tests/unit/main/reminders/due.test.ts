import { describe, expect, it } from 'vitest'
import type { ReminderFacts } from '#main/reminders/due.ts'
import { dueReminders, nextDue } from '#main/reminders/due.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { weekOf } from '#shared/time/week.ts'
import { harvestEntry, NOW, runningEntry, shown, WORK } from '#tests/support/entries.ts'

const BERLIN = 'Europe/Berlin'
const { reminders: settings, workHours } = DEFAULT_SETTINGS
/** A Wednesday, 16:00 in Berlin. */
const TODAY = '2026-11-18'
const at = (time: string, day = TODAY) => Date.parse(`${day}T${time}:00+01:00`)

function facts(differs: Partial<ReminderFacts> = {}): ReminderFacts {
  return {
    now: NOW,
    timeZone: BERLIN,
    running: null,
    today: { spentDate: TODAY, entries: [] },
    week: {
      week: weekOf(TODAY, 'Monday'),
      hours: 2000,
      includesRunning: true,
      capacity: 4000
    },
    last: { entryKey: 'h1', work: WORK, notes: 'review' },
    activeSince: null,
    lastInput: NOW,
    isAsked: false,
    settings,
    workHours,
    answered: {},
    open: [],
    ...differs
  }
}

function running(startedAt: number, banked = 0, spentDate = TODAY) {
  return shown(runningEntry(startedAt, banked, { spentDate }))
}

const kinds = (differs: Partial<ReminderFacts>) =>
  dueReminders(facts(differs)).map(({ kind }) => kind)

describe('the reminder about work without a timer', () => {
  it('the reminder appears after the set activity, with its start and the last work', () => {
    expect(dueReminders(facts({ activeSince: NOW - 14 * MINUTE }))).toEqual([])
    expect(dueReminders(facts({ activeSince: NOW - 15 * MINUTE }))).toEqual([
      {
        id: 'no-timer',
        kind: 'no-timer',
        since: NOW - 15 * MINUTE,
        work: WORK,
        notes: 'review'
      }
    ])
  })

  it('the activity counts from the start of work hours and from the end of tracked time', () => {
    const early = { activeSince: at('07:00'), now: at('09:20') }
    expect(dueReminders(facts(early))).toMatchObject([{ since: at('09:00') }])
    const entry = shown(harvestEntry({ spentDate: TODAY, endedTime: '09:10' }))
    const tracked = { ...early, today: { spentDate: TODAY, entries: [entry] } }
    expect(dueReminders(facts(tracked))).toEqual([])
  })

  it.each([
    ['while a timer runs', { running: running(NOW - MINUTE) }],
    ['before and after work', { now: at('17:30'), activeSince: at('16:30') }],
    ['on a day off', { workHours: { ...workHours, days: [1, 2] } }],
    ['while the screen is shared', { settings: { ...settings, presenting: true } }],
    [
      'when it is off in the settings',
      { settings: { ...settings, noTimer: { isOn: false, minutes: 1 } } }
    ],
    ['before its postponed time', { answered: { 'no-timer': NOW + MINUTE } }]
  ] as const)('the reminder about work without a timer does not appear %s', (_, differs) => {
    expect(kinds({ activeSince: NOW - HOUR, ...differs })).toEqual([])
  })
})

describe('the reminder about a timer after work', () => {
  const evening = at('17:15')

  it('the reminder appears after work and contains the last input', () => {
    const entry = running(at('16:00'))
    const late = { running: entry, lastInput: at('16:40') }
    expect(kinds({ ...late, now: evening - MINUTE })).toEqual([])
    expect(dueReminders(facts({ ...late, now: evening }))).toMatchObject([
      { kind: 'end-of-day', entryKey: entry.key, stopAt: at('16:40') }
    ])
  })

  it('the reminder does not change its last input, and ignores inputs before the timer started', () => {
    const late = { running: running(at('16:00')), now: evening, lastInput: at('15:00') }
    const open = dueReminders(facts(late))
    expect(open).toMatchObject([{ stopAt: at('16:00') }])
    expect(dueReminders(facts({ ...late, open, lastInput: evening }))).toEqual(open)
  })

  it('a timer started after work causes no reminder', () => {
    expect(kinds({ running: running(at('17:05')), now: at('18:00') })).toEqual([])
  })

  it('a timer that runs for ten hours is reminded of first, but not during an idle question', () => {
    const entry = running(NOW - 10 * HOUR)
    expect(kinds({ running: entry, now: NOW - MINUTE })).toEqual([])
    expect(kinds({ running: entry })).toEqual(['long-run'])
    expect(kinds({ running: running(NOW - 20 * HOUR) })).toEqual(['long-run'])
    expect(kinds({ running: entry, isAsked: true })).toEqual([])
  })

  it('a timer across midnight is reminded of with the hours of each day', () => {
    const entry = running(at('22:10', '2026-11-17'), 50, '2026-11-17')
    const found = dueReminders(facts({ running: entry, now: at('00:40') }))
    expect(found).toMatchObject([
      {
        kind: 'across-midnight',
        days: [
          { spentDate: '2026-11-17', hours: 233, to: at('00:00') },
          { spentDate: '2026-11-18', hours: 67, to: null }
        ]
      }
    ])
  })
})

describe('reminders about targets', () => {
  const target = { isOn: true, minutes: 480 }

  it('the target reminder appears once the day has its hours, including the running timer', () => {
    const entry = running(at('09:00'))
    const day = (now: number) => ({
      now,
      running: entry,
      today: { spentDate: TODAY, entries: [entry] },
      settings: { ...settings, target }
    })
    expect(kinds(day(at('16:59')))).toEqual([])
    expect(kinds(day(at('17:00')))).toEqual(['target-reached'])
  })

  it('the reminder about an incomplete week appears shortly before the last work day ends', () => {
    const friday = '2026-11-20'
    const end = (time: string) => ({ now: at(time, friday) })
    expect(kinds(end('16:29'))).toEqual([])
    expect(dueReminders(facts(end('16:30')))).toMatchObject([
      { kind: 'week-incomplete', missing: 2000, spentDate: '2026-11-16' }
    ])
    expect(kinds({ ...end('16:30'), workHours: { ...workHours, days: [1, 2, 3, 4] } })).toEqual([])
    const full = { ...facts().week, hours: 4000 }
    expect(kinds({ ...end('16:30'), week: full })).toEqual([])
  })
})

it('nextDue returns the next instant at which a reminder may become due', () => {
  const calm = facts({ now: at('12:00'), activeSince: at('11:50') })
  expect(nextDue(calm)).toBe(at('12:05'))
  expect(nextDue({ ...calm, answered: { 'no-timer': at('12:02') } })).toBe(at('12:02'))
  expect(nextDue({ ...calm, running: running(at('02:30')) })).toBe(at('12:30'))
  expect(nextDue({ ...calm, activeSince: null })).toBe(at('16:30'))
  expect(nextDue(facts({ now: at('12:00', '2026-11-21') }))).toBeNull()
})

describe('a timer with an unknown start', () => {
  const unknown = { ...running(NOW), timerStartedAt: null }

  it('a timer with an unknown start causes no long-run or midnight reminder', () => {
    expect(kinds({ running: unknown })).toEqual([])
  })

  it('a timer with an unknown start is reminded of at the end of the day, to be stopped at the last input', () => {
    const now = at('20:00')
    expect(dueReminders(facts({ running: unknown, now, lastInput: now - HOUR }))).toMatchObject([
      { kind: 'end-of-day', stopAt: now - HOUR }
    ])
  })
})

it('the hours of every running timer count towards the week', () => {
  const other = running(NOW - HOUR)
  const week = { ...facts().week, hours: 3700, alsoRunning: [other] }
  const now = at('16:59', '2026-11-20')
  const missing = { running: running(now - HOUR), week, now }
  expect(
    kinds({ ...missing, settings: { ...settings, longRun: { isOn: false, minutes: 1 } } })
  ).not.toContain('week-incomplete')
})
