import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createFetch } from '#main/platform/http.ts'
import { publicLookup } from '#main/platform/public-address.ts'

async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void
): Promise<number> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

describe('requests', () => {
  it('a request to this computer is sent directly without asking for a proxy', async () => {
    const port = await listen((request, response) => response.end(`${request.method} direct`))
    const resolveProxy = vi.fn(async () => 'PROXY 127.0.0.1:9')
    const fetch = createFetch({ resolveProxy })
    const response = await fetch(`http://127.0.0.1:${port}/v2`, { method: 'POST', body: '{}' })
    expect(await response.text()).toBe('POST direct')
    expect(resolveProxy).not.toHaveBeenCalled()
  })

  it('a request is sent through the proxy of its address', async () => {
    const proxy = await listen((request, response) => response.end(`proxied ${request.url}`))
    const resolveProxy = vi.fn(async () => `PROXY 127.0.0.1:${proxy}; DIRECT`)
    const fetch = createFetch({ resolveProxy })
    const response = await fetch('http://api.harvest.test/v2/company')
    expect(await response.text()).toBe('proxied http://api.harvest.test/v2/company')
    expect(resolveProxy).toHaveBeenCalledExactlyOnceWith('http://api.harvest.test/v2/company')
  })

  it('the next request follows a change of the proxy', async () => {
    const [one, other] = await Promise.all(
      ['one', 'other'].map((name) => listen((_request, response) => response.end(name)))
    )
    const resolveProxy = vi.fn(async () => `PROXY 127.0.0.1:${one}`)
    const fetch = createFetch({ resolveProxy })
    const ask = async () => (await fetch('http://api.harvest.test/')).text()
    expect(await ask()).toBe('one')
    resolveProxy.mockResolvedValue(`PROXY 127.0.0.1:${other}`)
    expect(await ask()).toBe('other')
  })

  it('a request has its method, headers, body and abort signal', async () => {
    const port = await listen((request, response) => {
      request.resume()
      response.end(JSON.stringify(request.headers))
    })
    const fetch = createFetch({ resolveProxy: async () => 'DIRECT' })
    const headers = new Headers({ authorization: 'Bearer x', 'content-type': 'application/json' })
    const address = new URL(`http://127.0.0.1:${port}/`)
    const response = await fetch(address, { method: 'PATCH', headers, body: '{}' })
    expect(await response.json()).toMatchObject({
      authorization: 'Bearer x',
      'content-type': 'application/json'
    })
    const signal = AbortSignal.abort()
    await expect(fetch(address, { signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('a failed request rejects as in Node, with the reason as its cause', async () => {
    const port = await listen((request) => request.socket.destroy())
    const fetch = createFetch({ resolveProxy: async () => 'DIRECT' })
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      name: 'TypeError',
      cause: { code: expect.stringMatching(/^UND_ERR_SOCKET|ECONNRESET$/) as string }
    })
  })

  it('a POST is sent once when a reused connection dies before the response', async () => {
    let posts = 0
    const port = await listen((request, response) => {
      request.resume()
      if (request.method === 'GET') return response.end('kept')
      posts += 1
      return request.socket.destroy()
    })
    const fetch = createFetch({ resolveProxy: async () => 'DIRECT' })
    await (await fetch(`http://127.0.0.1:${port}/`)).text()
    await expect(
      fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' })
    ).rejects.toThrow()
    expect(posts).toBe(1)
  })
})

describe('requests to the public internet only', () => {
  const fetchPublic = (options: Partial<Parameters<typeof createFetch>[0]> = {}) =>
    createFetch({ resolveProxy: async () => 'DIRECT', publicOnly: true, ...options })

  it('a request does not reach a private address, given or resolved', async () => {
    const reached = vi.fn()
    const port = await listen((_request, response) => {
      reached()
      response.end('private')
    })
    for (const host of ['127.0.0.1', 'localhost', '0.0.0.0'])
      await expect(fetchPublic()(`http://${host}:${port}/`)).rejects.toThrow()
    const lookup = publicLookup((_host, _options, done) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])
    )
    const answer = fetchPublic({ lookup })(`http://icons.test:${port}/`)
    await expect(answer).rejects.toMatchObject({ cause: { code: 'EPRIVATE' } })
    expect(reached).not.toHaveBeenCalled()
  })

  it('a request goes to the resolved addresses', async () => {
    const port = await listen((request, response) => response.end(request.headers.host))
    const lookup = vi.fn<LookupFunction>((_host, { all }, done) => {
      if (all) done(null, [{ address: '127.0.0.1', family: 4 }])
      else done(null, '127.0.0.1', 4)
    })
    const response = await fetchPublic({ lookup })(`http://icons.test:${port}/`)
    expect(await response.text()).toBe(`icons.test:${port}`)
    expect(lookup).toHaveBeenCalledOnce()
  })

  it('a request may go through a proxy in a private network', async () => {
    const proxy = await listen((request, response) => response.end(`proxied ${request.url}`))
    const resolveProxy = async () => `PROXY 127.0.0.1:${proxy}`
    const response = await fetchPublic({ resolveProxy })('http://icons.test/')
    expect(await response.text()).toBe('proxied http://icons.test/')
  })
})
