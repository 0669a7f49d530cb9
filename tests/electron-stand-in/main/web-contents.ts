import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import type { Payload } from '../chromium/protocol.ts'
import { throwsWhenDestroyed } from '../destroyed.ts'
import { nativeImage } from '../desktop/native-image.ts'
import { nativeTheme } from '../desktop/native-theme.ts'
import type { NativeImage } from '../desktop/native-image.ts'
import { emit, emitPreventable, eventWith } from '../events.ts'
import { ISOLATED_WORLD, mainWorldSource } from '../renderer/source.ts'
import { colorScheme } from './color-scheme.ts'
import { FrameMessages, names } from './frame-messages.ts'
import { serveFrame } from './frame-requests.ts'
import type { Wishes } from './frame-requests.ts'
import { IpcMain } from './ipc-main.ts'
import { Loading } from './loading.ts'
import { Page } from './page.ts'
import { answerRequests } from './page-requests.ts'
import type { RequestOwner } from './page-requests.ts'
import { isolatedSource } from './preload-script.ts'
import { addresses } from './scheme-addresses.ts'
import { session } from './session.ts'
import { FrameTree, nextNumber } from './web-frame.ts'
import type { FrameHost, WebFrameMain } from './web-frame.ts'

/** The part of a window that its contents need. */
export interface ContentsOwner {
  _wasVisibleAt(at: number): boolean
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

export class WebContents extends EventEmitter implements FrameHost, RequestOwner, Wishes {
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
  #destroyed = false
  #title = ''
  #zoom = 1
  _openHandler: OpenHandler | undefined
  readonly _frameTree: FrameTree = new FrameTree(this)
  readonly _page: Page

  constructor(owner: ContentsOwner, preferences: Electron.WebPreferences) {
    super()
    this.#owner = owner
    this._page = new Page(owner.getBounds(), (page) => this.#configure(page, preferences))
    this.#loading = new Loading(this._page, this)
    everyContents.set(this.id, this)
  }

  get mainFrame(): WebFrameMain {
    return this._frameTree.main
  }
  get focusedFrame(): WebFrameMain | null {
    return this._frameTree.main
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
    this._openHandler = handler
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

  _deliver(frame: WebFrameMain, channel: string, args: readonly unknown[]): void {
    try {
      this.#messages?.send(frame, { kind: 'message', channel, args })
    } catch {
      console.error('Error sending from webFrameMain: ', new Error('Failed to serialize arguments'))
    }
  }

  get _origin(): string {
    return this.mainFrame.origin
  }
  _wasVisibleAt(at: number): boolean {
    return this.#owner._wasVisibleAt(at)
  }
  get _hasFrame(): boolean {
    return this.#owner._hasFrame
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
    this.#messages = new FrameMessages(page, this._frameTree, (...told) =>
      serveFrame(this, ...told)
    )
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
      page.command('Emulation.setEmulatedMedia', colorScheme(nativeTheme.shouldUseDarkColors)),
      page.command('Page.addScriptToEvaluateOnNewDocument', {
        source: mainWorldSource(names.secret)
      }),
      page.command('Page.addScriptToEvaluateOnNewDocument', {
        source: preload,
        worldName: ISOLATED_WORLD
      })
    ])
    const { frameTree } = await page.command('Page.getFrameTree')
    this._frameTree.start(frameTree.frame.id)
  }

  #listen(page: Page): void {
    page.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this._frameTree.attach(frameId, parentFrameId)
    })
    page.on('Page.frameDetached', ({ frameId }) => this._frameTree.detach(frameId))
    page.on('Page.frameNavigated', ({ frame }) => this.#navigated(frame))
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this._frameTree.rename(frameId, addresses.fromChromium(url))
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
    answerRequests(page, this)
  }

  #navigated({
    id,
    parentId,
    url,
    urlFragment = ''
  }: Payload<'Page.frameNavigated'>['frame']): void {
    this._frameTree.navigate(id, parentId, addresses.fromChromium(url + urlFragment))
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

  /** `will-navigate` is for the main frame alone. */
  _refusesNavigation(url: string, frameId: string): boolean {
    const frame = this.mainFrame
    const isMainFrame = frameId === frame._id
    if (isMainFrame && (this.#loading.expects(url) || url === frame.url)) return false
    const details = { url, isSameDocument: false, isMainFrame, frame, initiator: frame }
    if (emitPreventable(this, 'will-frame-navigate', details)) return true
    return isMainFrame && emitPreventable(this, 'will-navigate', details, url)
  }
}

throwsWhenDestroyed(WebContents.prototype)
