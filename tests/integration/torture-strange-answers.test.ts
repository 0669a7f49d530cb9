import { expect, it } from 'vitest'
import { torture } from '#tests/torture/torture.ts'

const MINUTES = 60_000

// a small number of histories; `npm run torture -- --strange-answers` runs as many as there is time for
it(
  'eight histories with strange responses end with nothing lost, duplicated, moved or changed',
  { timeout: 5 * MINUTES },
  async () => {
    const report = await torture({
      histories: 8,
      seed: 1,
      without: null,
      isQuarrelsome: false,
      hasStrangeAnswers: true
    })
    const { lost, duplicated, hours_off, unsettled, wrong, failed, faults } = report
    expect({ lost, duplicated, hours_off, unsettled, wrong, failed }).toEqual({
      lost: 0,
      duplicated: 0,
      hours_off: 0,
      unsettled: 0,
      wrong: 0,
      failed: []
    })
    const kinds = [
      'wrong-entry',
      'wrong-attribute',
      'wrong-date',
      'foreign-entries',
      'another-list'
    ]
    for (const kind of kinds) expect(faults[kind], kind).toBeGreaterThan(0)
  }
)
