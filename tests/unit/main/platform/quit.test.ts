import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stopBeforeQuit } from '#main/platform/quit.ts'

class FakeApp extends EventEmitter {
  hasQuit = false
  quit(): void {
    const event = { preventDefault: vi.fn() }
    this.emit('before-quit', event)
    this.hasQuit ||= event.preventDefault.mock.calls.length === 0
  }
}

function running(stop: () => Promise<void>) {
  const app = new FakeApp()
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  stopBeforeQuit(app as unknown as App, stop, logger)
  return { app, logger }
}

describe('quitting', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('quitting waits once until everything has stopped', async () => {
    const stopping = Promise.withResolvers<void>()
    const stop = vi.fn(() => stopping.promise)
    const { app } = running(stop)
    app.quit()
    app.quit()
    expect(app.hasQuit).toBe(false)
    stopping.resolve()
    await vi.advanceTimersByTimeAsync(0)
    expect(app.hasQuit).toBe(true)
    expect(stop).toHaveBeenCalledOnce()
  })

  it('quitting continues when something cannot be stopped', async () => {
    const { app, logger } = running(() => Promise.reject(new Error('x')))
    app.quit()
    await vi.advanceTimersByTimeAsync(0)
    expect(app.hasQuit).toBe(true)
    expect(logger.error).toHaveBeenCalledOnce()
  })

  it('quitting waits five seconds at most', async () => {
    const { app } = running(() => new Promise(() => {}))
    app.quit()
    await vi.advanceTimersByTimeAsync(4999)
    expect(app.hasQuit).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(app.hasQuit).toBe(true)
  })
})
