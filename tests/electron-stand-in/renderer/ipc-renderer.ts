/* Runs in the preload's world, sent as text: nothing below may use anything but globals and its neighbours in source.ts. */
import { PreloadEmitter } from './preload-modules.ts'
import type { Codec } from './wire.ts'

/** Messages from the main process to a frame. */
export type ToFrame =
  | { readonly kind: 'message'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'reply'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }

/** Messages from a frame to the main process. */
export type FromFrame =
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | {
      readonly kind: 'invoke'
      readonly channel: string
      readonly args: readonly unknown[]
      readonly id: number
    }
  | {
      readonly kind: 'open'
      readonly url: string
      readonly name: string
      readonly features: string
    }
  | {
      readonly kind: 'input'
      readonly type: string
      /** Epoch milliseconds. */
      readonly at: number
      readonly draggable: boolean
    }
  | { readonly kind: 'zoom'; readonly factor: number }
  | {
      readonly kind: 'permission'
      readonly permission: string
      readonly check: boolean
      readonly id: number
    }
  | { readonly kind: 'preload-error'; readonly message: string }

export class PreloadIpc extends PreloadEmitter {
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  readonly #tell: (message: FromFrame) => void
  #lastId = 0

  constructor(codec: Codec, tell: (text: string) => void) {
    super()
    this.#tell = (message) => tell(codec.encode(message))
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    this.#tell({ kind: 'send', channel, args })
  }

  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    try {
      return await this._request((id) => ({ kind: 'invoke', channel, args, id }))
    } catch (error) {
      if (!(error instanceof RemoteFailure)) throw error
      throw new Error(`Error invoking remote method '${channel}': ${error.message}`, {
        cause: error
      })
    }
  }

  sendSync(): never {
    throw new Error('stand-in: sendSync is not supported')
  }

  postMessage(): never {
    throw new Error('stand-in: postMessage is not supported')
  }

  sendToHost(): never {
    throw new Error('stand-in: sendToHost is not supported')
  }

  _request(question: (id: number) => FromFrame): Promise<unknown> {
    const id = this.#lastId++
    this.#tell(question(id))
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting.set(id, waiting)
    return waiting.promise
  }

  _receive(message: ToFrame): void {
    if (message.kind === 'message') {
      const event = { sender: this, senderId: 0, ports: [], preventDefault() {} }
      this.emit(message.channel, event, ...message.args)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.kind === 'reply') waiting?.resolve(message.result)
    else waiting?.reject(new RemoteFailure(message.message))
  }
}

export class RemoteFailure extends Error {}
