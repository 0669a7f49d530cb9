import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEntry } from '#main/harvest/decode.ts'
import { oddBodies } from '#tests/support/odd-bodies.ts'
import { faultOfReading, wireBodies } from '#tests/support/wire-bodies.ts'
import { wireEntry } from './wire-entry.ts'

describe.each(wireBodies)('odd bodies: $name', ({ body, decode }) => {
  it('a body without oddities is decoded', () => {
    expect(() => decode(body)).not.toThrow()
  })

  it('an odd body is decoded to a valid value or throws a named failure', () => {
    const property = fc.property(oddBodies(body), (odd) => {
      expect(faultOfReading(odd, decode)).toBeNull()
    })
    fc.assert(property, { numRuns: 200 })
  })
})

describe('entry attributes', () => {
  it.each([2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER])('an entry may have the id %i', (id) => {
    const user = { id, name: 'Rosa' }
    expect(decodeEntry({ ...wireEntry, id, user })).toMatchObject({ id, user: { id } })
  })

  it.each([
    'user',
    'client',
    'project',
    'task',
    'user_assignment',
    'task_assignment',
    'invoice',
    'external_reference'
  ])('the attribute %s of an entry may be null, missing or of another type', (attribute) => {
    const { [attribute as keyof typeof wireEntry]: _, ...without } = wireEntry
    for (const value of [null, [], 'text', 7, { id: null }, { name: 'x' }])
      expect(decodeEntry({ ...without, [attribute]: value }).id).toBe(wireEntry.id)
    expect(decodeEntry(without).id).toBe(wireEntry.id)
  })
})
