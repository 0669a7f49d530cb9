import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createServiceIcons } from '#main/icons/service-icons.ts'
import { DAY, MINUTE, SECOND } from '#shared/durations.ts'

const HOST = 'https://proxy.harvestfiles.com'
const URL_OF_ICON = `${HOST}/icons/github.com.png?1`
const PNG = new Uint8Array([137, 80, 78, 71])
const AS_DATA = 'data:image/png;base64,iVBORw=='

let folder: string
let now: number
let asked: { readonly url: string; readonly init: RequestInit | undefined }[]

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'gleaner-icons-')), 'icons')
  now = Date.parse('2026-11-18T12:00:00Z')
  asked = []
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

function image(type = 'image/png', body: Uint8Array<ArrayBuffer> = PNG): Response {
  return new Response(body, { headers: { 'content-type': type } })
}

function to(location: string, status = 302): Response {
  return new Response(null, { status, headers: { location } })
}

function iconsOf(answer: (url: string) => Response | Promise<Response>) {
  return createServiceIcons({
    folder,
    now: () => now,
    fetch: async (input, init) => {
      const url = String(input)
      asked.push({ url, init })
      return answer(url)
    }
  })
}

describe('service icons', () => {
  it('an icon is returned as data, and its request does not identify the user', async () => {
    expect(await iconsOf(() => image()).get(URL_OF_ICON)).toBe(AS_DATA)
    expect(asked[0]?.init).toMatchObject({ redirect: 'manual', credentials: 'omit' })
    expect(JSON.stringify(asked[0]?.init?.headers)).not.toMatch(/authorization|harvest/i)
  })

  it.each([
    'image/png',
    'image/jpeg',
    'image/gif',
    'image/webp',
    'image/svg+xml',
    'IMAGE/PNG; q=1'
  ])('an icon may have the type %s', async (type) => {
    expect(await iconsOf(() => image(type)).get(URL_OF_ICON)).toMatch(/^data:image\/[\w+]+;base64/)
  })

  it.each(['text/html', 'application/javascript', 'image', ''])(
    'an icon may not have the type %j',
    async (type) => {
      expect(await iconsOf(() => image(type)).get(URL_OF_ICON)).toBeNull()
    }
  )

  it.each([
    'http://proxy.harvestfiles.com/x.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'https://user:secret@proxy.harvestfiles.com/x.png',
    'https://example.com/x.png',
    'https://proxy.harvestfiles.com.example.com/x.png',
    'https://harvestfiles.com/x.png',
    'https://proxy.harvestfiles.com:8443/x.png',
    'https://127.0.0.1/x.png',
    'no address'
  ])('an icon is not requested from %s', async (url) => {
    expect(await iconsOf(() => image()).get(url)).toBeNull()
    expect(asked).toEqual([])
  })

  it('an icon may have 64 kB and no byte more', async () => {
    const icons = iconsOf((url) =>
      image('image/png', new Uint8Array(64 * 1024 + (url.endsWith('more') ? 1 : 0)))
    )
    expect(await icons.get(`${HOST}/most`)).not.toBeNull()
    expect(await icons.get(`${HOST}/more`)).toBeNull()
  })

  it('an icon behind a redirect is not fetched', async () => {
    for (const place of ['https://cdn.example/x', `${HOST}/other.png`, 'http://127.0.0.1/x'])
      expect(await iconsOf(() => to(place)).get(`${HOST}/${place.length}`)).toBeNull()
    expect(asked).toHaveLength(3)
  })

  it.each([404, 500])('a response with status %i is no icon', async (status) => {
    const answer = () => new Response(PNG, { status, headers: { 'content-type': 'image/png' } })
    expect(await iconsOf(answer).get(URL_OF_ICON)).toBeNull()
  })
})

describe('stored icons', () => {
  it('an icon is stored for a month', async () => {
    await iconsOf(() => image()).get(URL_OF_ICON)
    expect(await iconsOf(() => image('image/gif')).get(URL_OF_ICON)).toBe(AS_DATA)
    expect(asked).toHaveLength(1)
    now += 31 * DAY
    expect(await iconsOf(() => image('image/gif')).get(URL_OF_ICON)).toMatch(/^data:image\/gif/)
  })

  it('a stored icon stays when a later request fails', async () => {
    await iconsOf(() => image()).get(URL_OF_ICON)
    now += 31 * DAY
    const offline = iconsOf(() => Promise.reject(new Error('offline')))
    expect(await offline.get(URL_OF_ICON)).toBe(AS_DATA)
  })

  it('simultaneous requests for an icon share one download, and a failed one is repeated later', async () => {
    let isOnline = false
    const icons = iconsOf(() => (isOnline ? image() : Promise.reject(new Error('offline'))))
    expect(await Promise.all([icons.get(URL_OF_ICON), icons.get(URL_OF_ICON)])).toEqual([
      null,
      null
    ])
    expect(asked).toHaveLength(1)
    isOnline = true
    expect(await icons.get(URL_OF_ICON)).toBeNull()
    now += 11 * MINUTE
    expect(await icons.get(URL_OF_ICON)).toBe(AS_DATA)
  })

  it('an icon whose file was changed is not used', async () => {
    await iconsOf(() => image()).get(URL_OF_ICON)
    const [name = ''] = readdirSync(folder)
    writeFileSync(path.join(folder, name), 'javascript:alert(1)')
    expect(await iconsOf(() => image('image/gif')).get(URL_OF_ICON)).toMatch(/^data:image\/gif/)
  })

  it('at most 200 icons are stored, the newest ones', async () => {
    const icons = iconsOf(() => image())
    await icons.get(`${HOST}/first`)
    const [first = ''] = readdirSync(folder)
    for (let count = 0; count < 200; count += 1) {
      now += SECOND
      await icons.get(`${HOST}/${count}`)
    }
    expect(readdirSync(folder)).toHaveLength(200)
    expect(readdirSync(folder)).not.toContain(first)
  })
})
