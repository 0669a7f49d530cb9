import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Ticker } from '#renderer/window/ticker.svelte.ts'
import { NOW } from '#tests/support/entries.ts'

function follow(ticker: Ticker): { readonly seen: number[]; readonly stop: () => void } {
  const seen: number[] = []
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(ticker.now)
    })
  })
  flushSync()
  return { seen, stop }
}

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('the ticker of a window', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW + 400 })
  })

  afterEach(() => {
    setHidden(false)
    vi.useRealTimers()
  })

  test('the ticker ticks on the full second while it is read', async () => {
    const { seen, stop } = follow(new Ticker())
    await vi.advanceTimersByTimeAsync(2_600)
    flushSync()
    expect(seen).toEqual([NOW + 400, NOW + 1_000, NOW + 2_000, NOW + 3_000])
    stop()
  })

  test('the ticker does not tick when nothing reads it', async () => {
    const { stop } = follow(new Ticker())
    stop()
    await vi.advanceTimersByTimeAsync(10)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('the ticker does not tick in a hidden window, and is up to date when it is shown', async () => {
    const { seen, stop } = follow(new Ticker())
    setHidden(true)
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(60_000)
    setHidden(false)
    flushSync()
    expect(seen.at(-1)).toBe(NOW + 60_400)
    stop()
  })

  test('the ticker follows Harvest’s clock', () => {
    expect(new Ticker(() => 90_000).read()).toBe(NOW + 90_400)
  })
})
