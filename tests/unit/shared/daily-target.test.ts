import { describe, expect, it } from 'vitest'
import { dailyHours, dailyTargetOf } from '#shared/daily-target.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'

const off = { isOn: false, minutes: 480 }
const monToThu = { ...DEFAULT_SETTINGS.workHours, days: [1, 2, 3, 4] } as const

describe('the daily target', () => {
  it('the daily target is the weekly capacity divided by the work days', () => {
    expect(dailyHours(2800, [1, 2, 3, 4], off)).toBe(700)
    expect(dailyHours(3500, [1, 2, 3, 4, 5], off)).toBe(700)
    expect(dailyHours(2800, [], off)).toBe(0)
  })

  it('the daily target is the number of the daily reminder while it is on', () => {
    expect(dailyHours(2800, [1, 2, 3, 4], { isOn: true, minutes: 390 })).toBe(650)
  })

  it('the target uses the settings in one’s own week and the usual days in a colleague’s week', () => {
    const settings = { ...DEFAULT_SETTINGS, workHours: monToThu }
    expect(dailyTargetOf({ capacity: 2800 }, settings)).toEqual({ days: [1, 2, 3, 4], hours: 700 })
    expect(dailyTargetOf({ capacity: 2800, userId: 9 }, settings)).toEqual({
      days: [1, 2, 3, 4, 5],
      hours: 560
    })
  })
})
