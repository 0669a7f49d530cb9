import { describe, expect, it } from 'vitest'
import type { Attention } from '#main/sync/sync-schedule.ts'
import { pullPeriod, retryDelay } from '#main/sync/sync-schedule.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'

describe('the pull period', () => {
  it.each<[Attention, number, number]>([
    ['watched', MINUTE, MINUTE],
    ['running', 2 * MINUTE, 4 * MINUTE],
    ['hidden', 5 * MINUTE, 10 * MINUTE]
  ])(
    'the pull period depends on visibility (%s) and on battery use',
    (attention, plugged, onBattery) => {
      expect(pullPeriod(attention, false)).toBe(plugged)
      expect(pullPeriod(attention, true)).toBe(onBattery)
    }
  )
})

it('the retry delay grows from a second to a minute', () => {
  expect([1, 2, 3, 6, 7, 8, 50].map(retryDelay)).toEqual([
    SECOND,
    2 * SECOND,
    4 * SECOND,
    32 * SECOND,
    MINUTE,
    MINUTE,
    MINUTE
  ])
})
