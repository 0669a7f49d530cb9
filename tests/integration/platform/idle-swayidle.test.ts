import { afterEach, describe, expect, it, vi } from 'vitest'
import { chooseIdleSource } from '#main/platform/idle/choose-source.ts'
import { IDLE_AFTER } from '#main/platform/idle/idle-source.ts'
import { openSwayidle } from '#main/platform/idle/swayidle.ts'
import { MINUTE } from '#shared/durations.ts'
import { FakeSwayidle } from './fake-swayidle.ts'

let swayidle: FakeSwayidle
afterEach(() => swayidle.close())

async function open(options?: { fails: boolean }) {
  swayidle = new FakeSwayidle(options)
  const clock = { now: 10 * MINUTE }
  const news = { presence: vi.fn(), lost: vi.fn() }
  const source = await openSwayidle({ env: swayidle.env, clock: () => clock.now }, news)
  return { source, news, clock }
}

describe('swayidle', () => {
  it('swayidle is started with the idle timeout', async () => {
    const { source } = await open()
    expect(source?.name).toBe('swayidle')
    expect(swayidle.arguments).toEqual([
      '-w',
      'timeout',
      String(IDLE_AFTER / 1000),
      'echo idle',
      'resume',
      'echo back'
    ])
    source?.stop()
  })

  it('swayidle reports since when the user is idle, and the return', async () => {
    const { source, news, clock } = await open()
    expect(source?.idleMs()).toBe(0)
    swayidle.say('idle')
    await vi.waitFor(() => expect(news.presence).toHaveBeenCalledOnce())
    clock.now += 5 * MINUTE
    expect(source?.idleMs()).toBe(5 * MINUTE + IDLE_AFTER)
    swayidle.say('back')
    await vi.waitFor(() => expect(news.presence).toHaveBeenCalledTimes(2))
    expect(source?.idleMs()).toBe(0)
    source?.stop()
  })

  it('a repeated report of swayidle is ignored', async () => {
    const { source, news } = await open()
    swayidle.say('idle')
    await vi.waitFor(() => expect(news.presence).toHaveBeenCalledOnce())
    swayidle.say('idle')
    swayidle.say('back')
    await vi.waitFor(() => expect(source?.idleMs()).toBe(0))
    expect(news.presence).toHaveBeenCalledTimes(2)
    source?.stop()
  })

  it('swayidle that exits is lost once', async () => {
    const { news } = await open()
    swayidle.crash()
    await vi.waitFor(() => expect(news.lost).toHaveBeenCalledOnce())
  })

  it('swayidle is stopped with Gleaner, which is no loss', async () => {
    const { source, news } = await open()
    source?.stop()
    await vi.waitFor(() => expect(swayidle.isRunning).toBe(false))
    expect(news.lost).not.toHaveBeenCalled()
  })

  it('swayidle that cannot work is no idle source', async () => {
    const { source, news } = await open({ fails: true })
    expect(source).toBeNull()
    expect(news.lost).not.toHaveBeenCalled()
  })
})

it('there is no idle source where swayidle is not installed', async () => {
  swayidle = new FakeSwayidle()
  const news = { presence: vi.fn(), lost: vi.fn() }
  const env = { PATH: '/nowhere' }
  expect(await openSwayidle({ env, clock: () => 0 }, news)).toBeNull()
})

it('swayidle is used where neither GNOME nor the compositor reports idleness', async () => {
  swayidle = new FakeSwayidle()
  const news = { presence: vi.fn(), lost: vi.fn() }
  const source = await chooseIdleSource({ env: swayidle.env, clock: () => 0 }, news)
  expect(source?.name).toBe('swayidle')
  source?.stop()
})
