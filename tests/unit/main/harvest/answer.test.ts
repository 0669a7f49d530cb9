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
  throw new Error('the response was accepted')
}

const PAGE = '<!DOCTYPE html><title>HARVEST: Canʼt find page</title>'

describe('a successful response', () => {
  it('a successful response is parsed as JSON', () => {
    expect(readAnswer(answer(201, '{"id":1}'))).toEqual({ id: 1 })
  })

  it('a successful response may have an empty body', () => {
    expect(readAnswer(answer(200, ' \n'))).toBeUndefined()
    expect(readAnswer(answer(204, ''))).toBeUndefined()
  })

  it('an HTML page with status 200, as from a sign-in page of a network, leaves the outcome unknown', () => {
    expect(refusal(200, PAGE)).toMatchObject({ kind: 'server-trouble', certainty: 'unknown' })
  })

  it('a truncated JSON body leaves the outcome unknown', () => {
    expect(refusal(200, '{"id":')).toMatchObject({
      kind: 'unexpected-answer',
      certainty: 'unknown'
    })
  })
})

describe('an error response', () => {
  it.each([
    [400, 'rejected'],
    [401, 'invalid-token'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [422, 'rejected'],
    [429, 'rate-limited']
  ])('a response with status %i is refused as %s', (status, kind) => {
    expect(refusal(status, '{"message":"No"}')).toMatchObject({
      kind,
      certainty: 'refused',
      status
    })
  })

  it('an HTML page with status 422 is a refusal, because only Harvest sends 422', () => {
    expect(refusal(422, PAGE)).toMatchObject({ kind: 'rejected', certainty: 'refused', said: null })
  })

  it.each([400, 401, 403, 404])(
    'an HTML page with status %i is server trouble, because it is not the API',
    (status) => {
      expect(refusal(status, PAGE)).toMatchObject({ kind: 'server-trouble', certainty: 'refused' })
    }
  )

  it.each([408, 500, 502, 503, 504])(
    'a response with status %i leaves the outcome unknown',
    (status) => {
      for (const text of ['', PAGE, '{"message":"Oops"}'])
        expect(refusal(status, text)).toMatchObject({
          kind: 'server-trouble',
          certainty: 'unknown'
        })
    }
  )

  it.each([301, 302, 303, 307, 308])('a redirect with status %i is not followed', (status) => {
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
  ])('an error quotes the message in the body %s', (text, said) => {
    expect(refusal(422, text).said).toBe(said)
  })

  it('a quoted message is at most 300 characters long', () => {
    expect(refusal(422, JSON.stringify({ message: 'x'.repeat(5000) })).said).toHaveLength(300)
  })

  it('an error names the method, path, status and message of the response', () => {
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
  ])('the wait after a 429 comes from %s', (_name, text, retryAfter, ms) => {
    expect(refusal(429, text, { retryAfter }).retryAfterMs).toBe(ms)
  })
})

describe('any response', () => {
  it('any response is read as JSON or throws a HarvestError', () => {
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
