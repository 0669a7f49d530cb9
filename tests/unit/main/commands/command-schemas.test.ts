import { describe, expect, it } from 'vitest'
import { ARGUMENTS } from '#main/commands/command-schemas.ts'
import { COMMAND_NAMES } from '#shared/ipc.ts'
import type { CommandName } from '#shared/ipc.ts'

const accepts = (name: CommandName, argument: unknown): boolean =>
  ARGUMENTS[name].safeParse(argument).success

describe('command arguments', () => {
  it('every command has an argument schema', () => {
    expect(Object.keys(ARGUMENTS).toSorted()).toEqual([...COMMAND_NAMES].toSorted())
  })

  it.each<[CommandName, unknown]>([
    ['getState', undefined],
    ['startTimer', { projectId: 1, taskId: 2, notes: '' }],
    [
      'createEntry',
      {
        projectId: 1,
        taskId: 2,
        notes: '',
        spentDate: '2026-11-18',
        time: { kind: 'hours', hours: 25 }
      }
    ],
    ['updateEntry', { key: 'h1', changes: { notes: 'x', startedTime: '09:00' } }],
    ['watchWeek', { date: '2026-02-28' }],
    ['watchWeek', { date: '2000-01-01' }],
    ['watchWeek', { date: '2100-12-31' }],
    ['openWindow', { name: 'timesheet', intent: 'settings' }],
    ['changeSettings', { idle: { enabled: false, thresholdMinutes: 5 } }]
  ])('the schema of %s accepts what the contract allows', (name, argument) => {
    expect(accepts(name, argument)).toBe(true)
  })

  it.each<[string, CommandName, unknown]>([
    ['an unexpected argument', 'getState', {}],
    ['unknown attributes', 'startTimer', { projectId: 1, taskId: 2, notes: '', hours: 3 }],
    ['invalid ids', 'startTimer', { projectId: -1, taskId: 2, notes: '' }],
    ['a fraction of a hundredth', 'updateEntry', { key: 'h1', changes: { hours: 1.5 } }],
    ['negative hours', 'updateEntry', { key: 'h1', changes: { hours: -1 } }],
    ['a day that does not exist', 'watchWeek', { date: '2026-02-30' }],
    ['a time that does not exist', 'updateEntry', { key: 'h1', changes: { startedTime: '24:00' } }],
    ['an unknown window', 'openWindow', { name: 'admin' }],
    ['a prototype instead of a value', 'updateEntry', { key: 'h1', changes: null }],
    ['settings that only the app may write', 'changeSettings', { allowedHosts: ['evil.example'] }],
    ['a week before the year 2000', 'watchWeek', { date: '1999-12-31' }],
    ['a week after the year 2100', 'watchWeek', { date: '9999-12-31' }],
    ['a range without an end', 'readRange', { from: '2026-11-18', to: '9999-12-31' }],
    ['a range that begins with words', 'readRange', { from: 'last week', to: '2026-11-18' }],
    [
      'a range with a day that does not exist',
      'readRange',
      { from: '2026-02-30', to: '2026-03-02' }
    ],
    [
      'a timer of the year 1970',
      'startTimer',
      { projectId: 1, taskId: 2, notes: '', startedAt: 1 }
    ],
    ['a timer beyond the valid dates', 'moveTimerStart', { startedAt: Number.MAX_SAFE_INTEGER }],
    ['an account without a numeric id', 'chooseAccount', { accountId: '1' }]
  ])('the schema refuses %s', (_, name, argument) => {
    expect(accepts(name, argument)).toBe(false)
  })
})
