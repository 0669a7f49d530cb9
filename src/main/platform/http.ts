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
  /** Mozilla's, which Node has built in, and, outside a package, those in `NODE_EXTRA_CA_CERTS`. */
  readonly builtIn: () => readonly string[]
  /** Authorities that the owner of this computer trusts, for example the one of a company's proxy. */
  readonly system: () => readonly string[]
}

const AUTHORITIES: Authorities = {
  builtIn: () => getCACertificates('default'),
  system: () => getCACertificates('system')
}

export interface HttpOptions {
  /** Chromium's knowledge of this computer's proxies. */
  readonly resolveProxy: (url: string) => Promise<string>
  readonly authorities?: Authorities
  /**
   * Refuses hosts with a private address, this computer included. Behind a proxy the proxy looks the name up,
   * and only addresses that are given as numbers are refused here.
   */
  readonly publicOnly?: boolean
  /** Looks host names up where `publicOnly` is set. */
  readonly lookup?: LookupFunction
}

/**
 * Node's own HTTP, never Chromium's: that one sends a request again, POST included, when a kept
 * connection dies before the answer, and an entry would be there twice. Proxies are asked for with
 * each request, because they change with the network; connections are kept by proxy.
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
    // without certificates: what listens on this computer is reached by plain HTTP
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
    // half of what main consists of, and the tray is there before anything is asked of Harvest
    const undici = await import('undici')
    const url = new URL(input instanceof Request ? input.url : input)
    return undici.fetch(url, { ...init, dispatcher: await routeTo(url, undici) })
  }
  // undici's own types and Node's copy of them differ in name only
  return throughRoute as unknown as typeof globalThis.fetch
}

/** Set whatever the environment says: `NODE_TLS_REJECT_UNAUTHORIZED=0` would show the token to anybody on the way. */
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
