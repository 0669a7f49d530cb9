import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
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

/** The DevTools protocol over two pipes: messages are JSON, each ended by a zero byte. */
export class DevToolsPipe {
  readonly #input: Writable
  readonly #calls = new Map<number, Call>()
  readonly #events = new EventEmitter().setMaxListeners(0)
  #lastId = 0
  #rest = ''

  constructor(input: Writable, output: Readable) {
    this.#input = input
    input.on('error', () => {}) // Chromium is gone; `end` rejects what waits for it
    output.setEncoding('utf8').on('data', (chunk: string) => this.#read(chunk))
  }

  send<M extends Method>(method: M, params?: Params<M>, sessionId?: string): Promise<Answer<M>> {
    const id = ++this.#lastId
    this.#input.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`)
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

  #read(chunk: string): void {
    const parts = (this.#rest + chunk).split('\0')
    this.#rest = parts.pop() ?? ''
    for (const part of parts) this.#receive(JSON.parse(part) as Message)
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
