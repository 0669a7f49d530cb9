import '#tests/support/temporal.ts'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext } from '@playwright/test'
import { addDays } from '#shared/time/spent-date.ts'
import { findChromium } from '#tests/electron-stand-in/chromium/executable.ts'
import { BARE_WEEK } from './support/bare-week.ts'
import { scriptBytes, serveBuiltWindows } from './support/built-windows.ts'
import { aRunningWeek, aState, aWeek } from './support/week-data.ts'
import { WeekPage } from './support/week-page.ts'
import type { StandIn } from './support/week-stand-in.ts'

/*
 * The timesheet with 60 rows, 7 days and 400 entries in Chromium, with the main process played: opening it
 * beside a page written by hand that shows the same cells, switching weeks, keys in a cell, the heap after
 * many weeks, what a running timer lays out, and how much JavaScript there is.
 *
 *     npm run build && npm run bench -- week
 */
const ROUNDS = 9
const SWITCHES = 40
const DAYS = 7
const WORK = 60
const KB = 1024
/**
 * Chromium fetches HTTP in the background and then ignores V8's code cache. The windows' own scheme is not fetched
 * in the background (`BackgroundURLLoader` supports HTTP and blobs only), so the bench turns it off.
 */
const AS_THE_OWN_SCHEME = '--disable-features=BackgroundResourceFetch'
/** Turns compilation off, because machine code is not memory of the week. */
const NO_MACHINE_CODE = '--js-flags=--no-sparkplug --no-maglev --no-turbofan'

const executablePath = findChromium(process.env['GLEANER_CHROMIUM'])
if (!executablePath || !existsSync('out/renderer/timesheet/index.html')) {
  throw new Error('The bench of the week needs Chromium and a build: npm run build')
}

const state = aState()
const { today } = state
const base: StandIn = {
  state,
  week: aWeek(0),
  today: today.spentDate,
  weeks: {},
  haste: 1,
  cells: WORK * DAYS,
  cellsInView: WORK * DAYS
}
const windows = await serveBuiltWindows({ '/bare.html': BARE_WEEK })
const launch = { executablePath, args: ['--no-sandbox', AS_THE_OWN_SCHEME] }
const browser = await chromium.launch(launch)
const misses: string[] = []
try {
  await opening(browser)
  await switching(browser, 'of the same work', 0)
  await switching(browser, 'of other work', 1)
  await typing(browser)
  await remembering()
  await running(browser)
  sizes()
} finally {
  await browser.close()
  windows.close()
}
for (const miss of misses) console.log(`over its limit: ${miss}`)
process.exitCode = misses.length > 0 ? 1 : 0

/**
 * Measures opening in a profile that has opened both before and has V8's code cache, which the windows' own scheme
 * enables (`app-scheme.ts`). The very first opening is reported separately.
 */
