/* The entry: makes this process look like Electron's main process, then runs the app. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import module, { registerHooks } from 'node:module'
import os from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pretendLongUptime } from '#tests/support/long-uptime.ts'
import { browser } from './chromium/browser.ts'
import { describeSession } from './desktop/modes.ts'
import { run } from './run.ts'

const ELECTRON = new URL('./electron.ts', import.meta.url).href
const NAMES = new Set(['electron', 'electron/main', 'electron/common'])
const VERSIONS = { electron: '45.4.1', chrome: '156.0.8078.100' }

interface AppFolder {
  readonly folder: string
  readonly entry: string
  readonly manifest: { name?: string; productName?: string; version?: string; main?: string }
}

function mapElectron(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      NAMES.has(specifier)
        ? { url: ELECTRON, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context)
  })
}

function lookLikeElectron(): void {
  process.argv.splice(1, 1) // [execPath, ...what was typed]
  for (const [name, value] of Object.entries(VERSIONS)) {
    Object.defineProperty(process.versions, name, { value, enumerable: true })
  }
  Object.assign(process, { type: 'browser', resourcesPath: resolve('resources') })
  delete process.env['NODE_COMPILE_CACHE']
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  describeSession(process.env)
}

function findApp(): AppFolder {
  const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
  if (!target || !existsSync(target)) {
    console.error(`stand-in: no app at ${target ?? '(nothing given)'}`)
    process.exit(1)
  }
  const root = resolve(target)
  const isFolder = statSync(root).isDirectory()
  const folder = isFolder ? root : dirname(root)
  const file = join(folder, 'package.json')
  const manifest = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as AppFolder['manifest'])
    : {}
  return { folder, manifest, entry: isFolder ? join(root, manifest.main ?? 'index.js') : root }
}

/** Playwright evaluates this once it is ready to see the app's windows. */
function waitForPlaywright(): Promise<void> {
  return new Promise((resolve) => {
    Object.assign(globalThis, { __playwright_run: () => resolve() })
  })
}

async function boot(): Promise<void> {
  mapElectron()
  lookLikeElectron()
  pretendLongUptime(os, module)
  const { folder, manifest, entry } = findApp()
  const attached = waitForPlaywright()
  if (run.driven) browser.start() // Playwright waits for its address; otherwise the first window starts it
  const { app } = await import('./main/app.ts')
  const { tieProcessTo } = await import('./main/process-end.ts')
  await import('./electron.ts')
  app.name = manifest.productName ?? manifest.name ?? app.name
  app._version = manifest.version ?? '0.0.0'
  app._appPath = folder
  tieProcessTo(app)
  await showWithoutElectron()
  const loaded = import(pathToFileURL(entry).href).catch((error: unknown) => {
    process.emit('uncaughtException', error as Error)
  })
  await app._start(loaded, attached)
}

/** Shows the app to a user: pictures without a screen, a page with the desktop otherwise. */
async function showWithoutElectron(): Promise<void> {
  if (run.screenshotFolder) {
    const { takeScreenshots } = await import('./screenshots.ts')
    takeScreenshots(run.screenshotFolder)
  }
  if (run.forAPerson) {
    const { openDesktopPage } = await import('./desktop-page.ts')
    openDesktopPage()
  }
}

void boot()
