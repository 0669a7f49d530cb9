import type Electron from 'electron'
import { throwsWhenDestroyed } from '../destroyed.ts'
import { modes } from '../desktop/modes.ts'
import type { NativeImage } from '../desktop/native-image.ts'
import { emit, emitPreventable } from '../events.ts'
import { run } from '../run.ts'
import { app } from './app.ts'
import { colorScheme } from './color-scheme.ts'
import { WebContents } from './web-contents.ts'
import type { ContentsOwner } from './web-contents.ts'
import { nextNumber } from './web-frame.ts'
import { WindowLooks } from './window-looks.ts'
import { windows } from './windows.ts'
import type { OpenWindow } from './windows.ts'

type Options = Electron.BrowserWindowConstructorOptions

const REQUIRED = { sandbox: true, contextIsolation: true, nodeIntegration: false } as const

/**
 * A window's visibility, focus and place are a model: headless Chromium has none of them. The real
 * page follows where it can.
 */
export class BrowserWindow extends WindowLooks implements OpenWindow, ContentsOwner {
  static getAllWindows(): BrowserWindow[] {
    return [...windows.open] as BrowserWindow[]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return (windows.focused as BrowserWindow | undefined) ?? null
  }
  static fromWebContents(webContents: WebContents | null | undefined): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((open) => open.webContents === webContents) ?? null
  }
  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null
  }

  readonly id = nextNumber()
  readonly webContents: WebContents
  readonly #options: Options
  #bounds: Electron.Rectangle
  #title: string
  #alwaysOnTop: boolean
  #resizable: boolean
  #minimumSize: [number, number]
  #visible = false
  /** When it was last hidden or minimized, epoch milliseconds. */
  #disappearedAt = 0
  #minimized = false
  #maximized = false
  #destroyed = false
  #painted = false
  #wasHidden = false
  readonly _hasFrame: boolean

  constructor(options: Options = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    refuseUnsafe(options.webPreferences)
    const offset = 100 + 20 * windows.open.size
    const { x = offset, y = offset, width = 800, height = 600 } = options
    this.#options = options
    this.#bounds = { x, y, width, height }
    this.#title = options.title ?? app.getName()
    this.#alwaysOnTop = options.alwaysOnTop ?? false
    this.#resizable = options.resizable ?? true
    this.#minimumSize = [options.minWidth ?? 0, options.minHeight ?? 0]
    this._hasFrame = (options.frame ?? true) && !options.titleBarStyle?.startsWith('hidden')
    windows.open.add(this)
    this.webContents = new WebContents(this, options.webPreferences ?? {})
    const page = this.webContents._page
    page.opened.then(
      () => page.watchEnd(() => this.#end()),
      () => {}
    )
    emit(app, 'web-contents-created', this.webContents)
    emit(app, 'browser-window-created', this)
    if (options.show !== false) this.show()
    else if (run.forAPerson) this.#conceal()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }
  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  loadFile(filePath: string): Promise<void> {
    return this.webContents.loadFile(filePath)
  }
  reload(): void {
    this.webContents.reload()
  }
  capturePage(): Promise<NativeImage> {
    return this.webContents.capturePage()
  }

  show(): void {
    this.#appear()
    if (this.isFocusable()) this.#setFocus(true)
  }
  showInactive(): void {
    if (!modes.wayland) this.#appear()
  }
  hide(): void {
    this.#visible = false
    this.#disappear('hide')
  }
  isVisible(): boolean {
    return this.#visible && !this.#minimized
  }
  focus(): void {
    if (!this.#visible) return
    void this.webContents._page.activate()
    this.#setFocus(true)
  }
  blur(): void {
    if (!modes.wayland) this.#setFocus(false)
  }
  isFocused(): boolean {
    return windows.focused === this
  }
  isFocusable(): boolean {
    return this.#options.focusable ?? true
  }
  minimize(): void {
    this.#minimized = true
    this.#disappear('minimize')
  }
  restore(): void {
    this.#minimized = false
    void this.webContents._page.show()
    emit(this, 'restore')
    this.#setFocus(true)
  }
  isMinimized(): boolean {
    return this.#minimized
  }
  maximize(): void {
    this.#maximized = true
    this.show()
    emit(this, 'maximize')
  }
  unmaximize(): void {
    this.#maximized = false
    emit(this, 'unmaximize')
  }
  isMaximized(): boolean {
    return this.#maximized
  }

  close(): void {
    if (emitPreventable(this, 'close')) app._closeWasPrevented()
    else setImmediate(() => this.destroy())
  }
  destroy(): void {
    this.#end()
  }

  getBounds(): Electron.Rectangle {
    return modes.wayland ? { ...this.#bounds, x: 0, y: 0 } : { ...this.#bounds }
  }
  getContentBounds(): Electron.Rectangle {
    return this.getBounds()
  }
  getNormalBounds(): Electron.Rectangle {
    return this.getBounds()
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }
  getContentSize(): number[] {
    return this.getSize()
  }
  getPosition(): number[] {
    const { x, y } = this.getBounds()
    return [x, y]
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds
    const place = modes.wayland ? { x: before.x, y: before.y } : {}
    const after = { ...before, ...bounds, ...place }
    if (!Object.values(after).every(Number.isInteger)) {
      throw new TypeError('Error processing argument at index 0, conversion failure from #<Object>')
    }
    this.#bounds = after
    if (before.width !== after.width || before.height !== after.height) {
      this.webContents._fit()
      this.#later('resize', 'resized')
    }
    if (before.x !== after.x || before.y !== after.y) this.#later('move', 'moved')
  }
  setContentBounds(bounds: Electron.Rectangle): void {
    this.setBounds(bounds)
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimumSize = [width, height]
  }
  getMinimumSize(): number[] {
    return [...this.#minimumSize]
  }

  setTitle(title: string): void {
    this.#title = title
  }
  getTitle(): string {
    return this.#title
  }
  setAlwaysOnTop(flag: boolean): void {
    if (!modes.wayland) this.#alwaysOnTop = flag
  }
  isAlwaysOnTop(): boolean {
    return this.#alwaysOnTop
  }
  setResizable(resizable: boolean): void {
    this.#resizable = resizable
  }
  isResizable(): boolean {
    return this.#resizable
  }

  _setColorScheme(dark: boolean): void {
    void this.webContents._page.send('Emulation.setEmulatedMedia', colorScheme(dark))
  }
  _titleChanged(title: string): void {
    if (!emitPreventable(this, 'page-title-updated', {}, title, true)) this.#title = title
  }
  _painted(): void {
    if (this.#painted) return
    this.#painted = true
    emit(this, 'ready-to-show')
  }

  #appear(): void {
    this.#visible = true
    this.#minimized = false
    if (this.#wasHidden) void this.webContents._page.show()
    emit(this, 'show')
  }

  #conceal(): void {
    this.#wasHidden = true
    void this.webContents._page.hide()
  }

  /** True if the window was visible at a recent instant (epoch milliseconds). */
  _wasVisibleAt(at: number): boolean {
    return this.isVisible() || at <= this.#disappearedAt
  }

  #disappear(event: 'hide' | 'minimize'): void {
    this.#disappearedAt = Date.now()
    this.#conceal()
    emit(this, event)
    this.#setFocus(false)
  }

  /** Emits the events in a later turn, because a window manager responds after the call. */
  #setFocus(focused: boolean): void {
    const before = windows.focused as BrowserWindow | undefined
    if (focused ? before === this || modes.refusesFocus : before !== this) return
    windows.focused = focused ? this : undefined
    setImmediate(() => {
      if (before && !before.isDestroyed()) announceFocus(before, 'blur')
      if (focused && windows.focused === this) announceFocus(this, 'focus')
    })
  }

  #later(...events: string[]): void {
    setImmediate(() => {
      if (!this.#destroyed) for (const event of events) emit(this, event)
    })
  }

  #end(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    if (windows.focused === this) windows.focused = undefined
    windows.open.delete(this)
    this.webContents._end()
    emit(this, 'closed')
    if (windows.open.size === 0) app._lastWindowClosed()
  }
}

throwsWhenDestroyed(BrowserWindow.prototype, ['destroy'])

function refuseUnsafe(preferences: Electron.WebPreferences = {}): void {
  for (const [name, wanted] of Object.entries(REQUIRED)) {
    const chosen = preferences[name as keyof typeof REQUIRED] ?? wanted
    if (chosen !== wanted) throw new Error(`stand-in: only ${name}: ${wanted} is supported`)
  }
}

function announceFocus(window: BrowserWindow, event: 'focus' | 'blur'): void {
  emit(window, event)
  emit(app, `browser-window-${event}`, window)
}
