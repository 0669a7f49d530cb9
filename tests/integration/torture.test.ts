import { expect, it } from 'vitest'
import { torture } from '#tests/torture/torture.ts'

const MINUTES = 60_000

// a small share: `npm run torture` lives through as many as there is time for
it(
  'thirty histories end with nothing lost, doubled, off or unsettled',
  { timeout: 10 * MINUTES },
  async () => {
    const report = await torture({ histories: 30, seed: 1, without: null, isQuarrelsome: false })
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
    expect(report.operations).toBeGreaterThan(30 * 30)
  }
)

it.each([
  ['nothing is settled by looking', 'settle'],
  ['changes do not carry what was seen', 'seen']
] as const)('the harness sees failures where %s', { timeout: 5 * MINUTES }, async (_, without) => {
  const report = await torture({ histories: 5, seed: 1, without, isQuarrelsome: false })
  expect(report.failed).not.toEqual([])
})
