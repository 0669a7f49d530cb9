import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

const OUT = resolve('out/renderer')
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css'
}

export interface BuiltWindows {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  close(): void
}

/** The built windows over HTTP, and pages that are given as text beside them. */
export function serveBuiltWindows(
  pages: Readonly<Record<string, string>> = {}
): Promise<BuiltWindows> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const file = join(OUT, pathname)
    const page = pages[pathname]
    if (page === undefined && (!file.startsWith(OUT) || !existsSync(file)))
      return void response.writeHead(404).end()
    const type = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    const headers = { 'content-type': type, 'cache-control': 'max-age=3600' }
    response.writeHead(200, headers).end(page ?? readFileSync(file))
  })
  return new Promise((listening) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      listening({ origin: `http://127.0.0.1:${port}`, close: () => void server.close() })
    })
  })
}

/** Bytes of JavaScript, compressed, that a window loads to be there; chunks it asks for later are left out. */
export function scriptBytes(window: string): number {
  const html = join(OUT, window, 'index.html')
  const waiting = [...readFileSync(html, 'utf8').matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(
    ([, path]) => resolve(dirname(html), path!)
  )
  const seen = new Set<string>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const imports = readFileSync(file, 'utf8').matchAll(
      /\b(?:import|from)\s*["'](\.[^"']+\.js)["']/g
    )
    for (const [, path] of imports) {
      const imported = resolve(dirname(file), path!)
      // a text may look like an import
      if (existsSync(imported)) waiting.push(imported)
    }
  }
  return [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
}
