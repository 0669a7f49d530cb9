import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { browser } from '../chromium/browser.ts'
import type { Protocol } from '../chromium/protocol.ts'
import { addresses } from './scheme-addresses.ts'
import type { WebFrameMain } from './web-frame.ts'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0]

/** Electron's names of permissions, and what Chromium calls them. */
const DESCRIPTORS: Record<string, readonly Protocol.Browser.PermissionDescriptor[]> = {
  notifications: [{ name: 'notifications' }],
  geolocation: [{ name: 'geolocation' }],
  media: [{ name: 'camera' }, { name: 'microphone' }],
  'clipboard-read': [{ name: 'clipboard-read' }],
  'clipboard-sanitized-write': [{ name: 'clipboard-write' }]
}

export interface PermissionRecord {
  readonly permission: string
  readonly origin: string
  readonly granted: boolean
}

class Session extends EventEmitter {
  readonly protocol = undefined
  #onRequest: RequestHandler = null
  #onCheck: CheckHandler = null
  readonly _decisions: PermissionRecord[] = []

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#onRequest = handler
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#onCheck = handler
  }
  setDevicePermissionHandler(_handler: DeviceHandler): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(_enable: boolean): void {}
  setUserAgent(_userAgent: string): void {}
  getUserAgent(): string {
    return `Mozilla/5.0 Chrome/${process.versions['chrome']} Electron/${process.versions['electron']}`
  }
  async resolveProxy(_url: string): Promise<string> {
    return 'DIRECT'
  }
  async setProxy(_config: Electron.ProxyConfig): Promise<void> {}
  async clearCache(): Promise<void> {}
  async clearStorageData(): Promise<void> {}
  async closeAllConnections(): Promise<void> {}

  /** Asks the app's handlers and lets Chromium know; without a handler Electron grants everything. */
  async _decide(
    contents: Electron.WebContents,
    frame: WebFrameMain,
    permission: string,
    isCheck: boolean
  ): Promise<boolean> {
    const asked = { frame, permission }
    const granted = isCheck
      ? this.#check(contents, asked)
      : this.#check(contents, asked) && (await this.#request(contents, asked))
    this._decisions.push({ permission, origin: frame.origin, granted })
    const origin = new URL(addresses.toChromium(frame.url)).origin
    const setting = granted ? 'granted' : 'denied'
    for (const descriptor of DESCRIPTORS[permission] ?? []) {
      await browser.setPermission({ permission: descriptor, setting, origin }).catch(() => {})
    }
    return granted
  }

  #check(
    contents: Electron.WebContents,
    { frame, permission }: { frame: WebFrameMain; permission: string }
  ): boolean {
    if (!this.#onCheck) return true
    const details = { requestingUrl: frame.url, isMainFrame: frame.parent === null }
    const name = permission as Parameters<NonNullable<CheckHandler>>[1]
    return this.#onCheck(contents, name, frame.origin, details)
  }

  #request(
    contents: Electron.WebContents,
    { frame, permission }: { frame: WebFrameMain; permission: string }
  ): Promise<boolean> {
    const handler = this.#onRequest
    if (!handler) return Promise.resolve(true)
    const details = { requestingUrl: frame.url, isMainFrame: frame.parent === null }
    const name = permission as Parameters<NonNullable<RequestHandler>>[1]
    return new Promise((resolve) => handler(contents, name, resolve, details))
  }
}

const defaultSession = new Session()

export const session = {
  defaultSession,
  fromPartition: (_partition: string): Session => defaultSession
}
export type { Session }
