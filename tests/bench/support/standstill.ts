import { fork } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createApp } from '#main/app.ts'
import { FakePlatform } from '#tests/support/fake-platform.ts'

const RESOLUTION = 1
const NANO = 1_000_000
const TIMEOUT = 120_000
const LOOK = 50

export interface Filling {
  readonly entries: number
  readonly totalMs: number
  /** The longest time the main thread did nothing else, wall clock. */
  readonly longestMs: number
  readonly p99Ms: number
}

/**
 * A year that is read for the first time by the whole main process, from a Harvest in a process of its
 * own: how long its main thread ever stood still meanwhile.
 */
export async function fillFirstYear(): Promise<Filling> {
  const server = fork(fileURLToPath(new URL('harvest-server.ts', import.meta.url)), ['20000', '55'])
  const platform = new FakePlatform()
  const [{ url, accessToken }] = (await once(server, 'message')) as [
    { readonly url: string; readonly accessToken: string }
  ]
  const app = createApp({
    platform,
    config: {
      apiUrl: `${url}/v2`,
      idUrl: url,
      demo: false,
      hidden: false,
      wish: { kind: 'none' },
      userAgent: 'Gleaner bench (https://github.com/gleaner-app/gleaner)'
    }
  })
  try {
    await app.start()
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
    const began = performance.now()
    await platform.command('signIn', { accessToken })
    const entries = await filled(platform, () => delay.enable())
    delay.disable()
    return {
      entries,
      totalMs: performance.now() - began,
      longestMs: delay.max / NANO - RESOLUTION,
      p99Ms: delay.percentile(99) / NANO - RESOLUTION
    }
  } finally {
    await app.stop()
    server.disconnect()
    platform.forget()
  }
}

/** How many entries were read when there was nothing more to read; tells when the first of them are there. */
async function filled(platform: FakePlatform, onBegin: () => void): Promise<number> {
  const end = performance.now() + TIMEOUT
  for (let done = 0; performance.now() < end;) {
    await sleep(LOOK)
    const state = await platform.command('getState')
    if (!state.ok) continue
    const { progress, lastPulledAt } = state.value.sync
    if (done > 0 && progress === null && lastPulledAt !== null) return done
    if (done === 0 && progress) onBegin()
    done = Math.max(done, progress?.done ?? 0)
  }
  throw new Error('the first year was not fetched in time')
}
