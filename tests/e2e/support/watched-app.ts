import type { ChildProcess } from 'node:child_process'
import type { ElectronApplication } from '@playwright/test'
import { quitApp } from './launch.ts'

const MISTAKE = /^stand-in mistake: (.*)$/gm
const CLOSE_TIMEOUT_MS = 10_000

/** A launched app and all output of its main process. */
export class WatchedApp {
  readonly #app: ElectronApplication
  readonly #process: ChildProcess
  readonly #chunks: string[] = []
  #closed = false

  constructor(app: ElectronApplication) {
    this.#app = app
    this.#process = app.process() // undefined after close()
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

  /** The mistakes in the output, so that an app that has quit is checked too. */
  mistakes(): string[] {
    return [...this.output().matchAll(MISTAKE)].map(([, text = '']) => text)
  }

  /** Quits the app. Kills it and fails the test if it does not quit. */
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
