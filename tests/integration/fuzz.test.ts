import { expect, it } from 'vitest'
import { fuzzLedgers } from '#tests/fuzz/ledger.ts'

const MINUTES = 60_000

it(
  'two hundred damaged ledgers open, preserve every readable change and settle',
  { timeout: 10 * MINUTES },
  () => {
    const { failures, repaired, readable } = fuzzLedgers({ files: 200, seed: 1 })
    expect(failures).toEqual([])
    // most damage is detected, and most changes survive it
    expect(repaired).toBeGreaterThan(100)
    expect(readable).toBeGreaterThan(2000)
  }
)
