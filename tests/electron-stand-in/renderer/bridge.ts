/* Runs in the renderer, sent as text: nothing below may use anything but globals and its neighbours in source.ts. */
import { typeTag } from './wire.ts'

/** A value on its way between the page's world and the preload's. */
export type Packed =
  | readonly ['value' | 'clone', unknown]
  | readonly ['seen' | 'back' | 'function' | 'promise', number]
  | readonly ['error', string]
  | readonly ['array', readonly Packed[]]
  | readonly ['object', readonly (readonly [string, Packed])[]]

export type Question =
  | { readonly kind: 'call'; readonly id: number; readonly args: readonly Packed[] }
  | {
      readonly kind: 'settle'
      readonly ticket: number
      readonly kept: boolean
      readonly value: Packed
    }
  | { readonly kind: 'expose'; readonly key: string; readonly api: Packed }
  | {
      readonly kind: 'open'
      readonly url: string
      readonly name: string
      readonly features: string
    }
  | { readonly kind: 'permission'; readonly permission: string; readonly check: boolean }

export type Reply =
  { readonly ok: true; readonly value: Packed } | { readonly ok: false; readonly message: string }

type AnyFunction = (...args: unknown[]) => unknown

export interface Packing {
  readonly seen: Map<unknown, number>
  readonly depth: number
  /** The whole value could be cloned, so there is no Proxy anywhere in it. */
  readonly clean: boolean
  /** The value of `this` in its functions. */
  readonly self: unknown
}

/**
 * One end of contextBridge. Both worlds see the same DOM and its events are synchronous, and Chromium
 * itself clones an event's `detail` into the other world's realm: that carries everything that is data.
 */
export class BridgeEnd {
  readonly #originals = new WeakMap<object, number>()
  readonly #mine: { readonly fn: AnyFunction; readonly self: unknown }[] = []
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  readonly #dispatch = EventTarget.prototype.dispatchEvent.bind(window)
  readonly #Signal = CustomEvent
  readonly #peer: string
  readonly #answer: (question: Question) => Reply
  #lastTicket = 0
  #reply: Reply | undefined

  constructor(me: string, peer: string, answer: (question: Question) => Reply) {
    this.#peer = peer
    this.#answer = answer
    window.addEventListener(`${me}:reply`, (event) => {
      this.#reply = (event as CustomEvent<Reply>).detail
    })
    window.addEventListener(`${me}:ask`, (event) => {
      const reply = this.#respond((event as CustomEvent<Question>).detail)
      this.#dispatch(new this.#Signal(`${peer}:reply`, { detail: reply }))
    })
  }

  /** Asks the other world and returns what it answers; throws what it threw, cut down to its message. */
  ask(question: Question): unknown {
    this.#dispatch(new this.#Signal(`${this.#peer}:ask`, { detail: question }))
    const reply = this.#reply
    this.#reply = undefined
    if (!reply) throw new Error('stand-in: the other world does not answer')
    if (!reply.ok) throw new Error(reply.message)
    return this.unpack(reply.value)
  }

