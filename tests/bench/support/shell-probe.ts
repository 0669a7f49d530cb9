import { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/* Evaluates one main process with an Electron that does nothing, and tells when its tray is painted. */

const [, , entry = ''] = process.argv
const SETTLE_MS = process.argv.includes('--demo') ? 4000 : 400
const modules: string[] = []
let builtin = 0
const timers = new Map<unknown, { kind: string; ms: number }>()

watchTimers()
const shell = electron()
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return { url: 'electron:played', format: 'module', shortCircuit: true }
  },
  load(url, context, next) {
    if (url === 'electron:played')
      return { format: 'module', source: namesOf(shell), shortCircuit: true }
    if (url.startsWith('node:')) builtin += 1
    else if (url.startsWith('file:')) modules.push(new URL(url).pathname)
    return next(url, context)
  }
})
Object.assign(globalThis, { playedElectron: shell })

const startedAt = performance.now()
const usage = process.threadCpuUsage()
let told = false
await import(pathToFileURL(entry).href)
shell['app']?.emit('ready')

function painted(): void {
  if (told) return
  told = true
  const readyMs = performance.now() - startedAt
  const { user, system } = process.threadCpuUsage(usage)
  const atReady = [...modules]
  const builtinAtReady = builtin
  setTimeout(() => {
    const kept = [...timers.values()]
    const heapMb = process.memoryUsage().heapUsed / 2 ** 20
    process.send?.(
      {
        readyMs,
        cpuMs: (user + system) / 1000,
        modules: atReady,
        builtin: builtinAtReady,
        timers: kept,
        heapMb
      },
      () => process.exit(0)
    )
  }, SETTLE_MS)
}

/** Repeating timers, and those that wait for a second or longer. */
function watchTimers(): void {
  const {
    setInterval: every,
    clearInterval: stop,
    setTimeout: after,
    clearTimeout: drop
  } = globalThis
  const watched = (work: () => void, ms = 0) => {
    const timer = every(work, ms)
    timers.set(timer, { kind: 'every', ms })
    return timer
  }
  const stopped = (timer: Parameters<typeof stop>[0]) => {
    timers.delete(timer)
    stop(timer)
  }
  const waiting = (work: () => void, ms = 0) => {
    const timer = after(() => {
      timers.delete(timer)
      work()
    }, ms)
    if (ms >= 1000) timers.set(timer, { kind: 'once after', ms })
    return timer
  }
  const dropped = (timer: Parameters<typeof drop>[0]) => {
    timers.delete(timer)
    drop(timer)
  }
  Object.assign(globalThis, {
    setInterval: watched,
    clearInterval: stopped,
    setTimeout: waiting,
    clearTimeout: dropped
  })
}

function namesOf(played: object): string {
  const names = Object.keys(played)
  return [
    'export default globalThis.playedElectron',
    ...names.map((name) => `export const ${name} = globalThis.playedElectron.${name}`)
  ].join('\n')
}

/** Every part of Electron: what is asked of it is taken, and comes to nothing. */
function electron(): Record<string, EventEmitter> {
  const app = emptyPart({
    whenReady: () => new Promise((resolve) => app.once('ready', resolve)),
    isReady: () => true,
    isPackaged: false,
    getPath: () => process.env['GLEANER_USER_DATA'] ?? tmpdir(),
    getAppPath: () => path.resolve(path.dirname(entry), '../..'),
    getName: () => 'Gleaner',
    getVersion: () => '0.0.0',
    getLocale: () => 'en',
    requestSingleInstanceLock: () => true,
    commandLine: { getSwitchValue: () => '' }
  })
  const area = { x: 0, y: 0, width: 1000, height: 800 }
  const parts: Record<string, EventEmitter> = {
    app,
    screen: emptyPart({ getAllDisplays: () => [{ bounds: area, workArea: area }] }),
    session: emptyPart({ defaultSession: emptyPart({}) }),
    safeStorage: emptyPart({ isAsyncEncryptionAvailable: async () => false }),
    powerMonitor: emptyPart({ getSystemIdleTime: () => 0, isOnBatteryPower: () => false })
  }
  for (const name of ['dialog', 'globalShortcut', 'ipcMain', 'nativeTheme', 'protocol', 'shell'])
    parts[name] = emptyPart({})
  for (const name of ['nativeImage', 'net', 'clipboard', 'crashReporter', 'ipcRenderer'])
    parts[name] = emptyPart({})
  const Tray = partClass({ setToolTip: () => setImmediate(painted), isDestroyed: () => false })
  const Menu = Object.assign(partClass({}), { buildFromTemplate: () => ({}) })
  const others = {
    Tray,
    Menu: Object.assign(Menu, { setApplicationMenu: () => {} }),
    BrowserWindow: partClass({ webContents: emptyPart({}), loadURL: async () => {} }),
    Notification: Object.assign(partClass({}), { isSupported: () => false })
  }
  return { ...parts, ...(others as unknown as Record<string, EventEmitter>) }
}

function emptyPart(known: object): EventEmitter {
  return new Proxy(Object.assign(new EventEmitter(), known), {
    get: (part, name) => Reflect.get(part, name) ?? (name === 'then' ? undefined : () => undefined)
  })
}

function partClass(known: object) {
  return class {
    constructor() {
      return emptyPart(known)
    }
  }
}
