import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseOf } from '#main/ledger/entry-base.ts'
import { conflictsOf, mergedChanges } from '#main/sync/plan/conflicts.ts'
import { harvestEntry } from '#tests/support/entries.ts'

const fields = fc.record({
  notes: fc.constantFrom('a', 'b', 'c'),
  spentDate: fc.constantFrom('2026-11-16', '2026-11-17', '2026-11-18'),
  hours: fc.constantFrom(100, 200, 300)
})
const changes = fc.record(
  {
    notes: fc.constantFrom('a', 'b', 'c'),
    spentDate: fc.constantFrom('2026-11-16', '2026-11-17', '2026-11-18'),
    hours: fc.constantFrom(100, 200, 300)
  },
  { requiredKeys: [] }
)
const NAMES = ['notes', 'spentDate', 'hours'] as const

describe('conflicts between two devices', () => {
  it('a field is in conflict only when both sides changed it to different values', () => {
    fc.assert(
      fc.property(fields, fields, changes, (shown, there, mine) => {
        const base = baseOf(harvestEntry(shown))
        const expected = NAMES.filter(
          (name) =>
            mine[name] !== undefined && there[name] !== shown[name] && there[name] !== mine[name]
        )
        const found = conflictsOf(mine, base, harvestEntry(there))
        expect([...found].toSorted()).toEqual([...expected].toSorted())
      })
    )
  })

  it('merging leaves every field unchanged that the user did not change', () => {
    fc.assert(
      fc.property(fields, changes, (there, mine) => {
        const left = mergedChanges(mine, harvestEntry(there)) ?? {}
        expect({ ...there, ...left }).toEqual({ ...there, ...mine })
        expect(Object.keys(mine)).toEqual(expect.arrayContaining(Object.keys(left)))
      })
    )
  })

  it('a rounding difference is no conflict', () => {
    const base = baseOf(harvestEntry({ hours: 100 }))
    expect(conflictsOf({ hours: 300 }, base, harvestEntry({ hours: 101 }))).toEqual([])
  })
})
