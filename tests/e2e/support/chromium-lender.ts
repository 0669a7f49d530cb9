import type { ChildProcess } from 'node:child_process'
import { launchChromium } from '../../electron-stand-in/chromium/process.ts'
import type { Chromium } from '../../electron-stand-in/chromium/process.ts'

type Environment = Readonly<Record<string, string | undefined>>

interface Running {
  readonly chromium: Chromium
  readonly address: Promise<string>
  /** The variables that Chromium was started with and that pages can notice. */
  readonly locale: string
  isGone: boolean
}

/** Variables that change what a page in Chromium sees. */
const NOTICED = ['TZ', 'LANG', 'LANGUAGE', 'LC_ALL']

/** Variables that make the stand-in start its own Chromium. */
const OWN = ['STAND_IN_HEADFUL', 'STAND_IN_NETWORK', 'STAND_IN_CHROMIUM', 'STAND_IN_LOG']

/**
 * One Chromium for each Playwright worker, lent to one app after another, because starting it takes longer than most
 * tests. Each app gets its own browser context. An app starts its own Chromium while another app uses this one, or if
 * it needs different options.
 */
export class ChromiumLender {
  #running: Running | undefined
  #isLent = false

  /** Returns variables for an app that may use the Chromium from now on, or none if it has to start its own. */
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

  /** Returns the Chromium when the process of the app ends. */
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
