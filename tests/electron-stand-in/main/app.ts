import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { browser } from '../chromium/browser.ts'
import { emit, emitPreventable, eventWith } from '../events.ts'
import { run } from '../run.ts'
import { AppPaths } from './app-paths.ts'
import { commandLine } from './command-line.ts'
import { SingleInstance } from './single-instance.ts'
import { windows } from './windows.ts'

const exitProcess = process.exit.bind(process)

type PathName = Parameters<Electron.App['getPath']>[0] | 'userData'

class App extends EventEmitter {
  name = 'Electron'
  readonly isPackaged = false
  readonly commandLine = commandLine
  readonly dock = undefined
  readonly #paths = new AppPaths(() => this.name)
  readonly #readiness = Promise.withResolvers<void>()
  #instance: SingleInstance | undefined
  #ready = false
  #quitting = false
  #exiting = false
  #badge = 0
  _version = '0.0.0'
  _appPath = process.cwd()
  _relaunched = false

  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getVersion(): string {
    return this._version
  }
  getAppPath(): string {
    return this._appPath
  }
  getLocale(): string {
    return commandLine.getSwitchValue('lang') || 'en-US'
  }
  getSystemLocale(): string {
    return 'en-US'
  }
  getLocaleCountryCode(): string {
    return 'US'
  }
  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env
    const names = [LANGUAGE?.split(':')[0], LC_ALL, LC_MESSAGES, LANG]
    const [name = ''] = names.filter((each) => each)
    const tag = name.replace(/[.@].*$/, '').replace('_', '-')
    return /^[a-z]{2,3}(-[A-Za-z]{2})?$/.test(tag) ? [tag] : []
  }
  isReady(): boolean {
    return this.#ready
  }
  whenReady(): Promise<void> {
    return this.#readiness.promise
  }
  getPath(name: PathName): string {
    return this.#paths.get(name)
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }
  setAppLogsPath(path?: string): void {
    if (path !== undefined) this.#paths.set('logs', path)
  }
  enableSandbox(): void {
    this.#onlyBeforeReady('enableSandbox')
  }
  disableHardwareAcceleration(): void {
    this.#onlyBeforeReady('disableHardwareAcceleration')
  }

  setDesktopName(): void {}
  setAppUserModelId(): void {}
  setToastActivatorCLSID(): void {}
  setAboutPanelOptions(): void {}
  focus(): void {}
  hide(): void {}
  show(): void {}
  setAsDefaultProtocolClient(): boolean {
    return true
  }
  removeAsDefaultProtocolClient(): boolean {
    return true
  }
  isDefaultProtocolClient(): boolean {
    return false
  }
  /** An empty function on Linux, here as there. */
  setLoginItemSettings(): void {}
  getLoginItemSettings(): Electron.LoginItemSettings {
    return {
      openAtLogin: false,
      wasOpenedAtLogin: false,
      status: 'not-registered',
      executableWillLaunchAtLogin: false,
      launchItems: []
    }
  }
  setBadgeCount(count = 0): boolean {
    this.#badge = count
    return false
  }
  getBadgeCount(): number {
    return this.#badge
  }
  setUserTasks(): boolean {
    return true
  }
  isAccessibilitySupportEnabled(): boolean {
    return false
  }
  getAppMetrics(): Electron.ProcessMetric[] {
    return []
  }
  relaunch(): void {
    this._relaunched = true
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    if (this.#instance) return true
    const instance = new SingleInstance(this.getPath('userData'))
    const acquired = instance.acquire(additionalData, (launch) => {
      const { argv, cwd } = launch
      void this.whenReady().then(() => {
        emit(this, 'second-instance', argv, cwd, launch.additionalData)
      })
    })
    if (acquired) this.#instance = instance
    return acquired
  }
  hasSingleInstanceLock(): boolean {
    return this.#instance !== undefined
  }
  releaseSingleInstanceLock(): void {
    this.#instance?.release()
    this.#instance = undefined
  }

  quit(): void {
    if (this.#quitting || emitPreventable(this, 'before-quit')) return
    this.#quitting = true
    const open = [...windows.open]
    if (open.length === 0) this.#shutDown()
    for (const window of open) window.close()
  }

  exit(exitCode = 0): void {
    if (this.#exiting) return
    this.#exiting = true
    for (const window of windows.open) window.destroy()
    this.emit('quit', eventWith({}), exitCode)
    const end = (): void => exitProcess(exitCode)
    void browser.close().then(end, end)
  }

  /** A window's `close` was prevented, so there will be no quit. */
  _closeWasPrevented(): void {
    this.#quitting = false
  }

  _lastWindowClosed(): void {
    if (this.#exiting) return
    setImmediate(() => {
      if (this.#quitting) this.#shutDown()
      else if (windows.open.size > 0) return
      else if (this.listenerCount('window-all-closed') === 0) this.quit()
      else this.emit('window-all-closed')
    })
  }

  /** Electron joins the entry before `ready`: one that awaits whenReady() at its top level never gets there. */
  async _start(entry: Promise<unknown>, attached: Promise<void>): Promise<void> {
    await entry
    if (run.driven) await attached
    if (this.#exiting) return
    this.emit('will-finish-launching')
    this.#ready = true
    this.#readiness.resolve()
    emit(this, 'ready', {})
  }

  #shutDown(): void {
    if (this.#exiting) return
    if (emitPreventable(this, 'will-quit')) this.#quitting = false
    else this.exit(Number(process.exitCode ?? 0))
  }

  #onlyBeforeReady(method: string): void {
    if (this.#ready) throw new Error(`app.${method}() can only be called before app is ready`)
  }
}

export const app = new App()
export type { App }
