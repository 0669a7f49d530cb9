import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CutContext } from '#main/idle/cut-plan.ts'
import { planIdleCut } from '#main/idle/cut-plan.ts'
import { overlay } from '#main/ledger/overlay.ts'
import { splitStop } from '#main/ledger/stop-intent.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import { MINUTE } from '#shared/durations.ts'
import { KIM, runningEntry, shown } from '#tests/support/entries.ts'
import { operation } from '#tests/support/operations.ts'

/** Nights when clocks go back, by zone: by an hour, at midnight, and by half an hour. */
const NIGHTS = [
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 1)],
  ['America/New_York', Date.UTC(2026, 10, 1, 6)],
  ['America/Havana', Date.UTC(2026, 10, 1, 5)],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15)],
  ['Asia/Kolkata', Date.UTC(2026, 9, 25, 1)]
] as const

const nights = fc.constantFrom(...NIGHTS)
const minutes = fc.integer({ min: 1, max: 40 * 60 })

function contextIn(timeZone: string): CutContext {
  return { mode: 'timestamps', timeZone, user: KIM, findWork: () => undefined }
}

/** Returns the shown hours with the intent laid over the entry, and the number of entries. */
function shownAfter(
  startedAt: number,
  intent: Parameters<typeof operation>[0],
  context: CutContext,
  at: number
): { readonly hours: number; readonly count: number } {
  const copy = { key: 'h1001', entry: runningEntry(startedAt) }
  const entries = overlay([copy], [operation(intent)], context)
  return {
    hours: entries.reduce((sum, entry) => sum + currentHours(entry, at), 0),
    count: entries.length
  }
}

describe('a start/end account in the night when the clocks go back', () => {
  it('a stop preserves all time, in one entry or several', () => {
    fc.assert(
      fc.property(nights, minutes, minutes, ([timeZone, change], before, after) => {
        const context = contextIn(timeZone)
        const [startedAt, stoppedAt] = [change - before * MINUTE, change + after * MINUTE]
        const entry = shown(runningEntry(startedAt))
        const worked = hundredthsOf(stoppedAt - startedAt)
        const stop = { kind: 'stop', stoppedAt, hours: worked } as const
        const intent = splitStop(stop, entry, context) ?? stop
        const { hours, count } = shownAfter(startedAt, intent, context, stoppedAt)
        expect(Math.abs(hours - worked)).toBeLessThanOrEqual(count)
      })
    )
  })

  it.each(['stop-and-remove', 'continue-and-remove'] as const)(
    '“%s” removes the absence and nothing else',
    (decision) => {
      fc.assert(
        fc.property(
          nights,
          minutes,
          minutes,
          fc.integer({ min: 10, max: 300 }),
          fc.integer({ min: 3, max: 120 }),
          ([timeZone, change], before, shift, away, rest) => {
            const context = contextIn(timeZone)
            const startedAt = change - before * MINUTE
            const from = startedAt + shift * MINUTE
            const to = from + away * MINUTE
            const at = to + rest * MINUTE
            const entry = shown(runningEntry(startedAt))
            const intent = planIdleCut(entry, [{ from, to }], { decision }, at, context)
            if (intent === null || typeof intent === 'string') throw new Error('nothing is cut')
            const worked = hundredthsOf(at - startedAt - (to - from))
            const { hours, count } = shownAfter(startedAt, intent, context, at)
            expect(Math.abs(hours - worked)).toBeLessThanOrEqual(count)
          }
        )
      )
    }
  )
})
