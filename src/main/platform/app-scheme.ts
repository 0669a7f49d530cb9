import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Protocol } from 'electron'

const SCHEME = 'app'
const HOST = 'gleaner'

/** The origin of Gleaner's pages, as the main process sees it. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

// Vite inserts styles as <style> elements and its client as an inline script, and sends updates by WebSocket.
const DEVELOPMENT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' ws://localhost:* http://localhost:* ws://gleaner:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json'
}

/** Gives app:// the privileges of https. Call it before Electron is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Serves app://gleaner from the built pages, or from Vite's server during development. */
export function serveAppScheme(
  protocol: Pick<Protocol, 'handle'>,
  source: { readonly pages: string; readonly devServer: string | null }
): void {
  const read = source.devServer === null ? fromFolder(source.pages) : fromServer(source.devServer)
  const policy = source.devServer === null ? CONTENT_SECURITY_POLICY : DEVELOPMENT_POLICY
  protocol.handle(SCHEME, (request) => answer(request, read, policy))
}

interface Content {
  readonly body: Uint8Array<ArrayBuffer> | ArrayBuffer
  readonly type: string
}

type Read = (url: URL) => Promise<Content | null>

async function answer(
  request: { readonly url: string; readonly method: string },
  read: Read,
  policy: string
): Promise<Response> {
  const headers = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer'
  }
  if (request.method !== 'GET') return new Response(null, { status: 405, headers })
  const url = new URL(request.url)
  const content = url.host === HOST ? await read(url) : null
  if (!content) return new Response(null, { status: 404, headers })
  return new Response(content.body, { headers: { ...headers, 'content-type': content.type } })
}

function fromFolder(root: string): Read {
  return async ({ pathname }) => {
    const file = fileWithin(root, pathname)
    const type = file && CONTENT_TYPES[path.extname(file)]
    if (!type) return null
    const body = await readFile(file).catch(() => null)
    return body && { body: new Uint8Array(body), type }
  }
}

/** Returns the file of a path, or null if it is outside the folder. */
function fileWithin(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (/[\0\\:]/.test(decoded)) return null
  const file = path.join(root, decoded)
  return file.startsWith(root + path.sep) ? file : null
}

function fromServer(server: string): Read {
  return async ({ pathname, search }) => {
    const response = await fetch(new URL(pathname + search, server))
    const type = response.headers.get('content-type')
    return response.ok && type ? { body: await response.arrayBuffer(), type } : null
  }
}
