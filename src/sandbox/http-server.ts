import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Hono } from 'hono'
import { html, json, tooManyRequests, type Answer } from './answers.ts'
import type { SandboxEnv, Seen } from './context.ts'
import type { FaultKind, Faults } from './faults.ts'
import type { RequestLog } from './request-log.ts'

const MAX_BODY_BYTES = 48 * 1024 * 1024
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i

/** Resolves after a number of milliseconds; rejects when the signal is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

export interface HttpOptions {
  readonly api: Hono<SandboxEnv>
  readonly faults: Faults
  readonly log: RequestLog
  readonly now: () => number
  /** Waits for a number of milliseconds. */
  readonly wait: Wait
  /** Ends the waits of faults when the sandbox closes. */
  readonly closing: AbortSignal
}

/** Reads a request from the socket, applies faults, and writes the response of the API. */
export function createHttpServer(options: HttpOptions): Server {
  return createServer((request, response) => {
    handle(request, response, options).catch((error: unknown) => {
      if (!options.closing.aborted) console.error('the sandbox lost a request:', error)
      response.destroy()
    })
  })
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly body: Buffer
  readonly options: HttpOptions
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions
): Promise<void> {
  const host = request.headers.host ?? ''
  const target = request.url ?? '/'
  const refused = { request, response, options, body: Buffer.alloc(0) }
  const valid =
    LOOPBACK.test(host) && target.startsWith('/') && URL.canParse(`http://${host}${target}`)
  if (!valid) {
    const url = new URL('http://127.0.0.1/')
    return write({ ...refused, url }, html(421, 'Misdirected request'))
  }
  const url = new URL(`http://${host}${target}`)
  const body = await readBody(request)
  if (body === null) return write({ ...refused, url }, html(413, 'Request too large'))
  const exchange = { request, response, url, body, options }
  const fault = options.faults.take(request.method ?? 'GET', url.pathname)
  return fault === null ? write(exchange, await ask(exchange)) : misbehave(exchange, fault)
}

/** Returns the body, or null if it is too large. Reads nothing if Content-Length is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function misbehave(exchange: Exchange, fault: FaultKind): Promise<void> {
  const { request, options } = exchange
  const wait = (milliseconds: number) => options.wait(milliseconds, options.closing)
  const drop = () => request.socket.destroy()
  switch (fault.kind) {
    case 'latency':
      await wait(fault.milliseconds)
      return write(exchange, await ask(exchange))
    case 'slow-answer': {
      const answer = await ask(exchange)
      await wait(fault.milliseconds)
      return write(exchange, answer)
    }
    case 'rate-limited': {
      const seconds = fault.retryAfterSeconds ?? 15
      return write(exchange, tooManyRequests(fault.shape, seconds, options.now()))
    }
    case 'server-error':
      if (fault.committed) await ask(exchange)
      return write(exchange, serverError(fault))
    case 'drop-before-commit':
      options.log.add(exchange, null, nobody())
      drop()
      return
    case 'commit-then-drop':
      await ask(exchange, null)
      drop()
      return
    case 'delayed-commit':
      drop()
      await wait(fault.milliseconds)
      await ask(exchange, null)
      return
    case 'truncated-body':
      return truncate(exchange, await ask(exchange))
    case 'altered-answer': {
      const answer = await ask(exchange)
      const body = JSON.stringify(fault.alter(JSON.parse(answer.body)))
      return write(exchange, { ...answer, body })
    }
    case 'odd-answer': {
      if (fault.committed ?? true) await ask(exchange)
      else options.log.add(exchange, fault.status, nobody())
      const headers = { 'content-type': fault.contentType ?? 'application/json; charset=utf-8' }
      return write(exchange, { status: fault.status, headers, body: fault.body })
    }
  }
}

function nobody(): Seen {
  return { role: null, body: {} }
}

/** Passes the request to the API and logs it; `null` logs a response that was never sent. */
async function ask(exchange: Exchange, status?: null): Promise<Answer> {
  const { request, url, body, options } = exchange
  const method = request.method ?? 'GET'
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : []
  )
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0
  const seen = nobody()
  const init = { method, headers, ...(hasBody ? { body: new Uint8Array(body) } : {}) }
  const answer = await options.api.fetch(new Request(url, init), { seen })
  options.log.add(exchange, status === null ? null : answer.status, seen)
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text()
  }
}

function serverError({ status, body }: FaultKind & { kind: 'server-error' }): Answer {
  const words = { 500: 'Internal Server Error', 502: 'Bad Gateway' } as Record<number, string>
  const title = words[status] ?? 'Service Unavailable'
  if (body === 'json') return json(status, { status, error: title })
  return body === 'html' ? html(status, title) : { status, headers: {}, body: '' }
}

function head({ response, options }: Exchange, answer: Answer): Buffer {
  const body = Buffer.from(answer.body)
  response.sendDate = false
  response.writeHead(answer.status, {
    'cache-control': 'no-store',
    'x-request-id': randomUUID(),
    date: new Date(options.now()).toUTCString(),
    ...(answer.status === 304 ? {} : { 'content-length': body.length }),
    ...answer.headers
  })
  return body
}

function write(exchange: Exchange, answer: Answer): void {
  const body = head(exchange, answer)
  exchange.response.end(exchange.request.method === 'HEAD' ? undefined : body)
}

/** Sends the Content-Length of the whole body, then drops the connection in the middle of it. */
function truncate(exchange: Exchange, answer: Answer): void {
  const body = head(exchange, answer)
  const half = body.subarray(0, Math.floor(body.length / 2))
  exchange.response.write(half, () => exchange.request.socket.destroy())
}
