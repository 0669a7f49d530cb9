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

describe('changes here and elsewhere', () => {
  it('meet in a field only when both sides changed it, and to something else', () => {
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

  it('leave every field alone that the person did not change', () => {
    fc.assert(
      fc.property(fields, changes, (there, mine) => {
        const left = mergedChanges(mine, harvestEntry(there)) ?? {}
        expect({ ...there, ...left }).toEqual({ ...there, ...mine })
        expect(Object.keys(mine)).toEqual(expect.arrayContaining(Object.keys(left)))
      })
    )
  })

  it('do not meet over a rounding', () => {
    const base = baseOf(harvestEntry({ hours: 100 }))
    expect(conflictsOf({ hours: 300 }, base, harvestEntry({ hours: 101 }))).toEqual([])
  })
})
