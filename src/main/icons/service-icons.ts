import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import { DAY, MINUTE, SECOND } from '#shared/durations.ts'

const IMAGE_TYPES: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/svg+xml',
  'image/x-icon',
  'image/vnd.microsoft.icon'
]
/** The host from which Harvest serves the icons of linked services. */
const ICON_HOST = 'proxy.harvestfiles.com'
const MOST_BYTES = 64 * 1024
const MOST_FILES = 200
const PATIENCE = 5 * SECOND
const FRESH = 30 * DAY
const ASK_AGAIN = 10 * MINUTE

export interface ServiceIconsOptions {
  /** Adds no header that says who is signed in, and refuses private addresses. */
  readonly fetch: typeof globalThis.fetch
  /** Where icons are kept; made when the first one comes. */
  readonly folder: string
  /** The only clock: files are dated by it too, not by the clock of the file system. */
  readonly now: () => number
}

/** Pictures of the services that entries are linked to. */
export interface ServiceIcons {
  /**
   * Returns the picture at an address of Harvest's icon host as a `data:` URL. Returns null for any other
   * address, and where there is no picture: no image, more than 64 kB, a redirect, too slow, offline. Keeps
   * it on the disk for a month, and beyond that until it can be fetched again. Never throws.
   */
  get(url: string): Promise<string | null>
}

export function createServiceIcons({ fetch, folder, now }: ServiceIconsOptions): ServiceIcons {
  const asked = new Map<string, { readonly at: number; readonly icon: Promise<string | null> }>()

  function get(url: string): Promise<string | null> {
    if (!isSafe(url)) return Promise.resolve(null)
    const before = asked.get(url)
    if (before && now() - before.at < ASK_AGAIN) return before.icon
    const icon = find(url)
    asked.set(url, { at: now(), icon })
    if (asked.size > MOST_FILES) asked.delete(asked.keys().next().value ?? '')
    return icon
  }

  async function find(url: string): Promise<string | null> {
    const file = path.join(folder, `${createHash('sha256').update(url).digest('hex')}.txt`)
    const kept = read(file)
    if (kept && now() - kept.at < FRESH) return kept.icon
    const icon = await download(fetch, url).catch(() => null)
    if (icon === null) return kept?.icon ?? null
    keep(file, icon)
    return icon
  }

  function keep(file: string, icon: string): void {
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${file}.new`, icon, { mode: 0o600 })
      const at = now() / SECOND
      utimesSync(`${file}.new`, at, at)
      renameSync(`${file}.new`, file)
      makeRoom(folder)
    } catch {
      // a disk that does not take a picture costs nothing but the next download
    }
  }

  return { get }
}

function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === 'https:' && host === ICON_HOST && username === '' && password === ''
}

/** Downloads the image; null for any other answer. Redirects are answers: they would lead to another host. */
async function download(fetch: typeof globalThis.fetch, url: string): Promise<string | null> {
  const response = await fetch(url, {
    redirect: 'manual',
    credentials: 'omit',
    headers: { accept: IMAGE_TYPES.join(', ') },
    signal: AbortSignal.timeout(PATIENCE)
  })
  if (response.ok) return readImage(response)
  await response.body?.cancel()
  return null
}

async function readImage(response: Response): Promise<string | null> {
  const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!IMAGE_TYPES.includes(type) || !response.body) {
    await response.body?.cancel()
    return null
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return size === 0 ? null : `data:${type};base64,${Buffer.concat(chunks).toString('base64')}`
}

function read(file: string): { readonly icon: string; readonly at: number } | null {
  try {
    const icon = readFileSync(file, 'utf8')
    const isWhole = /^data:image\/[\w.+-]+;base64,[A-Za-z0-9+/]+=*$/.test(icon)
    return isWhole ? { icon, at: statSync(file).mtimeMs } : null
  } catch {
    return null
  }
}

/** The oldest go when there are too many. */
function makeRoom(folder: string): void {
  const files = readdirSync(folder).map((name) => path.join(folder, name))
  if (files.length <= MOST_FILES) return
  const byAge = files
    .map((file) => ({ file, at: statSync(file).mtimeMs }))
    .toSorted((a, b) => a.at - b.at)
  for (const { file } of byAge.slice(0, files.length - MOST_FILES)) rmSync(file, { force: true })
}
