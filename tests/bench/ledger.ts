import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createHarvestClient } from '#main/harvest/client.ts'
import type { Ledger as LedgerType } from '#main/ledger/ledger.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { DAY } from '#shared/durations.ts'
import { addDays } from '#shared/time/spent-date.ts'
import { growthPlot } from './support/growth-plot.ts'

/* npm run bench -- ledger: what the ledger costs with a thousand entries, and with a hundred thousand. */

if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
const { openTestLedger } = await import('#tests/support/ledger.ts')
const { LedgerIndex } = await import('#main/ledger/search-index.ts')
const { harvestEntry, NOW, WORK } = await import('#tests/support/entries.ts')
const { fillFirstYear } = await import('./support/standstill.ts')

const SIZES = [1_000, 10_000, 100_000]
const PER_DAY = 8
/** As many as a thousand entries fill. */
const WEEKS = 17
/** The entries that the first fill requests at once and writes in one transaction. */
const PAGE = 100
const SLICE = 25

interface Figures {
  readonly entries: number
  readonly weekMs: number
  readonly findMs: number
  readonly appendMs: number
  readonly bareMs: number
  readonly openMs: number
  readonly fillPerThousandMs: number
  /** CPU time of the longest write of a fill. Waiting for the disk does not count. */
  readonly longestTaskMs: number
}

function entryNumber(index: number): HarvestEntry {
  const date = new Date(NOW - Math.floor(index / PER_DAY) * DAY).toISOString().slice(0, 10)
  return harvestEntry({
    id: index + 1,
    spentDate: date,
    hours: 25 + (index % 300),
    notes: `Meeting ${index % 977} about the website and its ${index % 61} pages`
  })
}

