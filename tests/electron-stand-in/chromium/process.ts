import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import type { Run } from '../run.ts'
import { findChromium } from './executable.ts'
import { DevToolsPipe } from './pipe.ts'
import { makeScratch } from './scratch.ts'
import { chromiumSwitches } from './switches.ts'

const GRACE_MS = 1500

/** A running Chromium. It hangs on our pipe: however we die, the pipe breaks and it goes with us. */
export interface Chromium {
  readonly pipe: DevToolsPipe
  close(): Promise<void>
  kill(): void
}

export function launchChromium(run: Run): Chromium {
  const scratch = makeScratch()
  const child = spawn(executable(run), chromiumSwitches({ ...run, profile: scratch.profile }), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...run.environment, TMPDIR: scratch.temp }
  })
  const pipe = new DevToolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      pipe.end()
      resolve()
    })
  })
  forwardErrors(child, run)
  const kill = (): void => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    scratch.remove()
  }
  return {
    pipe,
    kill,
    async close() {
      pipe.send('Browser.close').catch(() => {})
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, GRACE_MS))])
      kill()
    }
  }
}

function executable(run: Run): string {
  const found = findChromium(run.chromium)
  if (found) return found
  console.error(
    'stand-in: no Chromium found; install the package chromium or set STAND_IN_CHROMIUM'
  )
  process.exit(1)
}

/** Playwright waits for the line that names Chromium's address. */
function forwardErrors(child: ChildProcess, run: Run): void {
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const address = /^DevTools listening on ws:\S+$/m.exec(text)?.[0]
    if (address && run.driven) process.stderr.write(`${address}\n`)
    if (run.chromiumLog) appendFileSync(run.chromiumLog, text)
  })
}
