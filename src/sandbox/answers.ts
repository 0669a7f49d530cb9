import { inventedTexts, type TooManyRequestsShape } from './not-observed.ts'

/** A response before it is written to a socket or passed to Hono. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const INVALID_TOKEN =
  'The access token provided is expired, revoked, malformed or invalid for other reasons.'

export function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value)
  }
}

export function html(status: number, title: string): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`
  }
}

export function empty(status: number): Answer {
  return { status, headers: { 'content-type': 'text/html' }, body: '' }
}

export function unauthorized(): Answer {
  const challenge = `Bearer realm="Rack::OAuth2 Protected Resources", error="invalid_token", error_description="${INVALID_TOKEN}"`
  return {
    status: 401,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache',
      'www-authenticate': challenge
    },
    body: JSON.stringify({ error: 'invalid_token', error_description: INVALID_TOKEN })
  }
}

export function recordNotFound(): Answer {
  return {
    status: 404,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: JSON.stringify({ status: 404, error: 'Not Found' })
  }
}

export function routeNotFound(): Answer {
  return html(404, 'HARVEST: Canʼt find page')
}

/** Returns Harvest's 429 in each of the forms that a client must handle. */
export function tooManyRequests(shape: TooManyRequestsShape, seconds: number, now: number): Answer {
  if (shape === 'empty-html') return empty(429)
  const answer = json(429, { retry_after: seconds, message: inventedTexts.tooManyRequests })
  if (shape === 'body-only') return answer
  const wait =
    shape === 'date-header' ? new Date(now + seconds * 1000).toUTCString() : String(seconds)
  const body = shape === 'date-header' ? '' : answer.body
  return { ...answer, body, headers: { ...answer.headers, 'retry-after': wait } }
}
