import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHarvestClient } from '#main/harvest/client.ts'
import { collect, failureOf, timer } from './support.ts'

const TOKEN = '77.pt.very-secret'

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function clientAt(url: string) {
  return createHarvestClient({
    baseUrl: `${url}/v2`,
    accessToken: TOKEN,
    accountId: 1,
    userAgent: 'Gleaner tests',
    fetch,
    clock: () => '24h',
    random: () => 0
  })
}

/** A server that must never get a request. It records those that it gets. */
async function elsewhere() {
  const asked: string[] = []
  const url = await serve((request, response) => {
    asked.push(request.url ?? '')
    response.end('{}')
  })
  return { url, asked }
}

describe('the origin of the token', () => {
  it('a page link to another origin does not receive the token', async () => {
    const { url: foreign, asked } = await elsewhere()
    const url = await serve((_request, response) => {
      const links = { next: `${foreign}/v2/time_entries?page=2` }
      response.end(JSON.stringify({ time_entries: [], links }))
    })
    const error = await failureOf(collect(clientAt(url).listTimeEntries()))
    expect(error).toMatchObject({ kind: 'unexpected-answer', path: '/v2/time_entries' })
    expect(asked).toEqual([])
  })

  it.each([301, 302, 303, 307, 308])(
    'a redirect to another origin does not receive the token (%i)',
    async (status) => {
      const { url: foreign, asked } = await elsewhere()
      const url = await serve((_request, response) => {
        response.writeHead(status, { location: `${foreign}/v2/users/me` }).end()
      })
      const client = clientAt(url)
      expect((await failureOf(client.retrieveMe())).kind).toBe('unexpected-answer')
      expect((await failureOf(client.createTimeEntry(timer))).certainty).toBe('unknown')
      expect(asked).toEqual([])
    }
  )
})

describe('links to the next page', () => {
  it('a link under another path is followed', async () => {
    const asked: string[] = []
    const url = await serve((request, response) => {
      asked.push(request.url ?? '')
      const next = asked.length === 1 ? '/api/v2/users/7/project_assignments?page=2' : null
      response.end(JSON.stringify({ project_assignments: [], links: { next } }))
    })
    await collect(clientAt(url).listMyProjectAssignments())
    expect(asked).toEqual([
      '/v2/users/me/project_assignments',
      '/api/v2/users/7/project_assignments?page=2'
    ])
  })

  it('links that form a circle fail', async () => {
    const url = await serve((request, response) => {
      response.end(JSON.stringify({ time_entries: [], links: { next: request.url } }))
    })
    const error = await failureOf(collect(clientAt(url).listTimeEntries()))
    expect(error.kind).toBe('unexpected-answer')
  })
})

describe('request headers', () => {
  it('a request has headers for token, account, user agent and content type', async () => {
    const seen: Record<string, unknown>[] = []
    const url = await serve((request, response) => {
      seen.push({ method: request.method, ...request.headers })
      response.end('{}')
    })
    await failureOf(clientAt(url).createTimeEntry(timer))
    await failureOf(clientAt(url).retrieveMe())
    expect(seen[0]).toMatchObject({
      method: 'POST',
      authorization: `Bearer ${TOKEN}`,
      'harvest-account-id': '1',
      'user-agent': 'Gleaner tests',
      accept: 'application/json',
      'content-type': 'application/json'
    })
    expect(seen[1]).not.toHaveProperty('content-type')
  })
})

describe('odd responses', () => {
  const bodies = ['', 'null', '[]', '7', '"text"', '{}', '{"id":', '<html>', '\u0000', '{"id":{}}']

  it.each(bodies)(
    'every call that expects a body fails with a HarvestError for %j',
    async (body) => {
      const url = await serve((_request, response) => response.end(body))
      const client = clientAt(url)
      const calls = [
        client.retrieveTimeEntry(1),
        client.createTimeEntry(timer),
        client.updateTimeEntry(1, {}),
        client.restartTimeEntry(1),
        client.stopTimeEntry(1),
        client.retrieveCompany(),
        client.retrieveMe(),
        collect(client.listTimeEntries()),
        collect(client.listMyProjectAssignments())
      ]
      for (const error of await Promise.all(calls.map(failureOf))) {
        expect(['unexpected-answer', 'server-trouble']).toContain(error.kind)
        expect(error.certainty).toBe(error.method === 'GET' ? error.certainty : 'unknown')
      }
    }
  )

  it('an HTML page of the network is no confirmation of a deletion', async () => {
    const url = await serve((_request, response) => response.end('<html>Please sign in</html>'))
    expect(await failureOf(clientAt(url).deleteTimeEntry(1))).toMatchObject({
      kind: 'server-trouble',
      certainty: 'unknown'
    })
  })

  it.each([401, 404])('an HTML page ends neither a session nor an entry (%i)', async (status) => {
    const url = await serve((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<html>HARVEST</html>')
    })
    expect(await failureOf(clientAt(url).deleteTimeEntry(1))).toMatchObject({
      kind: 'server-trouble',
      status
    })
  })

  it('a token repeated by a response does not appear in an error', async () => {
    const url = await serve((request, response) => {
      const message = `Bad header ${request.headers.authorization}`
      response.writeHead(422).end(JSON.stringify({ message }))
    })
    const error = await failureOf(clientAt(url).createTimeEntry({ ...timer, notes: 'private' }))
    expect(error.said).toBe('Bad header Bearer …')
    expect(JSON.stringify([error.stack, error, error.toFailure()])).not.toMatch(/secret|private/)
  })

  it('a response that ends early is a lost response', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(201, { 'content-length': 100 })
      response.write('{"id":', () => response.destroy())
    })
    expect(await failureOf(clientAt(url).createTimeEntry(timer))).toMatchObject({
      kind: 'offline',
      certainty: 'unknown'
    })
  })
})
