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

describe('what may be sent again', () => {
  it('never repeats a change that may have been carried out', () => {
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

  it('repeats anything that never reached Harvest', () => {
    expect(delayBeforeRepeat(failure({ certainty: 'not-sent' }), first)).toBe(500)
  })

  it('repeats reading after a lost answer and after server trouble', () => {
    const reading = { ...first, isReading: true }
    expect(delayBeforeRepeat(failure({}), reading)).toBe(500)
    expect(delayBeforeRepeat(failure({ kind: 'server-trouble', status: 502 }), reading)).toBe(500)
  })

  it('does not repeat reading where a page that is not the API answered', () => {
    const error = failure({ kind: 'server-trouble', status: 404, certainty: 'refused' })
    expect(delayBeforeRepeat(error, { ...first, isReading: true })).toBeNull()
  })

  it.each(['invalid-token', 'forbidden', 'not-found', 'rejected', 'invalid-input'] as const)(
    'never repeats what was refused as %s',
    (kind) => {
      const error = failure({ kind, certainty: 'refused', status: 422 })
      expect(delayBeforeRepeat(error, { ...first, isReading: true })).toBeNull()
    }
  )

  it('waits longer each time, with jitter, and gives up after the third attempt', () => {
    const error = failure({ certainty: 'not-sent' })
    expect(delayBeforeRepeat(error, { ...first, random: 0 })).toBe(250)
    expect(delayBeforeRepeat(error, { ...first, attempts: 2, random: 0 })).toBe(500)
    expect(delayBeforeRepeat(error, { ...first, attempts: 3 })).toBeNull()
  })

  it('repeats anything that was rate limited, after as long as Harvest asks', () => {
    const error = failure({ kind: 'rate-limited', certainty: 'refused', retryAfterMs: 7000 })
    expect(delayBeforeRepeat(error, first)).toBe(7000)
    expect(delayBeforeRepeat(error, { ...first, attempts: 6 })).toBeNull()
  })

  it('waits as long as an unavailable service asks', () => {
    const error = failure({ kind: 'server-trouble', status: 503, retryAfterMs: 9000 })
    expect(delayBeforeRepeat(error, { ...first, isReading: true })).toBe(9000)
  })
})

describe('how long Harvest asks to wait', () => {
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
  ])('reads %s', (_name, advice, ms) => {
    expect(retryAfterMs({ ...none, ...advice })).toBe(ms)
  })

  it.each([
    ['nothing', {}],
    ['an empty header', { header: ' ' }],
    ['a header that is neither', { header: 'soon' }],
    ['a body without it', { body: { message: 'slow down' } }],
    ['a body that is a list', { body: [1] }],
    ['an empty text', { body: { retry_after: '' } }],
    ['a text', { body: { retry_after: 'soon' } }],
    ['an object', { body: { retry_after: {} } }]
  ])('takes a quarter of a minute for a limit that says %s', (_name, advice) => {
    expect(retryAfterMs({ ...none, ...advice })).toBeNull()
    expect(pauseAfter429({ ...none, ...advice })).toBe(15_000)
  })

  it('is always a number from a second to an hour', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (header, body) => {
        const ms = pauseAfter429({ header, body, now })
        expect(ms).toBeGreaterThanOrEqual(1000)
        expect(ms).toBeLessThanOrEqual(3_600_000)
      })
    )
  })
})