function median(count: number, work: (turn: number) => void): number {
  const times = Array.from({ length: count }, (_, turn) => {
    const started = performance.now()
    work(turn)
    return performance.now() - started
  })
  return middle(times)
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

function fill(
  ledger: LedgerType,
  size: number
): { readonly totalMs: number; readonly longestMs: number } {
  let totalMs = 0
  let longestMs = 0
  for (let start = 0; start < size; start += SLICE) {
    const page = Array.from({ length: SLICE }, (_, offset) => entryNumber(start + offset))
    const began = performance.now()
    const before = process.cpuUsage()
    ledger.upsert(page, NOW)
    const { user, system } = process.cpuUsage(before)
    totalMs += performance.now() - began
    longestMs = Math.max(longestMs, (user + system) / 1000)
  }
  return { totalMs, longestMs }
}

function measure(size: number): Figures {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-bench-'))
  const file = path.join(folder, 'ledger.sqlite')
  const open = () => openTestLedger(file)
  try {
    const ledger = open()
    const index = new LedgerIndex(file)
    const { totalMs, longestMs } = fill(ledger, size)
    const { view } = ledger
    // more weeks than are kept, one after the other
    const weekMs = median(51, (turn) => {
      const first = addDays('2026-11-16', -7 * (turn % WEEKS))
      return view.entriesBetween(first, addDays(first, 6))
    })
    const findMs = median(21, (turn) => index.find({ text: `meeting ${turn}` }, 50))
    index.close()
    const entry = { work: WORK, spentDate: '2026-11-18', notes: 'bench', billable: true }
    const time = { kind: 'hours', hours: 25 } as const
    const descriptor = openSync(path.join(folder, 'bare'), 'w')
    const line = Buffer.alloc(4096, 1)
    // as a log is written that has its length already
    writeSync(descriptor, Buffer.alloc(64 * line.length), 0, 64 * line.length, 0)
    fsyncSync(descriptor)
    // in turns: a disk that is busy with something else is so for both
    const turns = Array.from({ length: 51 }, (_, turn) => ({
      append: median(1, () => {
        ledger.append([{ entryKey: `l${turn}`, intent: { kind: 'create', entry, time } }])
      }),
      bare: median(1, () => {
        writeSync(descriptor, line, 0, line.length, turn * line.length)
        fsyncSync(descriptor)
      })
    }))
    const appendMs = middle(turns.map(({ append }) => append))
    const bareMs = middle(turns.map(({ bare }) => bare))
    for (const { id } of ledger.operations()) ledger.discard(id)
    closeSync(descriptor)
    ledger.close()
    const openMs = median(9, () => {
      const again = open()
      again.runningEntries()
      again.entriesBetween('2026-11-16', '2026-11-22')
      again.close()
    })
    const fillPerThousandMs = (totalMs / size) * 1000
    return {
      entries: size,
      weekMs,
      findMs,
      appendMs,
      bareMs,
      openMs,
      fillPerThousandMs,
      longestTaskMs: longestMs
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const COLUMNS: readonly [string, (figures: Figures) => string][] = [
  ['entries', ({ entries }) => entries.toLocaleString('en')],
  ['a week, ms', ({ weekMs }) => weekMs.toFixed(2)],
  ['find, ms', ({ findMs }) => findMs.toFixed(2)],
  ['append, ms', ({ appendMs }) => appendMs.toFixed(2)],
  ['bare fsync, ms', ({ bareMs }) => bareMs.toFixed(2)],
  ['append / bare', ({ appendMs, bareMs }) => (appendMs / bareMs).toFixed(1)],
  ['open and show, ms', ({ openMs }) => openMs.toFixed(1)],
  ['fill of 1,000, ms', ({ fillPerThousandMs }) => fillPerThousandMs.toFixed(0)],
  ['longest write of it, CPU ms', ({ longestTaskMs }) => longestTaskMs.toFixed(1)]
]

/** Measures the reading and the writing of a first fill over loopback, the fastest network. */
async function measureFill(pages: number): Promise<{ readonly reading: number; writing: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-bench-'))
  const file = path.join(folder, 'ledger.sqlite')
  const server = fork(fileURLToPath(new URL('./support/harvest-server.ts', import.meta.url)))
  const ledger = openTestLedger(file)
  const index = new LedgerIndex(file)
  const spent = { reading: 0, writing: 0 }
  try {
    const [{ url, accountId, accessToken }] = (await once(server, 'message')) as [
      { readonly url: string; readonly accountId: number; readonly accessToken: string }
    ]
    const client = createHarvestClient({
      baseUrl: `${url}/v2`,
      accessToken,
      accountId,
      userAgent: 'Gleaner bench (https://github.com/gleaner-app/gleaner)',
      fetch,
      clock: () => '24h',
      requestsPer15Seconds: 1_000_000
    })
    let left = pages
    let since = performance.now()
    for await (const { items } of client.listTimeEntryPages({ perPage: PAGE })) {
      spent.reading += performance.now() - since
      since = performance.now()
      for (let start = 0; start < items.length; start += SLICE)
        ledger.upsert(items.slice(start, start + SLICE), NOW)
      spent.writing += performance.now() - since
      if ((left -= 1) === 0) break
      since = performance.now()
    }
    return spent
  } finally {
    server.disconnect()
    index.close()
    ledger.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const { reading, writing } = await measureFill(20)
const rows: Figures[] = SIZES.map(measure)
const table = [
  `| ${COLUMNS.map(([name]) => name).join(' | ')} |`,
  `|${COLUMNS.map(() => ' ---: |').join('')}`,
  ...rows.map((row) => `| ${COLUMNS.map(([, cell]) => cell(row)).join(' | ')} |`)
].join('\n')
const perThousand = (ms: number) => Math.round(ms / 2)
const firstFill = `A first fill over loopback, for 1,000 entries: ${perThousand(reading)} ms of reading (request, response, decoding), ${perThousand(writing)} ms of writing: ${(writing / reading).toFixed(1)} of it.`
const year = await fillFirstYear()
const standstill = `A first year of ${year.entries.toLocaleString('en')} entries, read by the whole main process: meanwhile its main thread was blocked for at most ${year.longestMs.toFixed(0)} ms of elapsed time, and for at most ${year.p99Ms.toFixed(0)} ms in 99 of 100 cases.`
console.log(`${table}\n\n${firstFill}\n\n${standstill}`)
const head = `\`npm run bench -- ledger\`, medians on ${process.platform}, Node ${process.versions.node}, two cores. Find runs for each typed letter. Times that include the disk depend on the disk, so the same commit of a bare file is given beside them.`
const folder = path.join(import.meta.dirname, '../../docs/bench')
mkdirSync(folder, { recursive: true })
writeFileSync(
  path.join(folder, 'ledger.md'),
  `# The ledger as it grows\n\n${head}\n\n${table}\n\n${firstFill}\n\n${standstill}\n\n![Growth](ledger.svg)\n`
)
const line = (name: string, colour: string, pick: (row: Figures) => number) => ({
  name,
  colour,
  points: rows.map((row) => [row.entries, pick(row)] as const)
})
writeFileSync(
  path.join(folder, 'ledger.svg'),
  growthPlot([
    line('a week', '#2f6fde', ({ weekMs }) => weekMs),
    line('find', '#c2570c', ({ findMs }) => findMs),
    line('append', '#15803d', ({ appendMs }) => appendMs),
    line('open and show', '#7e22ce', ({ openMs }) => openMs)
  ])
)
