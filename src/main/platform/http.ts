import type { LookupFunction } from 'node:net'
import { getCACertificates } from 'node:tls'
import type * as Undici from 'undici'
import type { Dispatcher, RequestInit } from 'undici'
import { SECOND } from '#shared/durations.ts'
import { proxyAddress } from './proxy.ts'
import { assertPublicHost, publicLookup } from './public-address.ts'
import { within } from './within.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
const PROXY_PATIENCE = 5 * SECOND

/** The certificate authorities that Gleaner trusts. */
export interface Authorities {
  /** Mozilla's authorities from Node and, outside a package, those in `NODE_EXTRA_CA_CERTS`. */
  readonly builtIn: () => readonly string[]
  /** Authorities that the owner of this computer trusts, for example the one of a company's proxy. */
  readonly system: () => readonly string[]
}

const AUTHORITIES: Authorities = {
  builtIn: () => getCACertificates('default'),
  system: () => getCACertificates('system')
}

export interface HttpOptions {
  /** Returns Chromium's list of proxies for an address. */
  readonly resolveProxy: (url: string) => Promise<string>
  readonly authorities?: Authorities
  /**
   * True to refuse hosts with a private address, this computer included. A proxy looks names up itself, so
   * behind a proxy only numeric addresses are refused.
   */
  readonly publicOnly?: boolean
  /** Looks host names up where `publicOnly` is set. */
  readonly lookup?: LookupFunction
}

/**
 * Creates a `fetch` on Node's HTTP. Chromium's HTTP repeats a request, POST included, if a reused connection breaks
 * before the response, and would create an entry twice (docs/decisions/0006-http-through-node.md). The proxy is
 * looked up for each request, because it changes with the network. Connections are reused per proxy.
 */
export function createFetch({
  resolveProxy,
  authorities = AUTHORITIES,
  publicOnly = false,
  lookup = publicLookup()
}: HttpOptions): typeof globalThis.fetch {
  const routes = new Map<string, Dispatcher>()

  async function routeTo(url: URL, undici: typeof Undici): Promise<Dispatcher> {
    if (publicOnly) assertPublicHost(url.hostname)
    // this computer is reached by plain HTTP, without certificates
    else if (LOOPBACK.has(url.hostname))
      return keep('loopback', () => new undici.Agent({ connect: VERIFIED }))
    const proxy = await findProxy(url)
    const direct = publicOnly ? { lookup } : {}
    return keep(proxy ?? 'direct', () => createRoute(proxy, authorities, direct, undici))
  }

  async function findProxy(url: URL): Promise<string | null> {
    try {
      return proxyAddress(await within(PROXY_PATIENCE, resolveProxy(url.href)))
    } catch {
      return null
    }
  }

  function keep(name: string, create: () => Dispatcher): Dispatcher {
    const route = routes.get(name) ?? create()
    routes.set(name, route)
    return route
  }

  const throughRoute = async (input: string | URL | Request, init: RequestInit = {}) => {
    // undici is half of main's code, and the tray appears before the first request
    const undici = await import('undici')
    const url = new URL(input instanceof Request ? input.url : input)
    return undici.fetch(url, { ...init, dispatcher: await routeTo(url, undici) })
  }
  // undici's own types and Node's copy of them differ in name only
  return throughRoute as unknown as typeof globalThis.fetch
}

/** Overrides `NODE_TLS_REJECT_UNAUTHORIZED=0`, which would expose the token to anyone on the network path. */
const VERIFIED = { rejectUnauthorized: true } as const

function createRoute(
  proxy: string | null,
  { builtIn, system }: Authorities,
  direct: { readonly lookup?: LookupFunction },
  { Agent, ProxyAgent, Socks5ProxyAgent }: typeof Undici
): Dispatcher {
  const tls = { ...VERIFIED, ca: [...builtIn(), ...system()] }
  if (proxy === null) return new Agent({ connect: { ...tls, ...direct } })
  if (proxy.startsWith('socks5:')) return new Socks5ProxyAgent(proxy, { requestTls: tls })
  return new ProxyAgent({ uri: proxy, requestTls: tls, proxyTls: tls })
}