  pack(value: unknown, packing: Packing = freshPacking()): Packed {
    if (packing.depth >= 1000) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.'
      )
    }
    if (typeof value === 'symbol') throw new TypeError('stand-in: symbols do not cross the bridge')
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      return ['value', value]
    }
    const known = packing.seen.get(value)
    if (known !== undefined) return ['seen', known]
    packing.seen.set(value, packing.seen.size)
    if (typeof value === 'function') return this.#packFunction(value as AnyFunction, packing.self)
    if (value instanceof Promise) return this.#packPromise(value)
    if (value instanceof Error) return ['error', messageOf(value)]
    return isPlain(value) ? this.#packPlain(value, packing) : packClone(value)
  }

  unpack(packed: Packed, seen: unknown[] = []): unknown {
    if (packed[0] === 'value') return packed[1]
    if (packed[0] === 'seen') return seen[packed[1]]
    if (packed[0] === 'array' || packed[0] === 'object') return this.#unpackPlain(packed, seen)
    const made = this.#unpackOne(packed)
    seen.push(made)
    return made
  }

  #packFunction(fn: AnyFunction, self: unknown): Packed {
    const original = this.#originals.get(fn)
    if (original !== undefined) return ['back', original]
    return ['function', this.#mine.push({ fn, self }) - 1]
  }

  #packPromise(promise: Promise<unknown>): Packed {
    const ticket = this.#lastTicket++
    const settle = (kept: boolean) => (value: unknown) => this.#settle(ticket, kept, value)
    promise.then(settle(true), settle(false))
    return ['promise', ticket]
  }

  #settle(ticket: number, kept: boolean, value: unknown): void {
    try {
      this.ask({ kind: 'settle', ticket, kept, value: this.pack(value) })
    } catch (error) {
      this.ask({ kind: 'settle', ticket, kept: false, value: ['error', messageOf(error)] })
    }
  }

  #packPlain(value: object, packing: Packing): Packed {
    const clean = packing.clean || provenClean(value)
    const inner = { ...packing, clean, depth: packing.depth + 1, self: value }
    if (Array.isArray(value)) return ['array', value.map((part) => this.pack(part, inner))]
    const entries = Object.entries(value)
    return ['object', entries.map(([key, part]) => [key, this.pack(part, inner)] as const)]
  }

  #unpackPlain(packed: Packed & readonly ['array' | 'object', unknown], seen: unknown[]): unknown {
    if (packed[0] === 'array') {
      const list: unknown[] = []
      seen.push(list)
      for (const part of packed[1]) list.push(this.unpack(part, seen))
      return list
    }
    const object = {}
    seen.push(object)
    for (const [key, part] of packed[1]) {
      const value = this.unpack(part, seen)
      Object.defineProperty(object, key, {
        value,
        writable: true,
        enumerable: true,
        configurable: true
      })
    }
    return object
  }

  #unpackOne(packed: Packed): unknown {
    if (packed[0] === 'back') return this.#mine[packed[1]]?.fn
    if (packed[0] === 'function') return this.#proxyOf(packed[1])
    if (packed[0] === 'error') return new Error(packed[1])
    if (packed[0] !== 'promise') return packed[1]
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting.set(packed[1], waiting)
    return waiting.promise
  }

  #proxyOf(id: number): AnyFunction {
    const proxy = (...args: unknown[]): unknown => {
      const packing = freshPacking()
      return this.ask({ kind: 'call', id, args: args.map((arg) => this.pack(arg, packing)) })
    }
    Object.defineProperty(proxy, 'name', { value: '' })
    this.#originals.set(proxy, id)
    return proxy
  }

  #respond(question: Question): Reply {
    if (question.kind === 'call') return this.#call(question.id, question.args)
    if (question.kind !== 'settle') return this.#answer(question)
    const waiting = this.#waiting.get(question.ticket)
    this.#waiting.delete(question.ticket)
    const value = this.unpack(question.value)
    if (question.kept) waiting?.resolve(value)
    else waiting?.reject(value)
    return { ok: true, value: ['value', undefined] }
  }

  #call(id: number, args: readonly Packed[]): Reply {
    const target = this.#mine[id]
    let result: unknown
    try {
      const seen: unknown[] = []
      result = target?.fn.apply(
        target.self,
        args.map((arg) => this.unpack(arg, seen))
      )
    } catch (error) {
      return { ok: false, message: messageOf(error) }
    }
    try {
      return { ok: true, value: this.pack(result) }
    } catch (error) {
      return { ok: false, message: `Uncaught ${String(error)}` }
    }
  }
}

export function freshPacking(): Packing {
  return { seen: new Map(), depth: 0, clean: false, self: globalThis }
}

export function messageOf(error: unknown): string {
  const message = (error as { message?: unknown } | null)?.message
  if (typeof message === 'string') return message
  return 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.'
}

export function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true
  const cloned = [
    'Date',
    'RegExp',
    'Map',
    'Set',
    'ArrayBuffer',
    'WeakMap',
    'WeakSet',
    'Blob',
    'File'
  ]
  return !cloned.includes(typeTag(value)) && !ArrayBuffer.isView(value)
}

/** V8 refuses a Proxy (Svelte's `$state`) by the name of its target; all else it refuses is named otherwise. */
export function provenClean(value: object): boolean {
  try {
    structuredClone(value)
    return true
  } catch (error) {
    const isProxy = / (#<Object>|\[object (Object|Array)\]) could not be cloned/
    if (isProxy.test(messageOf(error))) {
      throw new Error('An object could not be cloned.', { cause: error })
    }
    return false
  }
}

export function packClone(value: object): Packed {
  try {
    structuredClone(value)
  } catch {
    throw new Error('An object could not be cloned.')
  }
  return ['clone', value]
}
