import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { buildIndex, rankWork } from '#renderer/common/picker/match.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { findChromium } from '#tests/electron-stand-in/chromium/executable.ts'

/*
 * The picker with 5,000 assignments of six tasks each: how much processor time the matcher takes for a
 * keystroke under Node, and all script in the built popover from a keystroke to the list.
 *
 *     npm run build && npm run bench -- picker
 */
const PROJECTS = 5_000
const ROUNDS = 12
const ROUNDS_IN_PAGE = 2
const LIMIT_MS = 8
const PAGE_OF_LIST = 24
const OUT = resolve('out/renderer')
const TYPED = ['acm dev', 'northwind website des', 'p-4711', 'cs os', 'zzz', 'e', 'm&s erp qa']

const CLIENTS = ['Acme Rocket', 'Northwind Traders', 'Café Société', 'Müller & Søhne', 'Initech']
const THINGS = ['Website', 'Online Shop', 'ERP Integration', 'Mobile App', 'Brand', 'Support']
const TASKS = ['Development', 'Design', 'Meetings', 'Project Management', 'QA', 'Support']

const assignments: readonly ProjectAssignment[] = Array.from({ length: PROJECTS }, (_, i) => ({
  id: i + 1,
  client: { id: i % 400, name: `${CLIENTS[i % CLIENTS.length]} ${i % 400}` },
  project: { id: i + 1, name: `${THINGS[i % THINGS.length]} ${i}`, code: `P-${i}` },
  isProjectManager: false,
  taskAssignments: TASKS.map((name, id) => ({
    id: i * 10 + id,
    task: { id: id + 1, name },
    billable: true
  }))
}))

const keystrokes = TYPED.flatMap((text) =>
  Array.from(text, (_, length) => text.slice(0, length + 1))
)

const underNode = measureMatcher()
report('matcher under Node', underNode)
const inPopover = await measurePopover()
if (inPopover) report('keystroke to list in the built popover, script', inPopover)
process.exitCode = median(inPopover ?? underNode) < LIMIT_MS ? 0 : 1

function measureMatcher(): readonly number[] {
  const index = buildIndex(assignments)
  const once = (query: string): number => {
    const before = process.threadCpuUsage()
    rankWork(index, query, [], PAGE_OF_LIST)
    return process.threadCpuUsage(before).user / 1000
  }
  keystrokes.forEach(once)
  return Array.from({ length: ROUNDS }, () => keystrokes.map(once)).flat()
}

async function measurePopover(): Promise<readonly number[] | null> {
  const executablePath = findChromium(process.env['GLEANER_CHROMIUM'])
  if (!executablePath || !existsSync(join(OUT, 'popover/index.html'))) {
    console.log('the built popover is skipped: it needs a build and Chromium')
    return null
  }
  const server = await serveBuild()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 380, height: 560 } })
    await page.addInitScript(standInForMain, { assignments, settings: DEFAULT_SETTINGS })
    const { port } = server.address() as AddressInfo
    await page.goto(`http://127.0.0.1:${port}/popover/index.html`)
    return await typeIntoPicker(page)
  } finally {
    await browser.close()
    server.close()
  }
}

/** Time of the processor, not of the clock: other programs may be busy meanwhile. */
async function typeIntoPicker(page: Page): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const scriptMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000
  }
  const times: number[] = []
  for (let round = 0; round <= ROUNDS_IN_PAGE; round += 1) {
    for (const text of keystrokes) {
      const before = await scriptMs()
      await page.evaluate(typeOnce, text)
      if (round > 0) times.push((await scriptMs()) - before)
    }
  }
  return times
}

/** Runs in the page. */
async function typeOnce(text: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('[role=combobox]')
  if (!field) throw new Error('no field')
  field.focus()
  field.value = text
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  if (!document.querySelector('[role=listbox], p[popover]')) throw new Error('no list')
}

/** Runs in the page: as much of the main process as the popover asks for. */
function standInForMain({ assignments, settings }: { assignments: unknown; settings: unknown }) {
  const week = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']
  const state = {
    revision: 1,
    session: {
      kind: 'signed-in',
      account: { id: 1, name: 'Acme' },
      accountKind: 'demo',
      person: null,
      company: null
    },
    running: null,
    today: { spentDate: '2026-11-18', entries: [] },
    week: {
      week: { first: week[0], last: week[4], days: week },
      hours: 0,
      includesRunning: false,
      capacity: 0
    },
    recents: [],
    favourites: [],
    undoable: [],
    loginItem: 'off',
    sync: {
      ...{ status: 'up-to-date', pending: 0, refused: [], lastPulledAt: null },
      ...{ operations: [], questions: [], progress: null, trouble: null, nextAttemptAt: null }
    },
    idle: null,
    settings,
    hotkeys: [],
    notices: [],
    clockOffsetMs: 0,
    desktop: {
      ...{ os: 'linux', hasTray: true, computerTimeZone: 'Etc/UTC' },
      ...{ version: '0', locale: 'en-GB' }
    }
  }
  const answers: Record<string, unknown> = {
    getState: state,
    getAssignments: assignments,
    readRange: { entries: [], isLoaded: true }
  }
  const on = new Proxy({}, { get: () => () => () => {} })
  const desktop = new Proxy(
    {},
    {
      get: (_, name: string) =>
        name === 'on' ? on : () => Promise.resolve({ ok: true, value: answers[name] })
    }
  )
  Object.assign(globalThis, { desktop })
}

function serveBuild(): Promise<Server> {
  const types: Record<string, string> = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css'
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const file = join(OUT, pathname)
    if (!file.startsWith(OUT) || !existsSync(file)) return void response.writeHead(404).end()
    const type = types[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-type': type }).end(readFileSync(file))
  })
  return new Promise((listening) => {
    server.listen(0, '127.0.0.1', () => listening(server))
  })
}

function report(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(2)
  const figures = `median ${at(0.5)} ms, 95 % under ${at(0.95)} ms, worst ${at(0.999)} ms`
  console.log(`${name}: ${figures} (${times.length} keystrokes, limit ${LIMIT_MS} ms)`)
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
