import { mistakes } from '../mistakes.ts'
import { run } from '../run.ts'
import type { DevToolsConnection } from './connection.ts'
import { launchChromium } from './process.ts'
import type { Chromium } from './process.ts'
import type { Params, Protocol } from './protocol.ts'
import { joinChromium } from './shared.ts'

const CLAIM_MS = 250

/** The one Chromium of this run, started or joined when it is first needed. */
class Browser {
  readonly #targets = new Set<string>()
  #chromium: Chromium | undefined
  #watching: Promise<void> | undefined
  #creating: Promise<unknown> = Promise.resolve()
  #opener: Promise<string> | undefined

  start(): Chromium {
    if (!this.#chromium) {
      this.#chromium = run.sharedChromium
        ? joinChromium(run.sharedChromium, tellPlaywright)
        : launchChromium({ ...run, onAddress: tellPlaywright })
      this.#watching = this.#watchForStrays(this.#chromium)
      this.#watching.catch(() => {})
    }
    return this.#chromium
  }

  get connection(): DevToolsConnection {
    return this.start().connection
  }

  /** One after the other, so that Playwright sees the windows in the order of their constructors. */
  createTarget(params: Params<'Target.createTarget'>): Promise<string> {
    const opener = this.#opener
    const made = this.#creating.then(async () => {
      const { context } = this.start()
      await this.#watching
      const targetId = opener
        ? await this.#openPopup(await opener, params)
        : await this.#openWindow(params, await context)
      this.#targets.add(targetId)
      return targetId
    })
    this.#creating = made.catch(() => {})
    return made
  }

  /** From now on windows are popups of this page: without tabs, and as narrow as they like. */
  openFrom(opener: Promise<string>): void {
    this.#opener = opener
  }

  /** Lets the app's windows, and no others, have a permission, or refuses it to them. */
  async setPermission(params: Params<'Browser.setPermission'>): Promise<void> {
    const browserContextId = await this.start().context
    const place = browserContextId === undefined ? params : { ...params, browserContextId }
    await this.connection.send('Browser.setPermission', place)
  }

  closeTarget(targetId: string): void {
    this.connection.send('Target.closeTarget', { targetId }).catch(() => {})
  }

  close(): Promise<void> {
    return this.#chromium?.close() ?? Promise.resolve()
  }

  kill(): void {
    this.#chromium?.kill()
  }

  async #openWindow(
    params: Params<'Target.createTarget'>,
    browserContextId: string | undefined
  ): Promise<string> {
    const place = browserContextId === undefined ? params : { ...params, browserContextId }
    return (await this.connection.send('Target.createTarget', place)).targetId
  }

  async #openPopup(
    sessionId: string,
    { width = 800, height = 600, left = 0, top = 0 }: Params<'Target.createTarget'>
  ): Promise<string> {
    const created = Promise.withResolvers<string>()
    const stop = this.connection.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.type === 'page') created.resolve(targetInfo.targetId)
    })
    const features = `popup,noopener,width=${width},height=${height},left=${left},top=${top}`
    const expression = `void open('about:blank', '_blank', '${features}')`
    await this.connection.send('Runtime.evaluate', { expression, userGesture: true }, sessionId)
    return created.promise.finally(stop)
  }

  /** Electron has no `context.newPage()`: a test that uses it would prove nothing there. */
  async #watchForStrays({ connection, context }: Chromium): Promise<void> {
    await context
    connection.on('Target.targetCreated', ({ targetInfo }) => {
      // a busy Chromium tells of a target long before it answers who asked for it
      setTimeout(() => {
        void this.#creating.then(() => this.#refuseStray(targetInfo))
      }, CLAIM_MS).unref()
    })
    await connection.send('Target.setDiscoverTargets', { discover: true })
  }

  #refuseStray({ targetId, type, url }: Protocol.Target.TargetInfo): void {
    if (type !== 'page' || this.#targets.has(targetId)) return
    mistakes.report(`a page that is no BrowserWindow: ${url}`)
    this.closeTarget(targetId)
  }
}

/** Playwright waits for the line that names Chromium's address. */
function tellPlaywright(address: string): void {
  process.stderr.write(`DevTools listening on ${address}\n`)
}

export const browser = new Browser()
