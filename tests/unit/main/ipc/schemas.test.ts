import { describe, expect, it } from 'vitest'
import { ARGUMENTS } from '#main/ipc/schemas.ts'
import { COMMAND_NAMES } from '#shared/ipc.ts'
import type { CommandName } from '#shared/ipc.ts'

const accepts = (name: CommandName, argument: unknown): boolean =>
  ARGUMENTS[name].safeParse(argument).success

describe('arguments of commands', () => {
  it('have a schema for every command', () => {
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
    ['openWindow', { name: 'timesheet', intent: 'settings' }],
    ['changeSettings', { idle: { enabled: false, thresholdMinutes: 5 } }]
  ])('%s takes what the contract says', (name, argument) => {
    expect(accepts(name, argument)).toBe(true)
  })

  it.each<[string, CommandName, unknown]>([
    ['an argument where none is due', 'getState', {}],
    ['unknown attributes', 'startTimer', { projectId: 1, taskId: 2, notes: '', hours: 3 }],
    ['ids that are no ids', 'startTimer', { projectId: -1, taskId: 2, notes: '' }],
    ['a fraction of a hundredth', 'updateEntry', { key: 'h1', changes: { hours: 1.5 } }],
    ['negative hours', 'updateEntry', { key: 'h1', changes: { hours: -1 } }],
    ['a day that does not exist', 'watchWeek', { date: '2026-02-30' }],
    ['a time that does not exist', 'updateEntry', { key: 'h1', changes: { startedTime: '24:00' } }],
    ['an unknown window', 'openWindow', { name: 'admin' }],
    ['a prototype instead of a value', 'updateEntry', { key: 'h1', changes: null }],
    ['settings that only the app may write', 'changeSettings', { allowedHosts: ['evil.example'] }],
    ['an account that was not chosen by number', 'chooseAccount', { accountId: '1' }]
  ])('refuse %s', (_, name, argument) => {
    expect(accepts(name, argument)).toBe(false)
  })
})
