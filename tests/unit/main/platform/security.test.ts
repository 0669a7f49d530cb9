import { EventEmitter } from 'node:events'
import type { App, DownloadItem, Session, WindowOpenHandlerResponse } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { denyPermissions, limitDownloads, lockDownPages } from '#main/platform/security.ts'

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

describe('page lockdown', () => {
  it.each(['https://example.com/', 'file:///etc/passwd', 'app://gleaner/timesheet/index.html'])(
    'a page does not navigate to %s',
    (url) => {
      expect(lockedDown().contents.isPrevented('will-navigate', { url })).toBe(true)
    }
  )

  it('a page may reload', () => {
    expect(lockedDown().contents.isPrevented('will-navigate', { url: HERE })).toBe(false)
  })

  it('a page is not redirected', () => {
    expect(lockedDown().contents.isPrevented('will-redirect', { url: HERE })).toBe(true)
  })

  it('a frame of a page does not navigate', () => {
    const details = { url: HERE, isMainFrame: false }
    expect(lockedDown().contents.isPrevented('will-frame-navigate', details)).toBe(true)
  })

  it('a page cannot embed a webview', () => {
    expect(lockedDown().contents.isPrevented('will-attach-webview', { url: HERE })).toBe(true)
  })

  it.each(['https://example.com/', 'javascript:alert(1)', HERE, 'not an address'])(
    'a page opens no window for %s',
    (url) => {
      expect(lockedDown().contents.open({ url })).toEqual({ action: 'deny' })
    }
  )

  it('an https address that a page opens is passed on after the denial', async () => {
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
    'the permission %s is denied',
    (permission) => {
      const answer = vi.fn()
      handlers['request']?.({}, permission, answer)
      expect(answer).toHaveBeenCalledExactlyOnceWith(false)
      expect(handlers['check']?.({}, permission)).toBe(false)
    }
  )

  it('access to devices is denied', () => {
    expect(handlers['device']?.({ deviceType: 'usb' })).toBe(false)
  })
})

describe('downloads', () => {
  class FakeItem extends EventEmitter {
    readonly url: string
    readonly fileName: string
    constructor(fileName: string, url: string) {
      super()
      this.url = url
      this.fileName = fileName
    }
    getURL = () => this.url
    getFilename = () => this.fileName
  }

  function downloads() {
    const session = new EventEmitter()
    limitDownloads(session as unknown as Session)
    return (fileName: string, url = 'blob:app://gleaner/4f8f') => {
      const item = new FakeItem(fileName, url)
      const preventDefault = vi.fn()
      session.emit('will-download', { preventDefault }, item as unknown as DownloadItem)
      return { item, isTaken: preventDefault.mock.calls.length === 0 }
    }
  }

  it.each(['Week 47.csv', 'Gleaner 2026-11-16.xlsx'])(
    'a download of a sheet is accepted: %s',
    (name) => {
      expect(downloads()(name).isTaken).toBe(true)
    }
  )

  it.each(['setup.exe', 'gleaner.desktop', 'sheet.csv.exe', 'sheet.exe.csv', '.bashrc', 'csv'])(
    'a download of another type is refused: %s',
    (name) => {
      expect(downloads()(name).isTaken).toBe(false)
    }
  )

  it.each([
    'https://example.com/a.csv',
    'blob:https://example.com/4f8f',
    'data:text/csv,a',
    'app://gleaner/a.csv'
  ])('a download from elsewhere is refused: %s', (url) => {
    expect(downloads()('a.csv', url).isTaken).toBe(false)
  })

  it('a download is refused while another one is being saved', () => {
    const offer = downloads()
    const { item } = offer('one.csv')
    expect(offer('two.csv').isTaken).toBe(false)
    item.emit('done', {}, 'cancelled')
    expect(offer('three.csv').isTaken).toBe(true)
  })
})
