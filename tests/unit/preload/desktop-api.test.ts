import { describe, expect, it, vi } from 'vitest'
import { createDesktop } from '../../../src/preload/desktop-api.ts'
import { ok } from '#shared/failure.ts'
import { COMMAND_NAMES, EVENT_NAMES } from '#shared/ipc.ts'

function desktop() {
  const unsubscribe = vi.fn()
  const transport = {
    invoke: vi.fn(async (_channel: string, _argument: unknown): Promise<unknown> => ok()),
    subscribe: vi.fn((_channel: string, _listener: (payload: unknown) => void) => unsubscribe)
  }
  return { transport, unsubscribe, api: createDesktop(transport) }
}

describe('the desktop API of a window', () => {
  it('the desktop API has the commands and events of the contract and nothing else', () => {
    const { api } = desktop()
    expect(Object.keys(api).toSorted()).toEqual([...COMMAND_NAMES, 'on'].toSorted())
    expect(Object.keys(api.on).toSorted()).toEqual([...EVENT_NAMES].toSorted())
  })

  it('a command is sent on its channel with its one argument', async () => {
    const { api, transport } = desktop()
    expect(await api.openExternal({ url: 'https://harvestapp.com' })).toEqual(ok())
    expect(transport.invoke).toHaveBeenCalledExactlyOnceWith('command:openExternal', {
      url: 'https://harvestapp.com'
    })
  })

  it('a listener is subscribed to the channel of its event and unsubscribed', () => {
    const { api, transport, unsubscribe } = desktop()
    const listener = vi.fn()
    const stop = api.on.windowShown(listener)
    expect(transport.subscribe).toHaveBeenCalledExactlyOnceWith('event:windowShown', listener)
    stop()
    expect(unsubscribe).toHaveBeenCalledOnce()
  })
})