async function opening(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-bench-'))
  const profile = await chromium.launchPersistentContext(folder, launch)
  try {
    await openInTurns(profile, { rests: true })
    const cellsInView = await countInView(profile)
    const { built, bare } = await openInTurns(profile, { cellsInView })
    say('cells in view when it opens', `${cellsInView} of ${base.cells}`)
    say('open until painted', `${ms(built.painted)}, bare page ${ms(bare.painted)}`)
    say('open until all rows are painted', `${ms(built.complete)}`)
    say('open, CPU time', `${ms(built.task)}, bare page ${ms(bare.task)}`)
    limit('open compared with the bare page', median(built.painted) / median(bare.painted), 2, '×')
  } finally {
    await profile.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const { built, bare } = await openInTurns(browser, { cellsInView: await countInView(browser) })
  const ratio = median(built.painted) / median(bare.painted)
  say('open in a new profile', `${ms(built.painted)}, ${ratio.toFixed(2)}× the bare page`)
}

async function countInView(browser: Pick<BrowserContext, 'newPage'>): Promise<number> {
  const page = await WeekPage.open(browser, `${windows.origin}/timesheet/index.html`, base)
  const count = await page.cellsInView()
  await page.close()
  return count
}

interface Openings {
  readonly painted: number[]
  readonly complete: number[]
  readonly task: number[]
}

/** Opens them in turns, so that other load on the machine affects both. */
async function openInTurns(
  browser: Pick<BrowserContext, 'newPage'>,
  { rests = false, cellsInView = base.cells } = {}
): Promise<{ readonly built: Openings; readonly bare: Openings }> {
  const openings = (): Openings => ({ painted: [], complete: [], task: [] })
  const all = { built: openings(), bare: openings() }
  for (let round = 0; round < (rests ? 3 : ROUNDS); round += 1) {
    for (const [name, path] of [
      ['built', '/timesheet/index.html'],
      ['bare', '/bare.html']
    ] as const) {
      const standIn = { ...base, cellsInView }
      const page = await WeekPage.open(browser, windows.origin + path, standIn)
      all[name].painted.push(await page.painted())
      all[name].complete.push(await page.complete())
      all[name].task.push((await page.metrics()).task)
      if (rests) await page.rest()
      await page.close()
    }
  }
  return all
}

async function switching(browser: Browser, name: string, others: number): Promise<void> {
  const weeks = Object.fromEntries(
    [-3, -2, -1, 0, 1].map((shift) => [
      addDays(aWeek(shift).week.first, 0),
      aWeek(shift, others * Math.abs(shift))
    ])
  )
  const page = await WeekPage.open(browser, `${windows.origin}/timesheet/index.html`, {
    ...base,
    weeks
  })
  const spent = await page.measureEach(
    Array.from({ length: SWITCHES }, (_, at) => (at % 4 < 2 ? 'PageUp' : 'PageDown'))
  )
  await page.close()
  say(`change to a week ${name}, script`, `${ms(spent.script)}, layout ${ms(spent.layout)}`)
  limit(`change to a week ${name}, script`, median(spent.script), 16, ' ms')
}

async function typing(browser: Browser): Promise<void> {
  const page = await WeekPage.open(browser, `${windows.origin}/timesheet/index.html`, base)
  await page.focusCell(3)
  const keys = Array.from({ length: ROUNDS }, () => ['2', ':', '1', '5', 'Escape']).flat()
  const spent = await page.measureEach(keys)
  await page.close()
  const typed = spent.script.filter((_, at) => at % 5 < 4)
  say('keystroke in a cell, script', ms(typed))
  limit('keystroke in a cell, script', median(typed), 8, ' ms')
}

async function remembering(): Promise<void> {
  const browser = await chromium.launch({ ...launch, args: [...launch.args, NO_MACHINE_CODE] })
  const weeks = Object.fromEntries(
    [-1, 0].map((shift) => [aWeek(shift).week.first, aWeek(shift, -shift)])
  )
  const page = await WeekPage.open(browser, `${windows.origin}/timesheet/index.html`, {
    ...base,
    weeks
  })
  await page.switchWeeks(20)
  const few = await page.heap()
  await page.switchWeeks(180)
  const many = await page.heap()
  await browser.close()
  say(
    'heap after 20 and 200 changes',
    `${(few / KB / KB).toFixed(2)} MB, ${(many / KB / KB).toFixed(2)} MB`
  )
  limit('heap after 200 changes compared with 20', many / few, 1.01, '×')
}

async function running(browser: Browser): Promise<void> {
  const page = await WeekPage.open(browser, `${windows.origin}/timesheet/index.html`, {
    ...base,
    week: aRunningWeek(),
    haste: 60
  })
  const { layouts, largest } = await page.layoutsOfTimer(4000)
  await page.close()
  say('layouts of a running timer', `${layouts} in four ticks, the largest of ${largest} objects`)
  limit('objects laid out by a running timer', largest, 40, '')
}

function sizes(): void {
  for (const [window, most] of [
    ['timesheet', 150],
    ['popover', 75]
  ] as const) {
    limit(`JavaScript of the ${window}, gzip`, scriptBytes(window) / KB, most, ' kB')
  }
}

function limit(name: string, value: number, most: number, unit: string): void {
  say(name, `${value.toFixed(2)}${unit} (at most ${most}${unit})`)
  if (value > most) misses.push(name)
}

function say(name: string, text: string): void {
  console.log(`${name.padEnd(46)} ${text}`)
}

function ms(times: readonly number[]): string {
  return `${median(times).toFixed(1)} ms`
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
