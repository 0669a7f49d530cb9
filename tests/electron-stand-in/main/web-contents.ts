import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import type { Payload } from '../chromium/protocol.ts'
import { throwsWhenDestroyed } from '../destroyed.ts'
import { nativeImage } from '../desktop/native-image.ts'
import type { NativeImage } from '../desktop/native-image.ts'
import { emit, emitPreventable, eventWith } from '../events.ts'
import { mistakes } from '../mistakes.ts'
import { modes } from '../desktop/modes.ts'
import { run } from '../run.ts'
import type { FromFrame } from '../renderer/ipc-renderer.ts'
import { ISOLATED_WORLD, mainWorldSource } from '../renderer/source.ts'
import { app } from './app.ts'
import { FrameMessages, names } from './frame-messages.ts'
import type { Respond } from './frame-messages.ts'
import { IpcMain, ipcMain } from './ipc-main.ts'
import { Loading } from './loading.ts'
import { Page } from './page.ts'
import { isolatedSource } from './preload-script.ts'
import { protocol } from './protocol.ts'
import { addresses } from './scheme-addresses.ts'
import { session } from './session.ts'
import { FrameTree, nextNumber } from './web-frame.ts'
import type { FrameHost, WebFrameMain } from './web-frame.ts'

/** What contents need of their window. */
export interface ContentsOwner {
  isVisible(): boolean
  isFocused(): boolean
  focus(): void
  destroy(): void
  getBounds(): Electron.Rectangle
  _hasFrame: boolean
  _titleChanged(title: string): void
  _painted(): void
}

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

const everyContents = new Map<number, WebContents>()

