import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { open, send, work } from './support.ts'

const INVALID_TOKEN = {
  error: 'invalid_token',
  error_description:
    'The access token provided is expired, revoked, malformed or invalid for other reasons.'
}

describe('authentication', () => {
  it('a wrong token gets 401 with its JSON and a WWW-Authenticate challenge', async () => {
    const { call } = await open()
    const reply = await call('GET', '/v2/users/me', { headers: { authorization: 'Bearer nobody' } })
    expect(reply.status).toBe(401)
    expect(reply.body).toEqual(INVALID_TOKEN)
    expect(reply.headers.get('www-authenticate')).toBe(
      `Bearer realm="Rack::OAuth2 Protected Resources", error="invalid_token", error_description="${INVALID_TOKEN.error_description}"`
    )
    expect(reply.headers.get('cache-control')).toBe('no-cache')
  })

  it.each([
    ['a missing token', { authorization: '' }],
    ['a wrong account', { 'harvest-account-id': '1' }],
    ['a missing account', { 'harvest-account-id': '' }]
  ])('%s gets the same response', async (_name, headers) => {
    const { call } = await open()
    const reply = await call('GET', '/v2/time_entries', { headers })
    expect([reply.status, reply.body]).toEqual([401, INVALID_TOKEN])
  })

  it('token and account are accepted in the query, and do not appear in links and log', async () => {
    const { sandbox } = await open()
    const query = `access_token=${sandbox.tokens.member}&account_id=${sandbox.accountId}`
    const reply = await send(`${sandbox.url}/v2/time_entries?${query}`, {})
    expect(reply.status).toBe(200)
    expect(reply.body.links.first).not.toContain(sandbox.tokens.member)
    expect(JSON.stringify(sandbox.requests)).not.toContain(sandbox.tokens.member)
  })

  it.each([
    ['message', '{"message":'],
    ['html', '<!DOCTYPE html>'],
    ['empty', '']
  ] as const)('a missing User-Agent gets 400 (%s)', async (missingUserAgentBody, start) => {
    const { sandbox } = await open({ switches: { missingUserAgentBody } })
    const [status, text] = await bareGet(`${sandbox.url}/v2/company`, {
      authorization: `Bearer ${sandbox.tokens.member}`
    })
    expect(status).toBe(400)
    expect(text.startsWith(start)).toBe(true)
  })

  it('an archived person gets 401', async () => {
    const { sandbox, call } = await open()
    const me = await call('GET', '/v2/users/me')
    sandbox.account.changePerson(me.body.id, { isActive: false })
    expect((await call('GET', '/v2/users/me')).status).toBe(401)
  })
})

