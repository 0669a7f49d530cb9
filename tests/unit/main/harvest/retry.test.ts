import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HarvestError, type HarvestErrorOptions } from '#main/harvest/errors.ts'
import { delayBeforeRepeat, pauseAfter429, retryAfterMs } from '#main/harvest/retry.ts'

function failure(options: Partial<HarvestErrorOptions>): HarvestError {
  return new HarvestError({
    kind: 'offline',
    certainty: 'unknown',
    method: 'POST',
    path: '/v2/time_entries',
    ...options
  })
}

const first = { attempts: 1, isReading: false, random: 0.5 }

describe('repeated requests', () => {
  it('a change with an unknown outcome is never repeated', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('offline', 'server-trouble', 'unexpected-answer', 'cancelled'),
        fc.integer({ min: 1, max: 10 }),
        (kind, attempts) => {
          const error = failure({ kind, certainty: 'unknown', status: 500 })
          expect(delayBeforeRepeat(error, { ...first, attempts })).toBeNull()
        }
      )
    )
  })

  it('a request that did not reach Harvest is repeated', () => {
    expect(delayBeforeRepeat(failure({ certainty: 'not-sent' }), first)).toBe(500)
  })

  it('a read is repeated after a lost response and after server trouble', () => {
    const reading = { ...first, isReading: true }
    expect(delayBeforeRepeat(failure({}), reading)).toBe(500)
    expect(delayBeforeRepeat(failure({ kind: 'server-trouble', status: 502 }), reading)).toBe(500)
  })

  it('a read is not repeated after a page that is not the API', () => {
    const error = failure({ kind: 'server-trouble', status: 404, certainty: 'refused' })
    expect(delayBeforeRepeat(error, { ...first, isReading: true })).toBeNull()
  })

  it.each(['invalid-token', 'forbidden', 'not-found', 'rejected', 'invalid-input'] as const)(
    'a request refused as %s is not repeated',
    (kind) => {
      const error = failure({ kind, certainty: 'refused', status: 422 })
      expect(delayBeforeRepeat(error, { ...first, isReading: true })).toBeNull()
    }
  )

  it('the delay grows with jitter, and the third attempt is the last', () => {
    const error = failure({ certainty: 'not-sent' })
    expect(delayBeforeRepeat(error, { ...first, random: 0 })).toBe(250)
    expect(delayBeforeRepeat(error, { ...first, attempts: 2, random: 0 })).toBe(500)
    expect(delayBeforeRepeat(error, { ...first, attempts: 3 })).toBeNull()
  })

  it('a rate-limited request is repeated after Retry-After', () => {
    const error = failure({ kind: 'rate-limited', certainty: 'refused', retryAfterMs: 7000 })
    expect(delayBeforeRepeat(error, first)).toBe(7000)
    expect(delayBeforeRepeat(error, { ...first, attempts: 6 })).toBeNull()
  })

  it('a read is repeated after the Retry-After of an unavailable service', () => {
    const error = failure({ kind: 'server-trouble', status: 503, retryAfterMs: 9000 })
    expect(delayBeforeRepeat(error, { ...first, isReading: true })).toBe(9000)
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-11-18T12:00:00Z')
  const none = { header: null, body: undefined, now }

  it.each([
    ['seconds in the header', { header: '7' }, 7000],
    ['a date in the header', { header: 'Wed, 18 Nov 2026 12:00:09 GMT' }, 9000],
    ['seconds in the body', { body: { retry_after: 4 } }, 4000],
    ['seconds as text in the body', { body: { retry_after: '4' } }, 4000],
    ['the header before the body', { header: '2', body: { retry_after: 4 } }, 2000],
    ['an hour at most', { header: '86400' }, 3_600_000],
    ['a second at least', { header: '0' }, 1000],
    ['a second after a date that has passed', { header: 'Wed, 18 Nov 2026 11:00:00 GMT' }, 1000]
  ])('the wait is read from %s', (_name, advice, ms) => {
    expect(retryAfterMs({ ...none, ...advice })).toBe(ms)
  })

  it.each([
    ['nothing', {}],
    ['an empty header', { header: ' ' }],
    ['an unreadable header', { header: 'soon' }],
    ['a body without a wait', { body: { message: 'slow down' } }],
    ['a body that is a list', { body: [1] }],
    ['an empty text', { body: { retry_after: '' } }],
    ['a text', { body: { retry_after: 'soon' } }],
    ['an object', { body: { retry_after: {} } }]
  ])('the wait is 15 seconds when a 429 contains %s', (_name, advice) => {
    expect(retryAfterMs({ ...none, ...advice })).toBeNull()
    expect(pauseAfter429({ ...none, ...advice })).toBe(15_000)
  })

  it('the wait is always between a second and an hour', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (header, body) => {
        const ms = pauseAfter429({ header, body, now })
        expect(ms).toBeGreaterThanOrEqual(1000)
        expect(ms).toBeLessThanOrEqual(3_600_000)
      })
    )
  })
})
