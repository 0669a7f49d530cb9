import { isAcceptedInstant } from '#shared/time/spent-date.ts'
import { readAnswer } from './answer.ts'
import { HarvestError } from './errors.ts'
import { networkTrouble } from './network-trouble.ts'
import type { DelayTimers } from './timers.ts'

/** Bytes. A page of 2,000 entries is about 3 MB; notes may be long. */
const LARGEST_BODY = 16 * 1024 * 1024

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** One request, ready to be sent. */
export interface OutgoingRequest {
  readonly method: Method
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly json: unknown
}

export interface AttemptOptions {
  readonly fetch: typeof globalThis.fetch
  readonly timers: DelayTimers
  /** For headers and body together. */
  readonly timeoutMs: number
  /** By how much the server's clock was ahead of this computer's in the last response, milliseconds. */
  readonly knownOffsetMs: number
  readonly signal?: AbortSignal | undefined
}

export interface Answer {
  /** Undefined for an empty body. */
  readonly body: unknown
  /** By how much the server's clock is ahead of this computer's, milliseconds; null if the response has no date. */
  readonly clockOffsetMs: number | null
}

/** Sends a request once. Throws `HarvestError` with the certainty of the outcome. */
export async function attempt(request: OutgoingRequest, options: AttemptOptions): Promise<Answer> {
  const { timers, timeoutMs, signal } = options
  const { method } = request
  const path = request.url.pathname
  const giveUp = new AbortController()
  const cancelTimeout = timers.after(timeoutMs, () => giveUp.abort())
  try {
    return await exchange(request, {
      ...options,
      signal: signal ? AbortSignal.any([signal, giveUp.signal]) : giveUp.signal
    })
  } catch (error) {
    if (error instanceof HarvestError) throw error
    if (signal?.aborted)
      throw new HarvestError({ kind: 'cancelled', certainty: 'unknown', method, path })
    const { certainty, code } = networkTrouble(error)
    const detail = giveUp.signal.aborted ? 'timed out' : code
    throw new HarvestError({ kind: 'offline', certainty, method, path, detail })
  } finally {
    cancelTimeout()
  }
}

async function exchange(request: OutgoingRequest, options: AttemptOptions): Promise<Answer> {
  const { method, url } = request
  const { fetch, timers, knownOffsetMs } = options
  const sentAt = timers.now()
  const response = await fetch(url, {
    method,
    headers: headersOf(request),
    // the token must not be sent to another address
    redirect: 'manual',
    ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
    ...(options.signal ? { signal: options.signal } : {})
  })
  const receivedAt = timers.now()
  const text = await readText(request, response)
  const serverDate = dateOf(response)
  const body = readAnswer({
    method,
    path: url.pathname,
    status: response.status,
    text: response.ok ? text : withoutToken(text, request),
    retryAfter: response.headers.get('retry-after'),
    answeredAt: Number.isNaN(serverDate) ? receivedAt + knownOffsetMs : serverDate
  })
  return { body, clockOffsetMs: clockOffset(serverDate, sentAt, receivedAt) }
}

/** Returns the headers. Only a token with invalid characters makes them fail, and the error of `Headers` would contain it. */
function headersOf({ method, url, headers, json }: OutgoingRequest): Headers {
  try {
    return new Headers({
      ...headers,
      Accept: 'application/json',
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' })
    })
  } catch {
    const path = url.pathname
    throw new HarvestError({ kind: 'invalid-token', certainty: 'not-sent', method, path })
  }
}

async function readText({ method, url }: OutgoingRequest, response: Response): Promise<string> {
  if (!response.body) return ''
  const tooLarge = (): HarvestError =>
    new HarvestError({
      kind: 'unexpected-answer',
      certainty: 'unknown',
      method,
      path: url.pathname,
      status: response.status,
      detail: 'the answer is larger than 16 MB'
    })
  if (Number(response.headers.get('content-length')) > LARGEST_BODY) {
    await response.body.cancel()
    throw tooLarge()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    chunks.push(chunk)
    if (size > LARGEST_BODY) throw tooLarge()
  }
  return Buffer.concat(chunks, size).toString('utf8')
}

/** Removes the token from a response that repeats it, so that no error contains it. */
function withoutToken(text: string, { headers }: OutgoingRequest): string {
  const token = headers['Authorization']?.replace('Bearer ', '') ?? ''
  return token === '' ? text : text.replaceAll(token, '…')
}

/** Returns the server's clock, epoch milliseconds; NaN if the response has no valid date. */
function dateOf({ headers }: Response): number {
  const date = Date.parse(headers.get('date') ?? '')
  return isAcceptedInstant(date) ? date : Number.NaN
}

/**
 * Returns by how much the server's clock is ahead, milliseconds. The header has truncated seconds, so half a second is added.
 * The response counts as made half-way between sending and receiving.
 * @example Sent at 10:00:00.000, received at 10:00:01.000, date 10:00:05: 5,000 ms.
 */
function clockOffset(serverDate: number, sentAt: number, receivedAt: number): number | null {
  if (Number.isNaN(serverDate)) return null
  return Math.round(serverDate + 500 - (sentAt + receivedAt) / 2)
}
