import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { SECOND } from '#shared/durations.ts'
import type { OpenIdleSource } from './idle-source.ts'
import { createIdleMemory, IDLE_AFTER } from './idle-source.ts'

/** The program swayidle, where it is installed: it prints a line for each leaving and each return. */
export const openSwayidle: OpenIdleSource = ({ env, clock }, news) => {
  const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<OpenIdleSource>>>()
  const memory = createIdleMemory(clock, news)
  const timeout = String(IDLE_AFTER / SECOND)
  const child = spawn('swayidle', ['-w', 'timeout', timeout, 'echo idle', 'resume', 'echo back'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore']
  })
  let phase: 'starting' | 'running' | 'over' = 'starting'

  function end(): void {
    if (phase === 'running') news.lost()
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
  // it says nothing when it has begun; where it cannot work it ends at once
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
