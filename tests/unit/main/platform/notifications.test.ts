import { EventEmitter } from 'node:events'
import type { Notification } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { createNotifications } from '#main/platform/notifications.ts'

class FakeNotification extends EventEmitter {
  static supported = true
  static readonly shown: FakeNotification[] = []
  static isSupported = () => FakeNotification.supported
  readonly options: object
  constructor(options: object) {
    super()
    this.options = options
  }
  show = () => void FakeNotification.shown.push(this)
}

function notifications() {
  FakeNotification.shown.length = 0
  FakeNotification.supported = true
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const made = createNotifications(FakeNotification as unknown as typeof Notification, logger)
  return { ...made, logger }
}

describe('a notification', () => {
  it('is shown and tells when it is clicked', () => {
    const { show } = notifications()
    const clicked = vi.fn()
    show({ title: 'Still here', body: 'In the tray', clicked })
    const [shown] = FakeNotification.shown
    expect(shown?.options).toEqual({ title: 'Still here', body: 'In the tray' })
    shown?.emit('click')
    expect(clicked).toHaveBeenCalledOnce()
  })

  it('that cannot be shown is logged without its text', () => {
    const { show, logger } = notifications()
    show({ title: 'Acme', body: 'private' })
    FakeNotification.shown[0]?.emit('failed', {}, 'private reason')
    expect(logger.warn).toHaveBeenCalledOnce()
    expect(JSON.stringify(logger.warn.mock.calls)).not.toMatch(/Acme|private/)
  })

  it('is left out where there are none', () => {
    const { show } = notifications()
    FakeNotification.supported = false
    show({ title: 'x', body: 'y' })
    expect(FakeNotification.shown).toEqual([])
  })
})
