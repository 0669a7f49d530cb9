import type { BrowserWindow } from 'electron'
import type { EventName, Events, ShownFor } from '#shared/ipc.ts'

export interface AppWindowOptions {
  readonly window: BrowserWindow
  readonly address: string
  readonly wayland: boolean
  readonly onVisibility: (isVisible: boolean) => void
  /** Called when the page or the window is gone and this object is no longer usable. */
  readonly onGone: (reason: string) => void
}

interface WantedShow {
  readonly shownFor: ShownFor
  readonly inactive: boolean
}

/** One window from its creation to its end. It is shown once its page is loaded, and the page is notified each time. */
export class AppWindow {
  readonly window: BrowserWindow
  readonly #options: AppWindowOptions
  #isLoaded = false
  #wasVisible = false
  #wanted: WantedShow | null = null

  constructor(options: AppWindowOptions) {
    this.#options = options
    this.window = options.window
    this.#listen()
    void this.#load()
  }

  get isVisible(): boolean {
    return !this.#isGone && this.window.isVisible() && !this.window.isMinimized()
  }

  show(wanted: WantedShow): void {
    this.#wanted = wanted
    if (this.#isLoaded) this.#showNow(wanted)
  }

  hide(): void {
    this.#wanted = null
    if (!this.#isGone && this.window.isVisible()) this.window.hide()
    this.#announce()
  }

  send<Name extends EventName>(event: Name, payload: Events[Name]): void {
    // a page that is not loaded has no listeners, and requests the state once it is
    if (this.#isLoaded && !this.#isGone) this.window.webContents.send(`event:${event}`, payload)
  }

  destroy(): void {
    if (!this.#isGone) this.window.destroy()
  }

  get #isGone(): boolean {
    return this.window.isDestroyed()
  }

  async #load(): Promise<void> {
    try {
      await this.window.loadURL(this.#options.address)
    } catch {
      if (!this.#isGone) this.#end('load failed')
      return
    }
    this.#isLoaded = true
    if (this.#wanted && !this.#isGone) this.#showNow(this.#wanted)
  }

  #showNow({ shownFor, inactive }: WantedShow): void {
    const { window } = this
    this.#wanted = null
    if (window.isMinimized()) window.restore()
    // a Wayland compositor cannot show a window without focus
    if (inactive && !this.#options.wayland) window.showInactive()
    else window.show()
    this.#announce()
    this.send('windowShown', shownFor)
  }

  #announce(): void {
    if (this.isVisible === this.#wasVisible) return
    this.#wasVisible = this.isVisible
    this.#options.onVisibility(this.#wasVisible)
  }

  #listen(): void {
    const announce = () => this.#announce()
    this.window.on('show', announce)
    this.window.on('hide', announce)
    this.window.on('minimize', announce)
    this.window.on('restore', announce)
    this.window.on('closed', () => this.#options.onGone('closed'))
    this.window.webContents.on('render-process-gone', (_event, { reason }) => this.#end(reason))
  }

  #end(reason: string): void {
    this.#options.onGone(reason)
    this.destroy()
  }
}
