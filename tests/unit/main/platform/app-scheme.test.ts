import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CustomScheme } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerAppScheme, serveAppScheme } from '#main/platform/app-scheme.ts'

type Handler = Parameters<Parameters<typeof serveAppScheme>[0]['handle']>[1]

let folder: string
let handler: Handler

function get(address: string, method = 'GET'): Promise<Response> {
  return Promise.resolve(handler({ url: address, method } as Request))
}

function serve(devServer: string | null = null): void {
  const pages = path.join(folder, 'pages')
  serveAppScheme({ handle: (_scheme, handle) => (handler = handle) }, { pages, devServer })
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scheme-'))
  mkdirSync(path.join(folder, 'pages/popover'), { recursive: true })
  mkdirSync(path.join(folder, 'pages-private'))
  writeFileSync(path.join(folder, 'pages/popover/index.html'), '<p>popover</p>')
  writeFileSync(path.join(folder, 'pages/secret.pem'), 'key')
  writeFileSync(path.join(folder, 'secret.json'), '{}')
  writeFileSync(path.join(folder, 'pages-private/secret.json'), '{}')
  serve()
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('app://gleaner', () => {
  it('app://gleaner serves the built pages', async () => {
    const response = await get('app://gleaner/popover/index.html')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toBe('<p>popover</p>')
  })

  it('query and fragment of a page address are ignored', async () => {
    expect((await get('app://gleaner/popover/index.html?x#y')).status).toBe(200)
  })

  it.each([
    'app://gleaner/../secret.json',
    'app://gleaner/%2e%2e/secret.json',
    'app://gleaner/..%2fsecret.json',
    'app://gleaner/popover/..%2f..%2fsecret.json',
    'app://gleaner/..%2fpages-private/secret.json',
    'app://gleaner/..%5csecret.json',
    'app://gleaner/%00secret.json',
    'app://gleaner/%zz',
    'app://gleaner/c:%2fsecret.json',
    'app://gleaner/popover',
    'app://gleaner/',
    'app://gleaner/secret.pem',
    'app://gleaner/nothing.html',
    'app://stranger/popover/index.html'
  ])('%s is not found', async (address) => {
    expect((await get(address)).status).toBe(404)
  })

  // Windows does not allow such file names
  it.skipIf(process.platform === 'win32').each(['c:secret.json', '..\\secret.json'])(
    'a path that means another file on other systems is not found, even if it exists: %s',
    async (name) => {
      writeFileSync(path.join(folder, 'pages', name), '{}')
      expect((await get(`app://gleaner/${encodeURIComponent(name)}`)).status).toBe(404)
    }
  )

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])('the method %s is refused', async (method) => {
    expect((await get('app://gleaner/popover/index.html', method)).status).toBe(405)
  })

  it.each(['app://gleaner/popover/index.html', 'app://gleaner/nothing.html'])(
    '%s is served with the content security policy',
    async (address) => {
      const { headers } = await get(address)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
          "font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; " +
          "frame-ancestors 'none'"
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  )

  it('the scheme is standard and secure and has no more privileges than https', () => {
    const schemes: CustomScheme[] = []
    registerAppScheme({ registerSchemesAsPrivileged: (given) => schemes.push(...given) })
    expect(schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
      }
    ])
  })

  it('pages come from the development server if there is one', async () => {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/javascript').end(`// ${request.url}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    serve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const response = await get('app://gleaner/popover/main.ts?v=1')
    expect(await response.text()).toBe('// /popover/main.ts?v=1')
    server.close()
  })
})
