import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEntry } from '#main/harvest/decode.ts'
import { oddBodies } from '#tests/support/odd-bodies.ts'
import { faultOfReading, wireBodies } from '#tests/support/wire-bodies.ts'
import { wireEntry } from './wire-entry.ts'

describe.each(wireBodies)('$name with oddities', ({ body, decode }) => {
  it('is read as it is when there are none', () => {
    expect(() => decode(body)).not.toThrow()
  })

  it('is a sound value or a failure with a name, whatever they are', () => {
    const property = fc.property(oddBodies(body), (odd) => {
      expect(faultOfReading(odd, decode)).toBeNull()
    })
    fc.assert(property, { numRuns: 200 })
  })
})

describe('an entry', () => {
  it.each([2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER])('may have the id %i', (id) => {
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
  ])('may have null, nothing or something else where its %s is due', (attribute) => {
    const { [attribute as keyof typeof wireEntry]: _, ...without } = wireEntry
    for (const value of [null, [], 'text', 7, { id: null }, { name: 'x' }])
      expect(decodeEntry({ ...without, [attribute]: value }).id).toBe(wireEntry.id)
    expect(decodeEntry(without).id).toBe(wireEntry.id)
  })
})