export class WebContents extends EventEmitter implements FrameHost {
  static getAllWebContents(): WebContents[] {
    return [...everyContents.values()]
  }
  static getFocusedWebContents(): WebContents | null {
    return WebContents.getAllWebContents().find((contents) => contents.isFocused()) ?? null
  }
  static fromId(id: number): WebContents | undefined {
    return everyContents.get(id)
  }
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return WebContents.getAllWebContents().find(({ _page }) => _page.targetId === targetId)
  }

  readonly id = nextNumber()
  readonly ipc = new IpcMain()
  readonly session = session.defaultSession
  readonly #owner: ContentsOwner
  readonly #loading: Loading
  #messages: FrameMessages | undefined
  #openHandler: OpenHandler | undefined
  #destroyed = false
  #title = ''
  #zoom = 1
  readonly frameTree: FrameTree = new FrameTree(this)
  readonly _page: Page

  constructor(owner: ContentsOwner, preferences: Electron.WebPreferences) {
    super()
    this.#owner = owner
    this._page = new Page(owner.getBounds(), (page) => this.#configure(page, preferences))
    this.#loading = new Loading(this._page, this)
    everyContents.set(this.id, this)
  }

  get mainFrame(): WebFrameMain {
    return this.frameTree.main
  }
  get focusedFrame(): WebFrameMain | null {
    return this.frameTree.main
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  send(channel: string, ...args: unknown[]): void {
    this.mainFrame.send(channel, ...args)
  }
  getURL(): string {
    return this.mainFrame.url === 'about:blank' ? '' : this.mainFrame.url
  }
  getTitle(): string {
    return this.#title
  }
  getType(): 'window' {
    return 'window'
  }
  isLoading(): boolean {
    return this.#loading.isLoading
  }
  isFocused(): boolean {
    return this.#owner.isFocused()
  }
  isCrashed(): boolean {
    return false
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  loadURL(url: string): Promise<void> {
    const loaded = this.#loading.load(url)
    loaded.catch(() => {}) // an ignored failure to load is no unhandled rejection
    return loaded
  }
  loadFile(filePath: string): Promise<void> {
    return this.loadURL(`file://${filePath}`)
  }
  reload(): void {
    void this._page.send('Page.reload')
  }
  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this._page.evaluate(code, userGesture)
  }
  async insertCSS(css: string): Promise<string> {
    const sheet = `const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(css)})`
    await this._page.evaluate(
      `{ ${sheet}; document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] }`
    )
    return `css-${this.id}`
  }
  async capturePage(): Promise<NativeImage> {
    const shot = await this._page.send('Page.captureScreenshot', { format: 'png' })
    return nativeImage.createFromBuffer(Buffer.from(shot?.data ?? '', 'base64'))
  }
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#zoom = factor
    this._fit()
  }
  getZoomFactor(): number {
    return this.#zoom
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2)
  }
  async setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {}
  setBackgroundThrottling(_allowed: boolean): void {}
  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false
  }
  focus(): void {
    this.#owner.focus()
  }
  close(): void {
    this.emit('close')
    this.#owner.destroy()
  }

  deliver(frame: WebFrameMain, channel: string, args: readonly unknown[]): void {
    try {
      this.#messages?.send(frame, { kind: 'message', channel, args })
    } catch {
      console.error('Error sending from webFrameMain: ', new Error('Failed to serialize arguments'))
    }
  }

  /** Draws the content at the window's size and this content's zoom. */
  _fit(): void {
    const { width, height } = this.#owner.getBounds()
    void this._page.resize(width, height, this.#zoom)
  }

  _end(): void {
    this.#destroyed = true
    everyContents.delete(this.id)
    this.#loading.abandon()
    this._page.close()
    emit(this, 'destroyed')
  }

  async #configure(page: Page, preferences: Electron.WebPreferences): Promise<void> {
    this.#messages = new FrameMessages(page, this.frameTree, (...told) => this.#told(...told))
    this.#listen(page)
    const preload = isolatedSource(preferences.preload, (error) => {
      setImmediate(() => emit(this, 'preload-error', preferences.preload, error))
    })
    await Promise.all([
      page.command('Page.enable'),
      page.command('Runtime.enable'),
      page.command('Inspector.enable'),
      page.command('Runtime.addBinding', {
        name: names.binding,
        executionContextName: ISOLATED_WORLD
      }),
      page.command('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      page.command('Page.addScriptToEvaluateOnNewDocument', {
        source: mainWorldSource(names.secret)
      }),
      page.command('Page.addScriptToEvaluateOnNewDocument', {
        source: preload,
        worldName: ISOLATED_WORLD
      })
    ])
    const { frameTree } = await page.command('Page.getFrameTree')
    this.frameTree.start(frameTree.frame.id)
  }

  #listen(page: Page): void {
    page.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.frameTree.attach(frameId, parentFrameId)
    })
    page.on('Page.frameDetached', ({ frameId }) => this.frameTree.detach(frameId))
    page.on('Page.frameNavigated', ({ frame }) => this.#navigated(frame))
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.frameTree.rename(frameId, addresses.fromChromium(url))
      const isMain = frameId === this.mainFrame._id
      emit(this, 'did-navigate-in-page', addresses.fromChromium(url), isMain)
    })
    page.on('Page.domContentEventFired', () => {
      if (this.getURL()) emit(this, 'dom-ready')
    })
    page.on('Page.loadEventFired', () => void this.#loaded())
    page.on('Inspector.targetCrashed', () => {
      emit(this, 'render-process-gone', { reason: 'crashed', exitCode: 5 })
    })
    page.on('Runtime.consoleAPICalled', (call) => this.#printed(call))
    page.on('Fetch.requestPaused', (paused) => {
      this.#answerRequest(paused).catch((error: unknown) => {
        if (!this.#destroyed) console.error('stand-in:', error)
      })
    })
  }

  #navigated({ id, parentId, url }: Payload<'Page.frameNavigated'>['frame']): void {
    this.frameTree.navigate(id, parentId, addresses.fromChromium(url))
    if (parentId === undefined) emit(this, 'did-navigate', this.mainFrame.url, 200, 'OK')
  }

  async #loaded(): Promise<void> {
    if (!this.getURL()) return
    const title = String((await this._page.evaluate('document.title')) ?? '')
    if (this.#destroyed) return
    if (title && title !== this.#title) {
      this.#title = title
      this.#owner._titleChanged(title)
    }
    this.#loading.finish()
    emit(this, 'did-finish-load')
    emit(this, 'did-stop-loading')
    this.#owner._painted()
  }

  #printed({ type, args, stackTrace }: Payload<'Runtime.consoleAPICalled'>): void {
    const frame = stackTrace?.callFrames[0]
    const words = args.map((arg) => String(arg.value ?? arg.description ?? ''))
    const details = {
      level: type === 'warning' || type === 'error' ? type : 'info',
      message: words.join(' '),
      lineNumber: frame?.lineNumber ?? 0,
      sourceId: addresses.fromChromium(frame?.url ?? '')
    }
    this.emit('console-message', eventWith(details))
  }

  async #answerRequest(paused: Payload<'Fetch.requestPaused'>): Promise<void> {
    const { requestId } = paused
    if (this.#isRefusedNavigation(paused)) {
      await this.#reply('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      return
    }
    const verdict = await protocol._answer(paused, this.mainFrame.origin)
    if (verdict === 'error') {
      await this.#reply('Fetch.failRequest', { requestId, errorReason: 'Failed' })
    } else if (verdict !== 'network') {
      await this.#reply('Fetch.fulfillRequest', { requestId, ...verdict })
    } else if (run.network) {
      await this.#reply('Fetch.continueRequest', { requestId })
    } else {
      await this.#reply('Fetch.failRequest', { requestId, errorReason: 'InternetDisconnected' })
    }
  }

  #isRefusedNavigation({
    request,
    resourceType,
    frameId
  }: Payload<'Fetch.requestPaused'>): boolean {
    const isMainFrame = frameId === this.mainFrame._id
    const url = addresses.fromChromium(request.url + (request.urlFragment ?? ''))
    if (resourceType !== 'Document') return false
    if (!isMainFrame) return this.#refuses('will-frame-navigate', url, false)
    if (this.#loading.expects(url) || url === this.mainFrame.url) return false
    return (
      this.#refuses('will-frame-navigate', url, true) || this.#refuses('will-navigate', url, true)
    )
  }

  #refuses(name: string, url: string, isMainFrame: boolean): boolean {
    const frame = this.mainFrame
    const details = { url, isSameDocument: false, isMainFrame, frame, initiator: frame }
    return emitPreventable(this, name, details, ...(name === 'will-navigate' ? [url] : []))
  }

  async #reply<M extends 'Fetch.failRequest' | 'Fetch.fulfillRequest' | 'Fetch.continueRequest'>(
    method: M,
    params: Parameters<typeof this._page.send<M>>[1]
  ): Promise<void> {
    await this._page.send(method, params).catch((error: Error) => {
      if (!/Invalid InterceptionId/.test(error.message)) throw error
    })
  }

  #told(frame: WebFrameMain, message: FromFrame, respond: Respond): void {
    switch (message.kind) {
      case 'send':
        return this.#receive(frame, message.channel, message.args)
      case 'invoke':
        return void this.#invoke(frame, message, respond)
      case 'open':
        return this.#open(message)
      case 'input':
        return this.#input(message)
      case 'zoom':
        return this.setZoomFactor(message.factor)
      case 'permission':
        return void this.#permission(frame, message, respond)
      case 'preload-error':
        emit(this, 'preload-error', '', new Error(message.message))
    }
  }

  #receive(frame: WebFrameMain, channel: string, args: readonly unknown[]): void {
    const event = Object.assign(this.#ipcEvent(frame), {
      reply: (name: string, ...rest: unknown[]) => frame.send(name, ...rest)
    })
    this.emit('ipc-message', event, channel, ...args)
    this.ipc.emit(channel, event, ...args)
    ipcMain.emit(channel, event, ...args)
  }

  async #invoke(
    frame: WebFrameMain,
    { channel, args, id }: FromFrame & { kind: 'invoke' },
    respond: Respond
  ): Promise<void> {
    try {
      const handler = this.ipc._handler(channel) ?? ipcMain._handler(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      const event = this.#ipcEvent(frame) as unknown as Electron.IpcMainInvokeEvent
      const result: unknown = await handler(event, ...args)
      respond({ kind: 'reply', id, result })
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error)
      respond({ kind: 'failure', id, message: String(error) })
    }
  }

  #ipcEvent(frame: WebFrameMain): object {
    return eventWith({
      type: 'frame',
      sender: this,
      processId: frame.processId,
      frameId: frame.routingId,
      frameTreeNodeId: frame.frameTreeNodeId,
      ports: [],
      get senderFrame() {
        return frame.detached ? null : frame
      }
    })
  }

  #open({ url, name, features }: FromFrame & { kind: 'open' }): void {
    const answer = this.#openHandler?.({
      url: addresses.fromChromium(url),
      frameName: name,
      features,
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' }
    })
    if (answer?.action !== 'deny') {
      mistakes.report(`a window may be opened for ${url}: child windows are not supported`)
    }
  }

  #input({ type, draggable }: FromFrame & { kind: 'input' }): void {
    if (!this.#owner.isVisible() && !modes.allowsHiddenInput) {
      mistakes.report(`${type} in a window that nobody sees: ${this.getURL()}`)
    }
    if (draggable && !this.#owner._hasFrame) {
      mistakes.report(
        `${type} in a drag region, which the desktop takes for itself: ${this.getURL()}`
      )
    }
  }

  async #permission(
    frame: WebFrameMain,
    { permission, check, id }: FromFrame & { kind: 'permission' },
    respond: Respond
  ): Promise<void> {
    const contents = this as unknown as Electron.WebContents
    const result = await this.session._decide(contents, frame, permission, check)
    respond({ kind: 'reply', id, result })
  }
}

throwsWhenDestroyed(WebContents.prototype, ['deliver'])

export function announce(contents: WebContents): void {
  emit(app, 'web-contents-created', contents)
}
