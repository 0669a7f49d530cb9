/* Modules of Electron that do nothing here but store their arguments. */
import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

class PowerSaveBlocker {
  readonly #running = new Set<number>()
  #last = 0

  start(_type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    this.#running.add(++this.#last)
    return this.#last
  }
  stop(id: number): boolean {
    return this.#running.delete(id)
  }
  isStarted(id: number): boolean {
    return this.#running.has(id)
  }
}

class SystemPreferences extends EventEmitter {
  getAccentColor(): string {
    return '3584e4ff'
  }
  getAnimationSettings() {
    return {
      shouldRenderRichAnimation: true,
      scrollAnimationsEnabledBySystem: true,
      prefersReducedMotion: false
    }
  }
}

/** Fails as Electron's updater does on Linux. */
class AutoUpdater extends EventEmitter {
  setFeedURL(): void {}
  getFeedURL(): string {
    return ''
  }
  checkForUpdates(): void {
    setImmediate(() => this.emit('error', new Error('Auto-update is not supported on Linux')))
  }
  quitAndInstall(): void {}
}

export const powerSaveBlocker = new PowerSaveBlocker()
export const systemPreferences = new SystemPreferences()
export const autoUpdater = new AutoUpdater()
export const crashReporter = { start(): void {} }

/** Files as Electron serves them; everything else by Node's fetch, which is not Chromium's network. */
export const net = {
  isOnline: (): boolean => true,
  online: true,
  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url
    if (!url.startsWith('file:')) return fetch(input, init)
    const body = await readFile(fileURLToPath(url))
    return new Response(new Uint8Array(body), { headers: { 'content-type': mimeType(url) } })
  }
}

const MIME_TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
  woff2: 'font/woff2'
}

function mimeType(url: string): string {
  return MIME_TYPES[url.split('.').pop() ?? ''] ?? 'application/octet-stream'
}
