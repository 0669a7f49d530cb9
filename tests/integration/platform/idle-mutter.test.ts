import { afterEach, describe, expect, it, vi } from 'vitest'
import { IDLE_AFTER } from '#main/platform/idle/idle-source.ts'
import { openMutter } from '#main/platform/idle/mutter.ts'
import { MINUTE } from '#shared/durations.ts'
import { FakeMutter } from './fake-mutter.ts'

let mutter: FakeMutter
afterEach(() => mutter.close())

async function open(options: { hasMonitor?: boolean; idleMs?: bigint } = {}) {
  mutter = await FakeMutter.open(options)
  mutter.idleMs = options.idleMs ?? 0n
  const clock = { now: 60 * MINUTE }
  const news = { presence: vi.fn(), lost: vi.fn() }
  const env = { DBUS_SESSION_BUS_ADDRESS: mutter.address }
  const source = await openMutter({ env, clock: () => clock.now }, news)
  return { source, news, clock }
}

describe('the idle monitor of GNOME', () => {
  it('GNOME is requested to report idleness', async () => {
    const { source } = await open()
    expect(source?.name).toBe('mutter')
    expect(mutter.interval).toBe(BigInt(IDLE_AFTER))
    expect(source?.idleMs()).toBe(0)
    source?.stop()
  })

  it('GNOME reports to the millisecond since when the user is idle, and the return', async () => {
    const { source, news, clock } = await open()
    mutter.idleMs = 31_234n
    mutter.fire(mutter.idleWatch)
    await vi.waitFor(() => expect(news.presence).toHaveBeenCalledOnce())
    clock.now += 5 * MINUTE
    expect(source?.idleMs()).toBe(5 * MINUTE + 31_234)
    mutter.fire(mutter.activeWatch)
    await vi.waitFor(() => expect(news.presence).toHaveBeenCalledTimes(2))
    expect(source?.idleMs()).toBe(0)
    source?.stop()
  })

  it('GNOME reports every absence once', async () => {
    const { source, news } = await open()
    for (const round of [1, 2]) {
      mutter.idleMs = 40_000n
      mutter.fire(mutter.idleWatch)
      mutter.fire(mutter.idleWatch)
      await vi.waitFor(() => expect(news.presence).toHaveBeenCalledTimes(2 * round - 1))
      mutter.fire(mutter.activeWatch)
      mutter.fire(mutter.activeWatch)
      await vi.waitFor(() => expect(news.presence).toHaveBeenCalledTimes(2 * round))
    }
    source?.stop()
  })

  it('an absence from before the start of Gleaner is queried from GNOME', async () => {
    const { source } = await open({ idleMs: 600_000n })
    expect(source?.idleMs()).toBe(600_000)
    source?.stop()
  })

  it('an idle monitor that leaves the bus is lost once', async () => {
    const { news } = await open()
    await mutter.leaveTheBus()
    await vi.waitFor(() => expect(news.lost).toHaveBeenCalledOnce())
  })
})

it('a desktop without the idle monitor is no idle source', async () => {
  const { source, news } = await open({ hasMonitor: false })
  expect(source).toBeNull()
  expect(news.lost).not.toHaveBeenCalled()
})

it('there is no idle source without a session bus', async () => {
  mutter = await FakeMutter.open()
  const news = { presence: vi.fn(), lost: vi.fn() }
  expect(await openMutter({ env: {}, clock: () => 0 }, news)).toBeNull()
  const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }
  expect(await openMutter({ env, clock: () => 0 }, news)).toBeNull()
})
