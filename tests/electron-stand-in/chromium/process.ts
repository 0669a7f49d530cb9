import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { Run } from '../run.ts'
import { findChromium } from './executable.ts'
import { DevToolsConnection } from './connection.ts'
import { makeScratch } from './scratch.ts'
import { chromiumSwitches } from './switches.ts'
import { pipeTransport } from './transports.ts'

const GRACE_MS = 1500

/** A running Chromium. It hangs on our pipe: however we die, the pipe breaks and it goes with us. */
export interface Chromium {
  readonly connection: DevToolsConnection
  /** The browser context of our windows; undefined for the default one. */
  readonly context: Promise<string | undefined>
  close(): Promise<void>
  kill(): void
}

export interface ChromiumOptions extends Pick<
  Run,
  'chromium' | 'chromiumLog' | 'driven' | 'environment' | 'headful' | 'network'
> {
  /** Called with the address of its DevTools, where it is `driven`. */
  readonly onAddress: (address: string) => void
  readonly onExit?: () => void
}

export function launchChromium(options: ChromiumOptions): Chromium {
  const scratch = makeScratch()
  const switches = chromiumSwitches({ ...options, profile: scratch.profile })
  const child = spawn(executable(options.chromium), switches, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...options.environment, TMPDIR: scratch.temp }
  })
  const transport = pipeTransport(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const connection = new DevToolsConnection(transport)
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      connection.end()
      options.onExit?.()
      resolve()
    })
  })
  readErrors(child, options)
  const kill = (): void => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    scratch.remove()
  }
  return {
    connection,
    context: Promise.resolve(undefined),
    kill,
    async close() {
      connection.send('Browser.close').catch(() => {})
      await Promise.race([gone, setTimeout(GRACE_MS, undefined, { ref: false })])
      kill()
    }
  }
}

function executable(chosen: string | undefined): string {
  const found = findChromium(chosen)
  if (found) return found
  console.error(
    'stand-in: no Chromium found; install the package chromium or set STAND_IN_CHROMIUM'
  )
  process.exit(1)
}

function readErrors(
  child: ChildProcess,
  { driven, chromiumLog, onAddress }: ChromiumOptions
): void {
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const address = /^DevTools listening on (ws:\S+)$/m.exec(text)?.[1]
    if (address && driven) onAddress(address)
    if (chromiumLog) appendFileSync(chromiumLog, text)
  })
}
