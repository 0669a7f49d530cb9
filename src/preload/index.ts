import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import { createDesktop } from './desktop-api.ts'

contextBridge.exposeInMainWorld(
  'desktop',
  createDesktop({
    invoke: (channel, argument) => ipcRenderer.invoke(channel, argument),
    subscribe(channel, listener) {
      // the event itself stays here: it carries ipcRenderer
      const forward = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
      ipcRenderer.on(channel, forward)
      return () => void ipcRenderer.off(channel, forward)
    }
  })
)
