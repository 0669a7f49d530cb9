import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnswer, type RawAnswer } from '#main/harvest/answer.ts'
import { HarvestError } from '#main/harvest/errors.ts'

function answer(status: number, text: string, more: Partial<RawAnswer> = {}): RawAnswer {
  const method = 'PATCH'
  const path = '/v2/time_entries/1'
  return { method, path, status, text, retryAfter: null, answeredAt: 0, ...more }
}

function refusal(...args: Parameters<typeof answer>): HarvestError {
  try {
    readAnswer(answer(...args))
  } catch (error) {
    if (error instanceof HarvestError) return error
    throw error
  }
  throw new Error('was taken for an answer')
}

const PAGE = '<!DOCTYPE html><title>HARVEST: Canʼt find page</title>'

describe('an answer that says it was done', () => {
  it('is its JSON', () => {
    expect(readAnswer(answer(201, '{"id":1}'))).toEqual({ id: 1 })
  })

  it('may be empty', () => {
    expect(readAnswer(answer(200, ' \n'))).toBeUndefined()
    expect(readAnswer(answer(204, ''))).toBeUndefined()
  })

  it('is of unknown outcome when a page came instead, as from a network that wants a sign-in', () => {
    expect(refusal(200, PAGE)).toMatchObject({ kind: 'server-trouble', certainty: 'unknown' })
  })

  it('is of unknown outcome when it makes no sense', () => {
    expect(refusal(200, '{"id":')).toMatchObject({
      kind: 'unexpected-answer',
      certainty: 'unknown'
    })
  })
})

describe('an answer that says it was not done', () => {
  it.each([
    [400, 'rejected'],
    [401, 'invalid-token'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [422, 'rejected'],
    [429, 'rate-limited']
  ])('is refused: %i is %s', (status, kind) => {
    expect(refusal(status, '{"message":"No"}')).toMatchObject({
      kind,
      certainty: 'refused',
      status
    })
  })

  it('is refused when a page says 422, because only Harvest answers with it', () => {
    expect(refusal(422, PAGE)).toMatchObject({ kind: 'rejected', certainty: 'refused', said: null })
  })

  it.each([400, 401, 403, 404])(
    'is trouble when a page says %i, for that is not the API',
    (status) => {
      expect(refusal(status, PAGE)).toMatchObject({ kind: 'server-trouble', certainty: 'refused' })
    }
  )

  it.each([408, 500, 502, 503, 504])('may have been done all the same: %i', (status) => {
    for (const text of ['', PAGE, '{"message":"Oops"}'])
      expect(refusal(status, text)).toMatchObject({ kind: 'server-trouble', certainty: 'unknown' })
  })

  it.each([301, 302, 303, 307, 308])('is never followed elsewhere: %i', (status) => {
    expect(refusal(status, '')).toMatchObject({ kind: 'unexpected-answer', certainty: 'unknown' })
  })

  it.each([
    ['{"message":"Task must exist, Project must exist"}', 'Task must exist, Project must exist'],
    ['{"status":404,"error":"Not Found"}', 'Not Found'],
    ['{"error":"invalid_token","error_description":"It expired."}', 'It expired.'],
    ['{"message":"two\\nlines"}', 'two lines'],
    ['{"message":7}', null],
    ['[]', null],
    ['', null]
  ])('is quoted in its own words: %s', (text, said) => {
    expect(refusal(422, text).said).toBe(said)
  })

  it('is quoted shortly', () => {
    expect(refusal(422, JSON.stringify({ message: 'x'.repeat(5000) })).said).toHaveLength(300)
  })

  it('says method, path, status and words', () => {
    const error = refusal(422, '{"message":"No"}')
    expect(error.message).toBe('PATCH /v2/time_entries/1 422: rejected (No)')
    expect(error.toFailure()).toEqual({
      kind: 'rejected',
      said: 'No',
      request: 'PATCH /v2/time_entries/1 422'
    })
  })

  it.each([
    ['the header', '', '3', 3000],
    ['the body', '{"retry_after":4,"message":"slow"}', null, 4000],
    ['neither', PAGE, null, 15_000]
  ])('says how long to wait after a 429 by %s', (_name, text, retryAfter, ms) => {
    expect(refusal(429, text, { retryAfter }).retryAfterMs).toBe(ms)
  })
})

describe('any answer', () => {
  it('is JSON or a HarvestError, whatever its status and text', () => {
    const texts = fc.oneof(fc.string(), fc.json(), fc.constantFrom(PAGE, '{', 'null', '\u0000'))
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), texts, (status, text) => {
        try {
          readAnswer(answer(status, text))
        } catch (error) {
          expect(error).toBeInstanceOf(HarvestError)
        }
      })
    )
  })
})
