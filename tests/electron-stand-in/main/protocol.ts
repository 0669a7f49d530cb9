import type Electron from 'electron'
import type { Params, Protocol } from '../chromium/protocol.ts'
import { app } from './app.ts'
import { addresses } from './scheme-addresses.ts'

type Handler = (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>
type GlobalRequest = globalThis.Request
type GlobalResponse = globalThis.Response

/** The outcome of a page's request: a response, the network, or a failure. */
export type Verdict = Omit<Params<'Fetch.fulfillRequest'>, 'requestId'> | 'network' | 'error'

class SchemeProtocol {
  readonly #handlers = new Map<string, Handler>()
  #privilegesGiven = false

  registerSchemesAsPrivileged(customSchemes: Electron.CustomScheme[]): void {
    if (app.isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    }
    if (this.#privilegesGiven) {
      throw new Error(
        'stand-in: a second registerSchemesAsPrivileged replaces the first: call it once'
      )
    }
    this.#privilegesGiven = true
    for (const { scheme } of customSchemes) addresses.register(scheme)
  }

  handle(scheme: string, handler: Handler): void {
    if (!app.isReady()) throw new Error('stand-in: protocol.handle before app is ready')
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.#handlers.set(scheme, handler)
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme)
  }

  async _answer(paused: Protocol.Fetch.requestPausedPayload, initiator: string): Promise<Verdict> {
    const { request, resourceType } = paused
    const url = new URL(addresses.fromChromium(request.url + (request.urlFragment ?? '')))
    const handler = this.#handlers.get(url.protocol.slice(0, -1))
    if (!handler) return isChromiums(url) ? 'network' : 'error'
    // Chromium's own window asks for an icon; Electron does not
    if (url.pathname === '/favicon.ico' && resourceType === 'Other') return { responseCode: 204 }
    try {
      return await toVerdict(await handler(toRequest(url, paused, initiator)))
    } catch (error) {
      console.error('Error in protocol.handle:', error)
      return 'error'
    }
  }
}

function isChromiums(url: URL): boolean {
  return /^(https?|file|data|blob|about|chrome|devtools):$/.test(url.protocol)
}

function toRequest(
  url: URL,
  { request, resourceType }: Protocol.Fetch.requestPausedPayload,
  initiator: string
): GlobalRequest {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, addresses.fromChromium(value)] as [string, string]
  )
  const body = request.postData === undefined ? {} : { body: request.postData }
  const made = new Request(url, { method: request.method, headers, ...body })
  if (resourceType !== 'Document') {
    Object.defineProperty(made, 'initiatorOrigin', { value: initiator })
  }
  return made
}

async function toVerdict(response: GlobalResponse): Promise<Verdict> {
  if (!(response instanceof Response) || response.type === 'error') return 'error'
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64')
  }
}

export const protocol = new SchemeProtocol()
