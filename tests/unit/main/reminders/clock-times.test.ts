import { describe, expect, it, vi } from 'vitest'
import type { ClockTimes } from '#main/platform/ports.ts'
import { dueTimes, followClockTimes } from '#main/reminders/clock-times.ts'
import { createStore } from '#main/store/store.ts'
import { setSettings } from '#main/store/transitions.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { appState } from '#tests/support/app-state.ts'

const { workHours, reminders } = DEFAULT_SETTINGS
const timesOf = (changes = {}, hours = workHours) =>
  dueTimes(hours, { ...reminders, ...changes }, 'Europe/Berlin').map(({ time }) => time)

describe('clock times of reminders', () => {
  it('the schedule has midnight, both ends of work and the times of the reminders', () => {
    expect(timesOf()).toEqual(['00:00', '09:00', '17:00', '17:15', '16:30'])
  })

  it('the schedule leaves out reminders that are off and times past midnight', () => {
    const off = { isOn: false, minutes: 15 }
    expect(timesOf({ endOfDay: off, weekIncomplete: off })).toEqual(['00:00', '09:00', '17:00'])
    expect(timesOf({}, { ...workHours, to: '23:50' })).not.toContain('00:05')
  })
})

it('the schedule follows the settings and can be stopped', () => {
  const store = createStore(appState())
  const running = new Set<ClockTimes>()
  const schedule = {
    at(times: ClockTimes) {
      running.add(times)
      return () => void running.delete(times)
    }
  }
  const user = { id: 7, name: 'Kim Allen' }
  const context = () => ({ mode: 'duration', timeZone: 'Europe/Berlin', user }) as const
  const stop = followClockTimes({ store, schedule, context }, vi.fn())
  expect(running.size).toBe(5)
  const { settings } = store.state
  store.update(setSettings({ ...settings, workHours: { ...workHours, days: [], to: '15:00' } }))
  expect([...running].map(({ time }) => time)).toEqual(['00:00'])
  stop()
  expect(running.size).toBe(0)
})
