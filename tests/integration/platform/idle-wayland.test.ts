import { afterEach, describe, expect, it, vi } from 'vitest'
import { openExtIdleNotify } from '#main/platform/idle/ext-idle-notify.ts'
import { IDLE_AFTER } from '#main/platform/idle/idle-source.ts'
import { MINUTE } from '#shared/durations.ts'
import { FakeCompositor } from './fake-compositor.ts'

let compositor: FakeCompositor
afterEach(() => compositor.close())

async function open(globals?: readonly string[]) {
  compositor = await new FakeCompositor(globals).listen()
  const clock = { now: 10 * MINUTE }
  const news = { presence: vi.fn(), lost: vi.fn() }
  const source = await openExtIdleNotify({ env: compositor.env, clock: () => clock.now }, news)
  return { source, news, clock }
}

describe('a compositor with ext-idle-notify-v1', () => {
  it('the compositor is requested to report idleness', async () => {
    const { source } = await open()
    expect(source?.name).toBe('ext-idle-notify')
    await vi.waitFor(() => expect(compositor.timeout).toBe(IDLE_AFTER))
    expect(compositor.bound).toEqual(['wl_seat', 'ext_idle_notifier_v1'])
    source?.stop()
  })

  it('the compositor reports since when the user is idle, and the return', async () => {
    const { source, news, clock } = await open()
    await vi.waitFor(() => expect(compositor.timeout).toBe(IDLE_AFTER))
    expect(source?.idleMs()).toBe(0)
    await compositor.say('idled')
    await vi.waitFor(() => expect(news.presence).toHaveBeenCalledOnce())
    clock.now += 5 * MINUTE
    expect(source?.idleMs()).toBe(5 * MINUTE + IDLE_AFTER)
    await compositor.say('resumed')
    await vi.waitFor(() => expect(news.presence).toHaveBeenCalledTimes(2))
    expect(source?.idleMs()).toBe(0)
    source?.stop()
  })

  it('a repeated report of the compositor is ignored', async () => {
    const { source, news, clock } = await open()
    const idleFor: (number | undefined)[] = []
    news.presence.mockImplementation(() => idleFor.push(source?.idleMs()))
    await vi.waitFor(() => expect(compositor.timeout).toBe(IDLE_AFTER))
    clock.now += IDLE_AFTER
    for (const what of ['resumed', 'idled', 'idled', 'resumed', 'resumed', 'idled'] as const)
      await compositor.say(what)
    await vi.waitFor(() => expect(idleFor).toEqual([IDLE_AFTER, 0, IDLE_AFTER]))
    source?.stop()
  })

  it.each(['crash', 'sayNonsense'] as const)(
    'a compositor that fails (%s) is lost once',
    async (how) => {
      const { news } = await open()
      await vi.waitFor(() => expect(compositor.timeout).toBe(IDLE_AFTER))
      compositor[how]()
      await vi.waitFor(() => expect(news.lost).toHaveBeenCalledOnce())
    }
  )
})

it('a compositor without the protocol is no idle source', async () => {
  const { source, news } = await open(['wl_seat', 'wl_output'])
  expect(source).toBeNull()
  expect(news.lost).not.toHaveBeenCalled()
})

it('there is no idle source where no compositor listens', async () => {
  compositor = await new FakeCompositor().listen()
  const env = { ...compositor.env, WAYLAND_DISPLAY: 'wayland-404' }
  const news = { presence: vi.fn(), lost: vi.fn() }
  expect(await openExtIdleNotify({ env, clock: () => 0 }, news)).toBeNull()
  expect(await openExtIdleNotify({ env: {}, clock: () => 0 }, news)).toBeNull()
})
