import type { ChildProcess } from 'node:child_process'
import type { ElectronApplication } from '@playwright/test'
import { quitApp } from './launch.ts'

const MISTAKE = /^stand-in mistake: (.*)$/gm
const CLOSE_TIMEOUT_MS = 10_000

/** A launched app and everything its main process has printed since. */
export class WatchedApp {
  readonly #app: ElectronApplication
  readonly #process: ChildProcess
  readonly #chunks: string[] = []
  #closed = false

  constructor(app: ElectronApplication) {
    this.#app = app
    this.#process = app.process() // gone after close()
    const keep = (chunk: Buffer): void => void this.#chunks.push(chunk.toString())
    this.#process.stdout?.on('data', keep)
    this.#process.stderr?.on('data', keep)
    app.on('close', () => {
      this.#closed = true
    })
  }

  output(): string {
    return this.#chunks.join('')
  }

  /** Read from what was printed, so that an app that has already quit is judged too. */
  mistakes(): string[] {
    return [...this.output().matchAll(MISTAKE)].map(([, text = '']) => text)
  }

  /** Asks the app to quit; one that does not is killed and the test fails. */
  async close(): Promise<void> {
    if (this.#closed || this.#process.exitCode !== null) return
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), CLOSE_TIMEOUT_MS)
    await quitApp(this.#app)
    clearTimeout(timer)
    if (this.#process.signalCode === 'SIGKILL') {
      throw new Error(`the app did not quit within ${CLOSE_TIMEOUT_MS} ms`)
    }
  }
}
