import { expect, it, vi } from 'vitest'
import type { Desktop } from '#shared/ipc.ts'

const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  listeners: new Map<string, (event: object, payload: unknown) => void>(),
  invoked: [] as unknown[][]
}))
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: unknown) => void electron.exposed.set(name, api)
  },
  ipcRenderer: {
    invoke: async (...given: unknown[]) => void electron.invoked.push(given),
    on: (channel: string, listener: (event: object, payload: unknown) => void) =>
      void electron.listeners.set(channel, listener),
    off: (channel: string) => void electron.listeners.delete(channel)
  }
}))

await import('../../../src/preload/index.ts')
const desktop = electron.exposed.get('desktop') as Desktop

it('a page gets `desktop` and nothing else', () => {
  expect([...electron.exposed.keys()]).toEqual(['desktop'])
})

it('a page never gets the event of a message, because it contains ipcRenderer', () => {
  const listener = vi.fn()
  const stop = desktop.on.windowShown(listener)
  electron.listeners.get('event:windowShown')?.({ sender: 'ipcRenderer' }, { intent: 'none' })
  expect(listener).toHaveBeenCalledExactlyOnceWith({ intent: 'none' })
  stop()
  expect(electron.listeners.size).toBe(0)
})

it('a page sends one argument on the channel of a command', async () => {
  await desktop.openExternal({ url: 'https://harvestapp.com' })
  expect(electron.invoked).toEqual([['command:openExternal', { url: 'https://harvestapp.com' }]])
})
