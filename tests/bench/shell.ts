import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureShowings } from './support/popover-show.ts'
import type { Showing } from './support/popover-show.ts'

/*
 * The cost of the app before its first use, compared with a minimal Electron app in the same run: evaluating the
 * built main process under Node until the tray is painted, the modules that it loads, and its timers while no
 * window is visible. Electron is simulated, so the figures do not include the start of the runtime. Then, on the
 * built app, the cost of showing the popover, and of the picker with 5,000 assignments.
 *
 *     npm run build && npm run bench -- shell
 */
const ROUNDS = 7
const SHOWINGS = 12
/** Uncounted showings in which the page's script is compiled. */
const WARM_UP = 4
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const BUILT = path.join(ROOT, 'out/main/index.js')
const PROBE = fileURLToPath(new URL('./support/shell-probe.ts', import.meta.url))
/** Beginnings of the names of built modules that must not be loaded before they are needed. */
const LAZY = /sandbox|demo|keytar|updater|undici|dist-|third-party|choose-source|portal/

const MINIMAL = `import { app, BrowserWindow, Tray } from 'electron'
app.whenReady().then(() => { new Tray('icon.png').setToolTip('minimal'); new BrowserWindow({ show: false }) })
`

interface Measured {
  readonly readyMs: number
  readonly cpuMs: number
  readonly modules: readonly string[]
  readonly builtin: number
  readonly timers: readonly { readonly kind: string; readonly ms: number }[]
  readonly heapMb: number
}

if (!existsSync(BUILT)) throw new Error('Build the app first: npm run build')
let isGood = true
const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-bench-shell-'))
try {
  const gleaner = await rounds(BUILT)
  const minimal = await rounds(minimalApp())
  report('Gleaner', gleaner)
  report('minimal app', minimal)
  const last = gleaner.at(-1)
  console.log('\nmodules that Gleaner loads before its tray is painted:')
  for (const name of last?.modules ?? []) console.log(`  ${path.relative(ROOT, name)}`)
  const signedIn = await measure(BUILT, ROUNDS, '--demo')
  console.log('\ntimers of the hidden app, signed in to the demo account, including its server:')
  for (const { kind, ms } of signedIn.timers) console.log(`  ${kind} ${ms} ms`)
  const eager = (last?.modules ?? []).filter((name) => LAZY.test(path.basename(name)))
  if (eager.length > 0) console.log(`\nlazy modules that were loaded: ${eager.join(', ')}`)
  isGood &&= eager.length === 0
  reportShowings((await measureShowings(SHOWINGS)).slice(WARM_UP))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

console.log('\npicker:')
await import('./picker.ts')
if (!isGood) process.exitCode = 1

function minimalApp(): string {
  const app = path.join(folder, 'minimal')
  mkdirSync(app)
  writeFileSync(path.join(app, 'package.json'), '{"type":"module"}')
  writeFileSync(path.join(app, 'index.js'), MINIMAL)
  return path.join(app, 'index.js')
}

async function rounds(entry: string): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (let round = 0; round < ROUNDS; round += 1) measured.push(await measure(entry, round))
  return measured
}

function measure(entry: string, round: number, ...args: readonly string[]): Promise<Measured> {
  const data = path.join(folder, `data-${round}-${path.basename(path.dirname(entry))}`)
  mkdirSync(data)
  const child = spawn(process.execPath, [PROBE, entry, '--hidden', ...args], {
    env: {
      ...process.env,
      GLEANER_USER_DATA: data,
      NODE_COMPILE_CACHE: path.join(folder, 'cache')
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  return new Promise((resolve, reject) => {
    child.once('message', (measured) => resolve(measured as Measured))
    child.once('exit', (code) => reject(new Error(`the probe exited with ${code}`)))
  })
}

function reportShowings(showings: readonly Showing[]): void {
  const last = showings.at(-1)
  console.log(
    `\npopover, click to painted: main ${middle(showings.map(({ mainMs }) => mainMs))} ms,` +
      ` script of the page ${middle(showings.map(({ pageMs }) => pageMs))} ms` +
      `\n  to the page: ${last?.sent.join(', ')}` +
      `\n  from the page: ${last?.asked.join(', ')}`
  )
}

function middle(values: readonly number[]): string {
  return (values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(1)
}

function report(name: string, measured: readonly Measured[]): void {
  const last = measured.at(-1)
  console.log(
    `${name.padEnd(12)} tray after ${middle(measured.map(({ readyMs }) => readyMs))} ms` +
      ` (CPU ${middle(measured.map(({ cpuMs }) => cpuMs))} ms),` +
      ` ${last?.modules.length ?? 0} own modules, ${last?.builtin ?? 0} Node modules,` +
      ` heap ${middle(measured.map(({ heapMb }) => heapMb))} MB,` +
      ` ${last?.timers.length ?? 0} timers while hidden`
  )
}
