import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  watch,
  writeSync
} from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '../chromium/scratch.ts'

export interface SecondLaunch {
  readonly argv: string[]
  readonly cwd: string
  readonly additionalData: unknown
}

/** The first process of a profile holds the lock; a later one leaves it a note and does not get it. */
export class SingleInstance {
  readonly #folder: string
  #watcher: FSWatcher | undefined

  constructor(userData: string) {
    this.#folder = join(userData, 'stand-in-instance')
  }

  acquire(additionalData: unknown, onSecondLaunch: (launch: SecondLaunch) => void): boolean {
    mkdirSync(this.#folder, { recursive: true })
    while (!this.#claim()) {
      if (this.#holderIsRunning()) {
        this.#leaveNote({ argv: process.argv, cwd: process.cwd(), additionalData })
        return false
      }
      rmSync(this.#lockFile, { force: true })
    }
    this.#watcher = watch(this.#folder, () => this.#takeNotes(onSecondLaunch)).unref()
    process.once('exit', () => this.release())
    return true
  }

  release(): void {
    if (!this.#watcher) return
    this.#watcher.close()
    this.#watcher = undefined
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #lockFile(): string {
    return join(this.#folder, 'pid')
  }

  #claim(): boolean {
    try {
      const file = openSync(this.#lockFile, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      return true
    } catch {
      return false
    }
  }

  #holderIsRunning(): boolean {
    const pid = Number(existsSync(this.#lockFile) && readFileSync(this.#lockFile, 'utf8'))
    return pid > 0 && isRunning(pid)
  }

  #leaveNote(launch: SecondLaunch): void {
    const draft = join(this.#folder, `${process.pid}.draft`)
    const file = openSync(draft, 'w')
    writeSync(file, JSON.stringify(launch))
    closeSync(file)
    renameSync(draft, join(this.#folder, `${process.pid}.json`))
  }

  #takeNotes(onSecondLaunch: (launch: SecondLaunch) => void): void {
    for (const name of readdirSync(this.#folder)) {
      if (!name.endsWith('.json')) continue
      const note = join(this.#folder, name)
      const launch = JSON.parse(readFileSync(note, 'utf8')) as SecondLaunch
      rmSync(note)
      onSecondLaunch(launch)
    }
  }
}
