import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { SECOND } from '#shared/durations.ts'
import type { OpenIdleSource } from './idle-source.ts'
import { createIdleMemory, IDLE_AFTER } from './idle-source.ts'

/** Runs the program swayidle, if it is installed. It prints a line each time the user leaves or comes back. */
export const openSwayidle: OpenIdleSource = ({ env, clock }, events) => {
  const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<OpenIdleSource>>>()
  const memory = createIdleMemory(clock, events)
  const timeout = String(IDLE_AFTER / SECOND)
  const child = spawn('swayidle', ['-w', 'timeout', timeout, 'echo idle', 'resume', 'echo back'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore']
  })
  let phase: 'starting' | 'running' | 'over' = 'starting'

  function end(): void {
    if (phase === 'running') events.lost()
    phase = 'over'
    resolve(null)
  }

  child.on('error', end)
  child.on('exit', end)
  child.unref()
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'idle') memory.left(IDLE_AFTER)
    if (line === 'back') memory.cameBack()
  })
  // it prints nothing at its start, and exits at once if it cannot work
  setTimeout(() => {
    if (phase !== 'starting') return
    phase = 'running'
    resolve({
      name: 'swayidle',
      idleMs: memory.idleMs,
      stop() {
        phase = 'over'
        child.kill()
      }
    })
  }, SECOND / 2)
  return promise
}
