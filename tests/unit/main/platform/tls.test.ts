import { readFileSync } from 'node:fs'
import { connect, createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { createServer as createHttpProxy } from 'node:http'
import { createServer } from 'node:https'
import path from 'node:path'
import type * as Tls from 'node:tls'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Authorities } from '#main/platform/http.ts'

const fixture = (name: string) =>
  readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8')
/** The authority that signed the server's certificate for api.harvest.test. */
const AUTHORITY = fixture('tls-authority.pem')
const SERVER = fixture('tls-server.pem')

// other files of this worker may have loaded it with the real certificates
vi.resetModules()
const { createFetch } = await import('#main/platform/http.ts')

/** The certificates that Node returns: the built-in ones or those of the system. */
const trusted = vi.hoisted(() => ({ by: '', certificate: '' }))
vi.mock('node:tls', async (original) => ({
  ...(await original<typeof Tls>()),
  getCACertificates: (from: string) => (from === trusted.by ? [trusted.certificate] : [])
}))

const nobody: Authorities = { builtIn: () => [], system: () => [] }
const builtIn: Authorities = { ...nobody, builtIn: () => [AUTHORITY] }
const system: Authorities = { ...nobody, system: () => [AUTHORITY] }

afterEach(() => vi.unstubAllEnvs())

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** Starts a TLS server behind a proxy and records the requests that reach it. */
async function serve() {
  const reached: string[] = []
  const server = createServer({ key: SERVER, cert: SERVER }, (request, response) => {
    reached.push(request.url ?? '')
    response.setHeader('connection', 'close')
    response.end('Harvest')
  })
  const port = await listen(server)
  const proxy = createHttpProxy()
  proxy.on('connect', (_request, client) => {
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(client).pipe(onward)
    })
    for (const [one, other] of [[onward, client] as const, [client, onward] as const])
      one.on('error', () => other.destroy())
  })
  return { reached, port, proxy: await listen(proxy) }
}

async function ask(authorities: Authorities | undefined, host = 'api.harvest.test') {
  const { proxy, reached } = await serve()
  const fetch = createFetch({
    resolveProxy: async () => `PROXY 127.0.0.1:${proxy}`,
    ...(authorities ? { authorities } : {})
  })
  const answer = fetch(`https://${host}/v2/users/me`).then((response) => response.text())
  return { answer, reached }
}

describe('server certificates', () => {
  it.each([
    ['built in', builtIn],
    ['of the system', system]
  ])('a certificate of an authority that is %s is accepted', async (_, authorities) => {
    const { answer } = await ask(authorities)
    expect(await answer).toBe('Harvest')
  })

  it.each(['default', 'system'])(
    'a certificate of an authority that Node lists as %s is accepted',
    async (by) => {
      Object.assign(trusted, { by, certificate: AUTHORITY })
      const { answer } = await ask(undefined)
      expect(await answer).toBe('Harvest')
    }
  )

  it.each(['', '0'])(
    'a certificate of an unknown authority is refused, even if NODE_TLS_REJECT_UNAUTHORIZED is %j',
    async (setting) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', setting)
      const { answer, reached } = await ask(nobody)
      await expect(answer).rejects.toThrow()
      expect(reached).toEqual([])
    }
  )

  it('a certificate for another host is refused', async () => {
    const { answer, reached } = await ask(builtIn, 'other.harvest.test')
    await expect(answer).rejects.toThrow()
    expect(reached).toEqual([])
  })

  it('certificates are verified on this computer too, even if the environment disables it', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    const { port, reached } = await serve()
    const fetch = createFetch({ resolveProxy: async () => 'DIRECT', authorities: builtIn })
    await expect(fetch(`https://127.0.0.1:${port}/`)).rejects.toThrow()
    expect(reached).toEqual([])
  })

  // other systems have only one loopback address
  it.runIf(process.platform === 'linux')(
    'certificates are verified on a connection without a proxy',
    async () => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
      const { port } = await serve()
      const relay = createTcpServer((client) =>
        client.pipe(connect(port, '127.0.0.1')).pipe(client)
      )
      await new Promise<void>((resolve) => relay.listen(0, '127.0.0.2', resolve))
      onTestFinished(() => void relay.close())
      const address = `https://127.0.0.2:${(relay.address() as AddressInfo).port}/`
      const direct = (authorities: Authorities) =>
        createFetch({ resolveProxy: async () => 'DIRECT', authorities })(address)
      await expect(direct(nobody)).rejects.toThrow()
      for (const authorities of [builtIn, system])
        expect(await (await direct(authorities)).text()).toBe('Harvest')
    }
  )
})
