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
  it('is asked to tell when nothing was touched for a while', async () => {
    const { source } = await open()
    expect(source?.name).toBe('mutter')
    expect(mutter.interval).toBe(BigInt(IDLE_AFTER))
    expect(source?.idleMs()).toBe(0)
    source?.stop()
  })

  it('tells to the millisecond since when nothing was touched, and when somebody is back', async () => {
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

  it('tells of every absence anew, and of none twice', async () => {
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

  it('is asked about an absence that began before Gleaner did', async () => {
    const { source } = await open({ idleMs: 600_000n })
    expect(source?.idleMs()).toBe(600_000)
    source?.stop()
  })

  it('that leaves the bus is lost, once', async () => {
    const { news } = await open()
    await mutter.leaveTheBus()
    await vi.waitFor(() => expect(news.lost).toHaveBeenCalledOnce())
  })
})

it('a desktop without it is no source', async () => {
  const { source, news } = await open({ hasMonitor: false })
  expect(source).toBeNull()
  expect(news.lost).not.toHaveBeenCalled()
})

it('without a session bus there is no source', async () => {
  mutter = await FakeMutter.open()
  const news = { presence: vi.fn(), lost: vi.fn() }
  expect(await openMutter({ env: {}, clock: () => 0 }, news)).toBeNull()
  const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }
  expect(await openMutter({ env, clock: () => 0 }, news)).toBeNull()
})
