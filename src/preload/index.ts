import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import { createDesktop } from './desktop-api.ts'

contextBridge.exposeInMainWorld(
  'desktop',
  createDesktop({
    invoke: (channel, argument) => ipcRenderer.invoke(channel, argument),
    subscribe(channel, listener) {
      // Do not pass the event on: it exposes ipcRenderer.
      const forward = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
      ipcRenderer.on(channel, forward)
      return () => void ipcRenderer.off(channel, forward)
    }
  })
)
