import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { createIpc } from '#main/platform/ipc-channel.ts'
import { ok } from '#shared/failure.ts'

const OURS = {} as WebContents

function served() {
  const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>()
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const handler = vi.fn(async () => ok())
  createIpc({
    ipcMain: { handle: (channel, handle) => void handlers.set(channel, handle) },
    windowOf: (contents) => (contents === OURS ? 'popover' : null),
    logger
  }).handle('openExternal', handler)
  const invoke = async (event: object, ...args: unknown[]) =>
    handlers.get('command:openExternal')?.(event as IpcMainInvokeEvent, ...args)
  return { invoke, handler, logger }
}

function eventFrom(frame: object | null, sender: WebContents = OURS) {
  return { sender, senderFrame: frame && { origin: 'app://gleaner', parent: null, ...frame } }
}

describe('the command channel', () => {
  it('a command from the main frame of our window is handled', async () => {
    const { invoke, handler } = served()
    expect(await invoke(eventFrom({}), { url: 'x' }, 'more')).toEqual(ok())
    expect(handler).toHaveBeenCalledExactlyOnceWith('popover', { url: 'x' })
  })

  it.each([
    ['a frame that is gone', eventFrom(null)],
    ['a frame inside the page', eventFrom({ parent: {} })],
    ['another origin', eventFrom({ origin: 'https://example.com' })],
    ['an origin that only begins like ours', eventFrom({ origin: 'app://gleaner.example' })],
    ['an opaque origin', eventFrom({ origin: 'null' })],
    ['contents that are no window of ours', eventFrom({}, {} as WebContents)]
  ])('a command from %s is refused and logged without its content', async (_who, event) => {
    const { invoke, handler, logger } = served()
    await expect(invoke(event, { url: 'private' })).rejects.toThrow('Refused')
    expect(handler).not.toHaveBeenCalled()
    expect(logger.warn).toHaveBeenCalledOnce()
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain('private')
  })
})
