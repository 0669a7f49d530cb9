import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { begin, WEDNESDAY } from './story.ts'
import type { Story } from './story.ts'

/** 23:59:40 in Berlin. */
const BEFORE_MIDNIGHT = Date.UTC(2026, 10, 18, 22, 59, 40)

/** Returns day, notes and current hundredths of all entries at Harvest. */
function days(story: Story): readonly (readonly [string, string | null, number])[] {
  const now = story.clock.now
  return story
    .entries()
    .map(
      ({ spentDate, notes, hundredths, timerStartedAt }) =>
        [
          spentDate,
          notes,
          hundredths + (timerStartedAt === null ? 0 : Math.round((now - timerStartedAt) / 36_000))
        ] as const
    )
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

describe.each(['duration', 'timestamps'] as const)(
  'a start that the rate limit delays over midnight (%s)',
  (mode) => {
    it('a delayed start gives each day its share', async () => {
      const story = await begin(mode, BEFORE_MIDNIGHT - 20 * SECOND)
      story.network.arm({ kind: 'rate-limited', shape: 'header-and-body', seconds: 40 }, true)
      await story.start('deployment')
      await story.pass(HOUR)
      const all = days(story)
      const sum = all.reduce((total, [, , hundredths]) => total + hundredths, 0)
      expect(Math.abs(sum - 100)).toBeLessThanOrEqual(3)
      const today = all.filter(([day]) => day === '2026-11-19')
      expect(today).toHaveLength(1)
      expect(today[0]?.[2]).toBeGreaterThanOrEqual(98)
      expect((await story.view()).operations).toEqual([])
    })
  }
)

describe('“continue and remove” in a start/end account', () => {
  it.each([70 * SECOND, 100 * SECOND])(
    'the continuation begins at the return even if the request is %i ms late',
    async (ms) => {
      const story = await begin('timestamps', WEDNESDAY - 18 * SECOND)
      await story.start('at home')
      await story.pass(HOUR)
      story.network.arm({ kind: 'delayed-commit', ms, isBeyond: false }, true)
      await story.run({ do: 'trim', awayMs: 20 * MINUTE, then: 'continue', copyNotes: 'on' })
      await story.pass(30 * MINUTE)
      const home = story.entryOf('at home')
      const on = story.entryOf('on')
      expect([home?.startedMinute, home?.endedMinute]).toEqual([9 * 60, 9 * 60 + 40])
      expect(on?.startedMinute).toBe(10 * 60)
      expect((await story.view()).operations).toEqual([])
    }
  )
})
