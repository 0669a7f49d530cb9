import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { vi } from 'vitest'

/** The part of Electron's BrowserWindow that `Windows` uses. */
export class FakeBrowserWindow extends EventEmitter {
  static readonly made: FakeBrowserWindow[] = []
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = Object.assign(new EventEmitter(), { send: vi.fn() })
  readonly loading = Promise.withResolvers<void>()
  address = ''
  isShown = false
  bounds: Rectangle
  #destroyed = false

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    FakeBrowserWindow.made.push(this)
  }

  loadURL(address: string): Promise<void> {
    this.address = address
    return this.loading.promise
  }
  show = vi.fn(() => this.#appear())
  showInactive = vi.fn(() => this.#appear())
  hide = vi.fn(() => {
    this.isShown = false
    this.emit('hide')
  })
  restore = vi.fn()
  focus = vi.fn()
  isFocused = vi.fn(() => false)
  setSkipTaskbar = vi.fn()
  setVisibleOnAllWorkspaces = vi.fn()
  isVisible = () => this.isShown
  isMinimized = () => false
  isDestroyed = () => this.#destroyed
  getBounds = () => this.bounds
  getNormalBounds = () => this.bounds
  setBounds(bounds: Rectangle): void {
    this.bounds = bounds
  }
  destroy(): void {
    this.#destroyed = true
    this.isShown = false
    this.emit('closed')
  }
  /** Clicks the close button of the window. */
  close(): boolean {
    const event = { preventDefault: vi.fn() }
    this.emit('close', event)
    if (event.preventDefault.mock.calls.length > 0) return false
    this.destroy()
    return true
  }
  async load(): Promise<void> {
    this.loading.resolve()
    await vi.waitFor(() => Promise.resolve())
    await new Promise((resolve) => setImmediate(resolve))
  }

  #appear(): void {
    this.isShown = true
    this.emit('show')
  }
}
