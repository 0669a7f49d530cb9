import { describe, expect, it, vi } from 'vitest'
import type { Handlers } from '#main/commands/serve-commands.ts'
import { serveCommands } from '#main/commands/serve-commands.ts'
import type { IpcPort } from '#main/platform/ports.ts'
import { ok } from '#shared/failure.ts'
import { COMMAND_NAMES } from '#shared/ipc.ts'
import type { CommandName, WindowName } from '#shared/ipc.ts'

function served(openExternal: Handlers['openExternal']) {
  const handlers = new Map<CommandName, (from: WindowName, argument: unknown) => Promise<unknown>>()
  const ipc: IpcPort = { handle: (name, handler) => void handlers.set(name, handler) }
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  serveCommands(ipc, { openExternal } as Handlers, logger)
  const send = (argument: unknown) => handlers.get('openExternal')?.('popover', argument)
  return { handlers, logger, send }
}

describe('window commands', () => {
  it('every command is registered under its name, and no other is', () => {
    expect([...served(vi.fn()).handlers.keys()].toSorted()).toEqual([...COMMAND_NAMES].toSorted())
  })

  it('a handler receives the parsed argument', async () => {
    const handler = vi.fn(async () => ok())
    expect(await served(handler).send({ url: 'https://example.com' })).toEqual(ok())
    expect(handler).toHaveBeenCalledExactlyOnceWith({ url: 'https://example.com' }, 'popover')
  })

  it.each([undefined, null, 'private', {}, { url: 5 }, { url: 'x', more: 'private' }, []])(
    'a command with the argument %j is refused and logged without the argument',
    async (argument) => {
      const handler = vi.fn(async () => ok())
      const { logger, send } = served(handler)
      expect(await send(argument)).toEqual({ ok: false, failure: { kind: 'invalid-input' } })
      expect(handler).not.toHaveBeenCalled()
      expect(logger.warn).toHaveBeenCalledExactlyOnceWith('command refused', {
        name: 'openExternal',
        window: 'popover'
      })
    }
  )

  it('a failure does not contain the message of the error that the handler threw', async () => {
    const { send } = served(async () => Promise.reject(new Error('private')))
    expect(await send({ url: 'x' })).toEqual({ ok: false, failure: { kind: 'internal' } })
  })
})
