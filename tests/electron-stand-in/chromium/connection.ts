import { EventEmitter } from 'node:events'
import type { Answer, EventName, Method, Params, Payload } from './protocol.ts'

interface Call {
  readonly method: string
  resolve(value: unknown): void
  reject(error: Error): void
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** Carries the texts of messages to Chromium and back. */
export interface Transport {
  send(text: string): void
  onMessage(listener: (text: string) => void): void
}

/** The DevTools protocol over one transport. */
export class DevToolsConnection {
  readonly #transport: Transport
  readonly #calls = new Map<number, Call>()
  readonly #events = new EventEmitter().setMaxListeners(0)
  #lastId = 0

  constructor(transport: Transport) {
    this.#transport = transport
    transport.onMessage((text) => this.#receive(JSON.parse(text) as Message))
  }

  send<M extends Method>(method: M, params?: Params<M>, sessionId?: string): Promise<Answer<M>> {
    const id = ++this.#lastId
    this.#transport.send(JSON.stringify({ id, method, params: params ?? {}, sessionId }))
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { method, resolve: resolve as Call['resolve'], reject })
    })
  }

  on<E extends EventName>(
    event: E,
    listener: (payload: Payload<E>) => void,
    sessionId = ''
  ): () => void {
    const name = `${sessionId}:${event}`
    this.#events.on(name, listener)
    return () => this.#events.off(name, listener)
  }

  end(): void {
    for (const call of this.#calls.values()) {
      call.reject(new Error(`${call.method}: Chromium is gone`))
    }
    this.#calls.clear()
  }

  #receive({ id, method, sessionId, params, result, error }: Message): void {
    if (id === undefined) {
      this.#events.emit(`${sessionId ?? ''}:${method}`, params)
      return
    }
    const call = this.#calls.get(id)
    this.#calls.delete(id)
    if (error) call?.reject(new Error(`${call.method}: ${error.message}`))
    else call?.resolve(result)
  }
}
