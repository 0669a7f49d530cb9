import { browser } from '../chromium/browser.ts'
import type { Answer, EventName, Method, Params, Payload } from '../chromium/protocol.ts'
import { run } from '../run.ts'

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One page of Chromium: what a BrowserWindow is made of here. */
export class Page {
  /** Settles when the page exists and is configured. */
  readonly opened: Promise<void>
  targetId = ''
  #session = ''
  #gone = false

  constructor(area: Area, configure: (page: Page) => Promise<void>) {
    this.opened = this.#open(area).then(() => configure(this))
    this.opened.catch((error: unknown) => {
      if (!this.#gone) console.error('stand-in: a window could not be made:', error)
    })
  }

  on<E extends EventName>(event: E, listener: (payload: Payload<E>) => void): void {
    browser.connection.on(event, listener, this.#session)
  }

  /** While configuring: sends at once and fails when Chromium does. */
  command<M extends Method>(method: M, params?: Params<M>): Promise<Answer<M>> {
    return browser.connection.send(method, params, this.#session)
  }

  /** Sends once the page is configured; undefined from a page that has gone. */
  async send<M extends Method>(method: M, params?: Params<M>): Promise<Answer<M> | undefined> {
    await this.opened
    if (this.#gone) return undefined
    return this.command(method, params).catch((error: Error) => {
      if (this.#gone || /gone|not found|closed/i.test(error.message)) return undefined
      throw error
    })
  }

  async evaluate(expression: string, userGesture = false): Promise<unknown> {
    const options = { awaitPromise: true, returnByValue: true, userGesture }
    const answer = await this.send('Runtime.evaluate', { expression, ...options })
    if (answer?.exceptionDetails) {
      throw new Error(
        'Script failed to execute, this normally means an error was thrown. Check the renderer console for the error.'
      )
    }
    return answer?.result.value
  }

  /** The size of the content, and how much larger than life it is drawn. */
  async resize(width: number, height: number, zoom: number): Promise<void> {
    // a person resizes windows as they like; a test needs them exactly as the app asked
    if (run.forAPerson) return this.#resizeWindow(width, height)
    await this.send('Emulation.setDeviceMetricsOverride', metrics(width, height, zoom))
  }

  /** As far as Chromium's window follows: headless it does, and without a window manager it does not. */
  async show(): Promise<void> {
    await this.#setState('normal')
    await this.activate()
  }

  async hide(): Promise<void> {
    await this.#setState('minimized')
  }

  async activate(): Promise<void> {
    await this.opened
    if (this.#gone) return
    await browser.connection
      .send('Target.activateTarget', { targetId: this.targetId })
      .catch(() => {})
  }

  /** Calls `whenGone` when the page was closed by anybody but us. */
  watchEnd(whenGone: () => void): void {
    const stop = browser.connection.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId !== this.targetId) return
      stop()
      whenGone()
    })
  }

  close(): void {
    this.#gone = true
    void this.opened
      .catch(() => {})
      .then(() => {
        if (this.targetId) browser.closeTarget(this.targetId)
      })
  }

  async #open({ x, y, width, height }: Area): Promise<void> {
    const place = { left: x, top: y, width, height }
    const blank = { url: 'about:blank', newWindow: true, focus: false }
    this.targetId = await browser.createTarget({ ...blank, ...place })
    const attach = { targetId: this.targetId, flatten: true }
    this.#session = (await browser.connection.send('Target.attachToTarget', attach)).sessionId
    if (run.forAPerson) await this.#resizeWindow(width, height)
    else await this.command('Emulation.setDeviceMetricsOverride', metrics(width, height, 1))
  }

  async #resizeWindow(width: number, height: number): Promise<void> {
    const { windowId } = await browser.connection.send('Browser.getWindowForTarget', {
      targetId: this.targetId
    })
    await browser.connection.send('Browser.setContentsSize', { windowId, width, height })
  }

  async #setState(windowState: 'minimized' | 'normal'): Promise<void> {
    await this.opened
    if (this.#gone) return
    const { targetId } = this
    await browser.connection
      .send('Browser.getWindowForTarget', { targetId })
      .then(({ windowId }) =>
        browser.connection.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
      )
      .catch(() => {})
  }
}

/** A window of 400 at zoom 2 has room for 200 CSS pixels, each drawn twice as large. */
function metrics(
  width: number,
  height: number,
  zoom: number
): Params<'Emulation.setDeviceMetricsOverride'> {
  return {
    width: Math.round(width / zoom),
    height: Math.round(height / zoom),
    deviceScaleFactor: zoom === 1 ? 0 : zoom,
    mobile: false
  }
}
