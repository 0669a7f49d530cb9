import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as decode from '#main/harvest/decode.ts'
import { isHarvestEntry } from '#main/ledger/row-checks.ts'
import { isDocument } from '#main/ledger/document-checks.ts'
import { oddBodies } from '#tests/support/odd-bodies.ts'
import { wireBodies } from '#tests/support/wire-bodies.ts'
import { wireEntry } from '#tests/unit/main/harvest/wire-entry.ts'

const bodyOf = (name: string) => wireBodies.find((each) => each.name === name)?.body
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Returns the decoded value, which must pass the check, or null for what is never stored. */
function decodedOrNothing<Value>(decoding: () => Value): Value | null {
  try {
    return decoding()
  } catch {
    return null
  }
}

describe('decoder and row checks', () => {
  it('every decoded entry passes the check of stored entries', () => {
    const property = fc.property(oddBodies(wireEntry), (body) => {
      const entry = decodedOrNothing(() => decode.decodeEntry(body))
      expect(entry === null || isHarvestEntry(stored(entry))).toBe(true)
    })
    fc.assert(property, { numRuns: 2000 })
  })

  it('every decoded assignment passes the check of stored assignments', () => {
    const property = fc.property(oddBodies(bodyOf('an assignment')), (body) => {
      const assignment = decodedOrNothing(() => decode.decodeAssignment(body))
      expect(assignment === null || isDocument('assignments', stored([assignment]))).toBe(true)
    })
    fc.assert(property, { numRuns: 1000 })
  })

  it('every decoded account passes the check of the stored account', () => {
    const bodies = fc.tuple(oddBodies(bodyOf('a person')), oddBodies(bodyOf('the company')))
    const property = fc.property(bodies, ([person, company]) => {
      const account = decodedOrNothing(() => ({
        person: decode.decodePerson(person),
        company: decode.decodeCompany(company)
      }))
      expect(account === null || isDocument('account', stored(account))).toBe(true)
    })
    fc.assert(property, { numRuns: 1000 })
  })
})
