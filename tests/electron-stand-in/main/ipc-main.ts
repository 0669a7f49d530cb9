import { EventEmitter } from 'node:events'
import type Electron from 'electron'

type Handler = Parameters<Electron.IpcMain['handle']>[1]

export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  constructor() {
    super()
    this.on('error', () => {}) // a message on the channel 'error' is no reason to die
  }

  handle(channel: string, listener: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    if (typeof listener !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`)
    }
    this.#handlers.set(channel, listener)
  }

  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return listener(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  _handler(channel: string): Handler | undefined {
    return this.#handlers.get(channel)
  }
}

export const ipcMain = new IpcMain()
