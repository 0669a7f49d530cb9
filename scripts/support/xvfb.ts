import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { findCommand } from './find-command.ts'
import { Failure } from './script.ts'

export interface Display {
  /** The value for DISPLAY, such as `:99`. */
  readonly name: string
  stop(): void
}

/** Starts a virtual X server on the first free display number. */
export async function startXvfb(size = '1600x1000x24'): Promise<Display> {
  if (!findCommand('Xvfb')) throw new Failure('Xvfb is missing: install the package xvfb.')
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const answer = once(server.stdio[3] as Readable, 'data')
  const failed = once(server, 'exit').then(() => {
    throw new Failure('Xvfb did not start.')
  })
  const [number] = (await Promise.race([answer, failed])) as [Buffer]
  failed.catch(() => undefined)
  return { name: `:${number.toString().trim()}`, stop: () => void server.kill() }
}

/** True if this machine has a display. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}
