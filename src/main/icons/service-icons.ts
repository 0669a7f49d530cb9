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
const TIMEOUT = 5 * SECOND
/** A stored icon is downloaded again after this time. */
const FRESH = 30 * DAY
/** The result for an address, an icon or none, is reused for this time. */
const REUSED = 10 * MINUTE

export interface ServiceIconsOptions {
  /** Sends no credentials and refuses private addresses. */
  readonly fetch: typeof globalThis.fetch
  /** The folder of stored icons. It is created with the first icon. */
  readonly folder: string
  /** Epoch milliseconds. The files get their dates from this clock too. */
  readonly now: () => number
}

/** The icons of services that entries are linked to. */
export interface ServiceIcons {
  /**
   * Returns the icon at an address of Harvest's icon host as a `data:` URL. Returns null for any other address, and if
   * there is no icon: not an image, more than 64 kB, a redirect, a timeout, offline. Icons are stored for a month, or
   * until the next download succeeds. Never throws.
   */
  get(url: string): Promise<string | null>
}

/** Creates the cache of icons on an existing or a new folder. */
export function createServiceIcons({ fetch, folder, now }: ServiceIconsOptions): ServiceIcons {
  const requested = new Map<
    string,
    { readonly at: number; readonly icon: Promise<string | null> }
  >()

  function get(url: string): Promise<string | null> {
    if (!isSafe(url)) return Promise.resolve(null)
    const before = requested.get(url)
    if (before && now() - before.at < REUSED) return before.icon
    const icon = find(url)
    requested.set(url, { at: now(), icon })
    if (requested.size > MOST_FILES) requested.delete(requested.keys().next().value ?? '')
    return icon
  }

  async function find(url: string): Promise<string | null> {
    const file = path.join(folder, `${createHash('sha256').update(url).digest('hex')}.txt`)
    const stored = read(file)
    if (stored && now() - stored.at < FRESH) return stored.icon
    const icon = await download(fetch, url).catch(() => null)
    if (icon === null) return stored?.icon ?? null
    store(file, icon)
    return icon
  }

  function store(file: string, icon: string): void {
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${file}.new`, icon, { mode: 0o600 })
      const at = now() / SECOND
      utimesSync(`${file}.new`, at, at)
      renameSync(`${file}.new`, file)
      makeRoom(folder)
    } catch {
      // without the stored icon, the next start downloads it again
    }
  }

  return { get }
}

function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === 'https:' && host === ICON_HOST && username === '' && password === ''
}

/**
 * Downloads an image; null for any other response. Redirects are not followed, because they may lead to another host.
 */
async function download(fetch: typeof globalThis.fetch, url: string): Promise<string | null> {
  const response = await fetch(url, {
    redirect: 'manual',
    credentials: 'omit',
    headers: { accept: IMAGE_TYPES.join(', ') },
    signal: AbortSignal.timeout(TIMEOUT)
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

/** Deletes the oldest icons if there are too many. */
function makeRoom(folder: string): void {
  const files = readdirSync(folder).map((name) => path.join(folder, name))
  if (files.length <= MOST_FILES) return
  const byAge = files
    .map((file) => ({ file, at: statSync(file).mtimeMs }))
    .toSorted((a, b) => a.at - b.at)
  for (const { file } of byAge.slice(0, files.length - MOST_FILES)) rmSync(file, { force: true })
}
