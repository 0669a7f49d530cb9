import { mistakes } from '../mistakes.ts'
import { run } from '../run.ts'
import type { DevToolsPipe } from './pipe.ts'
import { launchChromium } from './process.ts'
import type { Chromium } from './process.ts'
import type { Params, Protocol } from './protocol.ts'

const CLAIM_MS = 250

/** The one Chromium of this run, started when it is first needed. */
class Browser {
  readonly #targets = new Set<string>()
  #chromium: Chromium | undefined
  #watching: Promise<void> | undefined
  #creating: Promise<unknown> = Promise.resolve()

  start(): Chromium {
    this.#chromium ??= launchChromium(run)
    return this.#chromium
  }

  get pipe(): DevToolsPipe {
    return this.start().pipe
  }

  /** One after the other, so that Playwright sees the windows in the order of their constructors. */
  createTarget(params: Params<'Target.createTarget'>): Promise<string> {
    const made = this.#creating.then(async () => {
      await (this.#watching ??= this.#watchForStrays())
      const { targetId } = await this.pipe.send('Target.createTarget', params)
      this.#targets.add(targetId)
      return targetId
    })
    this.#creating = made.catch(() => {})
    return made
  }

  closeTarget(targetId: string): void {
    this.pipe.send('Target.closeTarget', { targetId }).catch(() => {})
  }

  close(): Promise<void> {
    return this.#chromium?.close() ?? Promise.resolve()
  }

  kill(): void {
    this.#chromium?.kill()
  }

  /** Electron has no `context.newPage()`: a test that uses it would prove nothing there. */
  async #watchForStrays(): Promise<void> {
    this.pipe.on('Target.targetCreated', ({ targetInfo }) => {
      setTimeout(() => this.#refuseStray(targetInfo), CLAIM_MS).unref()
    })
    await this.pipe.send('Target.setDiscoverTargets', { discover: true })
  }

  #refuseStray({ targetId, type, url }: Protocol.Target.TargetInfo): void {
    if (type !== 'page' || this.#targets.has(targetId)) return
    mistakes.report(`a page that is no BrowserWindow: ${url}`)
    this.closeTarget(targetId)
  }
}

export const browser = new Browser()
