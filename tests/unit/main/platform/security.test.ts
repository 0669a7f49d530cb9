import { EventEmitter } from 'node:events'
import type { App, Session, WindowOpenHandlerResponse } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { denyPermissions, lockDownPages } from '#main/platform/security.ts'

const HERE = 'app://gleaner/popover/index.html'

type OpenHandler = (details: { url: string }) => WindowOpenHandlerResponse

class FakeContents extends EventEmitter {
  open: OpenHandler = () => ({ action: 'allow' })
  getURL = () => HERE
  setWindowOpenHandler(handler: OpenHandler): void {
    this.open = handler
  }
  isPrevented(name: string, details: { url: string; isMainFrame?: boolean }): boolean {
    const event = { preventDefault: vi.fn(), isMainFrame: true, ...details }
    this.emit(name, event)
    return event.preventDefault.mock.calls.length > 0
  }
}

function lockedDown() {
  const app = new EventEmitter()
  const opened: string[] = []
  lockDownPages(app as unknown as App, (url) => opened.push(url))
  const contents = new FakeContents()
  app.emit('web-contents-created', {}, contents)
  return { contents, opened }
}

describe('a page', () => {
  it.each(['https://example.com/', 'file:///etc/passwd', 'app://gleaner/timesheet/index.html'])(
    'does not navigate to %s',
    (url) => {
      expect(lockedDown().contents.isPrevented('will-navigate', { url })).toBe(true)
    }
  )

  it('may load itself again', () => {
    expect(lockedDown().contents.isPrevented('will-navigate', { url: HERE })).toBe(false)
  })

  it('is not redirected', () => {
    expect(lockedDown().contents.isPrevented('will-redirect', { url: HERE })).toBe(true)
  })

  it('has no frames that go anywhere', () => {
    const details = { url: HERE, isMainFrame: false }
    expect(lockedDown().contents.isPrevented('will-frame-navigate', details)).toBe(true)
  })

  it('embeds no webview', () => {
    expect(lockedDown().contents.isPrevented('will-attach-webview', { url: HERE })).toBe(true)
  })

  it.each(['https://example.com/', 'javascript:alert(1)', HERE, 'not an address'])(
    'opens no window for %s',
    (url) => {
      expect(lockedDown().contents.open({ url })).toEqual({ action: 'deny' })
    }
  )

  it('has its https addresses handed on, after the answer', async () => {
    const { contents, opened } = lockedDown()
    for (const url of ['https://example.com/', 'http://example.com/', 'file:///x', HERE, 'x'])
      contents.open({ url })
    expect(opened).toEqual([])
    await vi.waitFor(() => expect(opened).toEqual(['https://example.com/']))
  })
})

describe('permissions', () => {
  const handlers: Record<string, (...args: unknown[]) => unknown> = {}
  const keep = (name: string) => (handler: unknown) => {
    handlers[name] = handler as (...args: unknown[]) => unknown
  }
  denyPermissions({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device')
  } as unknown as Session)

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal'])(
    'are denied when a page asks for %s',
    (permission) => {
      const answer = vi.fn()
      handlers['request']?.({}, permission, answer)
      expect(answer).toHaveBeenCalledExactlyOnceWith(false)
      expect(handlers['check']?.({}, permission)).toBe(false)
    }
  )

  it('are denied for devices', () => {
    expect(handlers['device']?.({ deviceType: 'usb' })).toBe(false)
  })
})
