import { expect, it } from 'vitest'
import type { PersonKind } from '#tests/torture/people.ts'
import { torture } from '#tests/torture/torture.ts'

const MINUTES = 60_000

/** Everybody but those who change the timer mode or the zone: the oracle does not predict all of their histories yet. */
const PEOPLE: ReadonlySet<PersonKind> = new Set([
  'forms',
  'away',
  'second',
  'hotkeys',
  'undo',
  'days'
])

// a small number of histories; `npm run torture` runs as many as there is time for
it(
  'twelve histories end with nothing lost, duplicated, wrong or unsettled',
  { timeout: 10 * MINUTES },
  async () => {
    const report = await torture({
      histories: 12,
      seed: 1,
      without: null,
      isQuarrelsome: false,
      people: PEOPLE
    })
    const { lost, duplicated, hours_off, unsettled, wrong, failed } = report
    expect({ lost, duplicated, hours_off, unsettled, wrong, failed }).toEqual({
      lost: 0,
      duplicated: 0,
      hours_off: 0,
      unsettled: 0,
      wrong: 0,
      failed: []
    })
    expect(report.questions).toBeLessThanOrEqual(1)
    expect(report.operations).toBeGreaterThan(12 * 30)
  }
)

/** Returns the first seed of five whose history fails without a protection, or null. */
async function firstFailure(without: 'settle' | 'seen'): Promise<number | null> {
  for (let seed = 1; seed <= 5; seed++) {
    const { failed } = await torture({ histories: 1, seed, without, isQuarrelsome: false })
    if (failed.length > 0) return seed
  }
  return null
}

it.each([
  ['lookups settle nothing', 'settle'],
  ['changes do not carry what was seen', 'seen']
] as const)(
  'the torture harness detects failures if %s',
  { timeout: 5 * MINUTES },
  async (_, without) => {
    expect(await firstFailure(without)).not.toBeNull()
  }
)
