import { expect, it } from 'vitest'
import { torture } from '#tests/torture/torture.ts'

const MINUTES = 60_000

it(
  'two hundred histories end with nothing lost, doubled, off or unsettled',
  { timeout: 10 * MINUTES },
  async () => {
    const report = await torture({ histories: 200, seed: 1, without: null, isQuarrelsome: false })
    const { lost, duplicated, hours_off, unsettled, wrong, failed } = report
    expect({ lost, duplicated, hours_off, unsettled, wrong, failed }).toEqual({
      lost: 0,
      duplicated: 0,
      hours_off: 0,
      unsettled: 0,
      wrong: 0,
      failed: []
    })
    expect(report.questions).toBeLessThanOrEqual(2)
    expect(report.operations).toBeGreaterThan(200 * 30)
  }
)

it(
  'the harness sees losses or duplicates where nothing is settled by looking',
  { timeout: 5 * MINUTES },
  async () => {
    const report = await torture({
      histories: 24,
      seed: 1,
      without: 'settle',
      isQuarrelsome: false
    })
    expect(report.lost + report.duplicated).toBeGreaterThan(0)
  }
)
