import type { ChildProcess } from 'node:child_process'
import { launchChromium } from '../../electron-stand-in/chromium/process.ts'
import type { Chromium } from '../../electron-stand-in/chromium/process.ts'

type Environment = Readonly<Record<string, string | undefined>>

interface Running {
  readonly chromium: Chromium
  readonly address: Promise<string>
  /** The variables that Chromium was started with and that pages notice. */
  readonly locale: string
  isGone: boolean
}

/** Variables that change what a page in Chromium sees. */
const NOTICED = ['TZ', 'LANG', 'LANGUAGE', 'LC_ALL']

/** Variables for the stand-in that ask for a Chromium of its own. */
const OWN = ['STAND_IN_HEADFUL', 'STAND_IN_NETWORK', 'STAND_IN_CHROMIUM', 'STAND_IN_LOG']

/**
 * One Chromium for a Playwright worker, lent to one app after another: starting one costs more than most
 * tests. Each app gets a browser context of its own. An app that comes while another one has it, or that
 * needs another kind of Chromium, starts its own.
 */
export class ChromiumLender {
  #running: Running | undefined
  #isLent = false

  /** Variables for an app that may use the Chromium from now on; none when it has to start its own. */
  async lend(given: Environment): Promise<Record<string, string>> {
    const environment = { ...process.env, ...given }
    const wantsOwn = OWN.some((name) => environment[name]) || 'STAND_IN_SHARED_CHROMIUM' in given
    if (this.#isLent || wantsOwn) return {}
    this.#isLent = true
    try {
      return { STAND_IN_SHARED_CHROMIUM: await (await this.#fitting(environment)).address }
    } catch (error) {
      this.#isLent = false
      throw error
    }
  }

  /** The app that has the Chromium gives it back when its process ends. */
  untilExit(app: ChildProcess): void {
    const giveBack = (): void => void (this.#isLent = false)
    if (app.exitCode !== null || app.signalCode !== null) giveBack()
    else app.once('exit', giveBack)
  }

  async close(): Promise<void> {
    await this.#running?.chromium.close()
    this.#running = undefined
  }

  async #fitting(environment: Environment): Promise<Running> {
    const locale = JSON.stringify(NOTICED.map((name) => environment[name] ?? null))
    if (this.#running && !this.#running.isGone && this.#running.locale === locale) {
      return this.#running
    }
    await this.close()
    this.#running = start(environment, locale)
    return this.#running
  }
}

function start(environment: Environment, locale: string): Running {
  const { promise: address, resolve, reject } = Promise.withResolvers<string>()
  address.catch(() => {})
  const chromium = launchChromium({
    driven: true,
    headful: false,
    network: false,
    chromium: undefined,
    chromiumLog: undefined,
    environment,
    onAddress: resolve,
    onExit() {
      running.isGone = true
      reject(new Error('Chromium ended before it had an address'))
    }
  })
  const running: Running = { chromium, address, locale, isGone: false }
  return running
}