describe('the address', () => {
  it.each(['/v2', '/api/v2'])('the API is served under %s', async (prefix) => {
    const { call } = await open()
    expect((await call('GET', `${prefix}/company`)).status).toBe(200)
  })

  it.each(['/v2/v2/time_entries', '/v2/nothing', '/', '/v2/accounts'])(
    'the unknown route %s gets an HTML 404',
    async (path) => {
      const { call } = await open()
      const reply = await call('GET', path)
      expect(reply.status).toBe(404)
      expect(reply.headers.get('content-type')).toContain('text/html')
      expect(reply.text).toContain('<title>HARVEST: Canʼt find page</title>')
    }
  )

  it('a request with a host that is not loopback is refused', async () => {
    const { sandbox } = await open()
    const [status] = await bareGet(`${sandbox.url}/v2/company`, { host: 'harvest.evil.example' })
    expect(status).toBe(421)
  })

  it('no CORS header is sent', async () => {
    const { call } = await open()
    for (const method of ['GET', 'OPTIONS']) {
      const reply = await call(method, '/v2/company', { headers: { origin: 'https://a.example' } })
      expect([...reply.headers.keys()].filter((name) => name.includes('access-control'))).toEqual(
        []
      )
    }
  })

  it('the headers are Harvest’s, with the date of the sandbox’s clock', async () => {
    const { call } = await open()
    const { headers } = await call('GET', '/v2/company')
    expect(headers.get('date')).toBe('Wed, 18 Nov 2026 12:00:30 GMT')
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('etag')).toMatch(/^W\/"[0-9a-f]{32}"$/)
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('a known ETag gets 304 only if the switch is on', async () => {
    for (const conditionalGet of [false, true]) {
      const { call } = await open({ switches: { conditionalGet } })
      const etag = (await call('GET', '/v2/company')).headers.get('etag') ?? ''
      const again = await call('GET', '/v2/company', { headers: { 'if-none-match': etag } })
      expect(again.status).toBe(conditionalGet ? 304 : 200)
    }
  })
})

describe('accounts of the identity host', () => {
  it('the accounts of Harvest and Forecast are listed without an account header', async () => {
    const { sandbox } = await open()
    const reply = await send(`${sandbox.url}/api/v2/accounts`, {
      headers: { authorization: `Bearer ${sandbox.tokens.member}` }
    })
    expect(reply.body.accounts).toEqual([
      { id: sandbox.accountId, name: 'Northlight Studio', product: 'harvest' },
      { id: 88_888, name: 'Northlight Studio', product: 'forecast' }
    ])
    expect(Object.keys(reply.body.user as object)).toEqual([
      'id',
      'first_name',
      'last_name',
      'email'
    ])
  })
})

describe('the rate limit', () => {
  it('100 requests in 15 seconds are allowed, and a refusal contains the wait', async () => {
    const { call, clock } = await open({ limit: 100 })
    for (let count = 0; count < 100; count += 1) await call('GET', '/v2/company')
    clock.advance(5_000)
    const refused = await call('GET', '/v2/company')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('10')
    expect(refused.body).toMatchObject({ retry_after: 10 })
    expect((await call('GET', '/v2/company', { as: 'manager' })).status).toBe(200)
    clock.advance(10_000)
    expect((await call('GET', '/v2/company')).status).toBe(200)
  })

  it.each([
    ['header-and-body', '15', 'application/json', true],
    ['date-header', 'Wed, 18 Nov 2026 12:00:45 GMT', 'application/json', false],
    ['body-only', null, 'application/json', true],
    ['empty-html', null, 'text/html', false]
  ] as const)('a refusal has the shape %s', async (tooManyRequests, header, type, hasBody) => {
    const { call } = await open({ limit: 1, switches: { tooManyRequests } })
    await call('GET', '/v2/company')
    const reply = await call('GET', '/v2/company')
    expect(reply.status).toBe(429)
    expect(reply.headers.get('retry-after')).toBe(header)
    expect(reply.headers.get('content-type')).toContain(type)
    expect(reply.text.length > 0).toBe(hasBody)
  })
})

describe('a trailing slash', () => {
  it('a trailing slash in the path is ignored', async () => {
    const { call } = await open()
    const { body } = await call('POST', '/v2/time_entries/', { body: { ...work, hours: 1 } })
    expect((await call('GET', '/v2/time_entries/')).body.time_entries).toHaveLength(1)
    expect((await call('GET', `/api/v2/time_entries/${body.id}/`)).body.id).toBe(body.id)
    expect((await call('PATCH', `/v2/time_entries/${body.id}/restart/`)).status).toBe(200)
    expect((await call('PATCH', `/v2/time_entries/${body.id}/stop/?x=1`)).status).toBe(200)
    expect((await call('GET', '/v2/users/me/project_assignments/')).status).toBe(200)
    expect((await call('DELETE', `/v2/time_entries/${body.id}/`)).status).toBe(200)
  })
})

describe('request bodies', () => {
  it('a form changes an entry, including empty values', async () => {
    const { call } = await open()
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    const { id } = (await call('POST', '/v2/time_entries', { body: { ...work, hours: 1 } })).body
    const change = async (body: string) =>
      (await call('PATCH', `/v2/time_entries/${id}`, { body, headers })).body
    expect(await change('notes=caf%C3%A9+%26+cake&hours=2')).toMatchObject({
      notes: 'café & cake',
      hours: 2
    })
    const link =
      'external_reference%5Bid%5D=7&external_reference%5Bpermalink%5D=https%3A%2F%2Fa.example'
    expect(await change(link)).toMatchObject({ external_reference: { id: '7' } })
    expect(await change('notes=&external_reference=')).toMatchObject({
      notes: '',
      hours: 2,
      external_reference: null
    })
  })

  it('a form may contain the external reference in brackets', async () => {
    const { call } = await open()
    const reply = await call('POST', '/v2/time_entries', {
      body: `project_id=${work.project_id}&task_id=${work.task_id}&spent_date=2026-11-18&hours=1.5&external_reference%5Bid%5D=7`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' }
    })
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ hours: 1.5, external_reference: { id: '7' } })
  })

  it('a multipart form is accepted', async () => {
    const { sandbox } = await open()
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...work, hours: 2 })) form.set(name, String(value))
    const reply = await send(`${sandbox.url}/v2/time_entries`, {
      method: 'POST',
      body: form,
      headers: {
        authorization: `Bearer ${sandbox.tokens.member}`,
        'harvest-account-id': String(sandbox.accountId)
      }
    })
    expect([reply.status, reply.body.hours]).toEqual([201, 2])
  })

  it('a body without a JSON content type is not read as JSON', async () => {
    const { call } = await open()
    const headers = { 'content-type': 'text/plain' }
    const reply = await call('POST', '/v2/time_entries', { body: work, headers })
    expect(reply.status).toBe(422)
  })

  it('broken JSON gets 400', async () => {
    const { call } = await open()
    expect((await call('POST', '/v2/time_entries', { body: '{"project_id":' })).status).toBe(400)
  })
})

function bareGet(url: string, headers: Record<string, string>): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk)))
      response.on('end', () => resolve([response.statusCode ?? 0, text]))
    })
      .on('error', reject)
      .end()
  })
}
