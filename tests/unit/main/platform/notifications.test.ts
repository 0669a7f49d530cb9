import { EventEmitter } from 'node:events'
import type { Notification } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { readsBodyMarkup } from '#main/platform/notification-markup.ts'
import { createNotifications } from '#main/platform/notifications.ts'
import type { Ask } from '#main/platform/tray-host.ts'

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

function notifications(readsMarkup?: () => Promise<boolean | null>) {
  FakeNotification.shown.length = 0
  FakeNotification.supported = true
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const made = createNotifications({
    Notification: FakeNotification as unknown as typeof Notification,
    logger,
    ...(readsMarkup ? { readsMarkup } : {})
  })
  return { ...made, logger }
}

describe('notifications', () => {
  it('a notification is shown and reports a click', () => {
    const { show } = notifications()
    const clicked = vi.fn()
    show({ title: 'Still here', body: 'In the tray', clicked })
    const [shown] = FakeNotification.shown
    expect(shown?.options).toEqual({ title: 'Still here', body: 'In the tray' })
    shown?.emit('click')
    expect(clicked).toHaveBeenCalledOnce()
  })

  it('a notification that cannot be shown is logged without its text', () => {
    const { show, logger } = notifications()
    show({ title: 'Acme', body: 'private' })
    FakeNotification.shown[0]?.emit('failed', {}, 'private reason')
    expect(logger.warn).toHaveBeenCalledOnce()
    expect(JSON.stringify(logger.warn.mock.calls)).not.toMatch(/Acme|private/)
  })

  it('no notification is made where the system supports none', () => {
    const { show } = notifications()
    FakeNotification.supported = false
    show({ title: 'x', body: 'y' })
    expect(FakeNotification.shown).toEqual([])
  })
})

describe('foreign text in notifications', () => {
  const foreign = {
    title: 'R&D\n\u202Etitle',
    body: '<a href="https://evil.example">R&D</a>\u2066\nline\u0007',
    actions: ['Keep\u2028it']
  }

  it('a body is escaped where the desktop reads markup', async () => {
    const readsMarkup = vi.fn(async () => true)
    const { show } = notifications(readsMarkup)
    show(foreign)
    show(foreign)
    await vi.waitFor(() => expect(FakeNotification.shown).toHaveLength(2))
    expect(FakeNotification.shown[0]?.options).toEqual({
      title: 'R&D title',
      body: '&lt;a href="https://evil.example"&gt;R&amp;D&lt;/a&gt;\nline',
      actions: [{ type: 'button', text: 'Keep it' }]
    })
    expect(readsMarkup).toHaveBeenCalledOnce()
  })

  it('a body is escaped while the capability is unknown, and Gleaner queries it again', async () => {
    const answers = [null, false]
    const readsMarkup = vi.fn(async () => answers.shift() ?? null)
    const { show } = notifications(readsMarkup)
    for (const count of [1, 2]) {
      show({ title: '', body: 'R&D' })
      await vi.waitFor(() => expect(FakeNotification.shown).toHaveLength(count))
    }
    expect(FakeNotification.shown.map(({ options }) => options)).toMatchObject([
      { body: 'R&amp;D' },
      { body: 'R&D' }
    ])
  })

  it.each([
    ['reports no markup support', async () => false],
    ['is not queried', undefined]
  ])('a body is plain text where the desktop %s', async (_case, readsMarkup) => {
    notifications(readsMarkup).show(foreign)
    await vi.waitFor(() => expect(FakeNotification.shown).toHaveLength(1))
    expect(FakeNotification.shown[0]?.options).toMatchObject({
      body: '<a href="https://evil.example">R&D</a>\nline'
    })
  })
})

describe('markup support of desktops', () => {
  const saying = (...answers: readonly (string | null)[]) => {
    const left = [...answers]
    return vi.fn<Ask>(async () => left.shift() ?? null)
  }

  it.each([
    ['gdbus', ["(['body', 'body-markup', 'actions'],)"], true],
    ['gdbus', ["(['body', 'actions'],)"], false],
    ['busctl', [null, 'as 2 "body" "body-markup"'], true],
    ['dbus-send', [null, null, 'array [\n string "body"\n string "body-images"\n]'], false],
    ['nobody', [null, null, null], null]
  ] as const)('markup support is read from %s: %j', async (_tool, answers, expected) => {
    expect(await readsBodyMarkup(saying(...answers))).toBe(expected)
  })
})
