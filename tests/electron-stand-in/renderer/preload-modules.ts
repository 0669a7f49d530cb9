/* Runs in the preload's world, sent as text: nothing below may use anything but globals and its neighbours in source.ts. */

type Listener = (...args: unknown[]) => void

interface Registration {
  readonly listener: Listener
  readonly once: boolean
}

/** Node's EventEmitter as far as a preload uses it; the sandbox has no Node to take it from. */
export class PreloadEmitter {
  readonly #registrations = new Map<string, readonly Registration[]>()

  on(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: false })
  }

  once(name: string, listener: Listener): this {
    return this.#add(name, { listener, once: true })
  }

  off(name: string, listener: Listener): this {
    const list = this.#of(name)
    const at = list.findLastIndex((registration) => registration.listener === listener)
    if (at >= 0) this.#registrations.set(name, list.toSpliced(at, 1))
    return this
  }

  addListener(name: string, listener: Listener): this {
    return this.on(name, listener)
  }

  removeListener(name: string, listener: Listener): this {
    return this.off(name, listener)
  }

  removeAllListeners(name?: string): this {
    if (name === undefined) this.#registrations.clear()
    else this.#registrations.delete(name)
    return this
  }

  listenerCount(name: string): number {
    return this.#of(name).length
  }

  listeners(name: string): Listener[] {
    return this.#of(name).map(({ listener }) => listener)
  }

  eventNames(): string[] {
    return [...this.#registrations.keys()]
  }

  emit(name: string, ...args: unknown[]): boolean {
    const list = this.#of(name)
    for (const { listener, once } of list) {
      if (once) this.off(name, listener)
      listener.apply(this, args)
    }
    return list.length > 0
  }

  #of(name: string): readonly Registration[] {
    return this.#registrations.get(name) ?? []
  }

  #add(name: string, registration: Registration): this {
    this.#registrations.set(name, [...this.#of(name), registration])
    return this
  }
}

/** Everything a sandboxed preload may require, and nothing else. */
export function preloadModules(electron: object): Record<string, unknown> {
  const events = Object.assign(PreloadEmitter, {
    EventEmitter: PreloadEmitter,
    default: PreloadEmitter
  })
  const url = { URL, URLSearchParams }
  const timers = preloadTimers()
  return {
    electron,
    'electron/common': electron,
    'electron/renderer': electron,
    events,
    'node:events': events,
    timers,
    'node:timers': timers,
    url,
    'node:url': url
  }
}

export function preloadTimers(): Record<string, unknown> {
  return {
    setTimeout: setTimeout.bind(window),
    clearTimeout: clearTimeout.bind(window),
    setInterval: setInterval.bind(window),
    clearInterval: clearInterval.bind(window),
    setImmediate: (work: Listener, ...args: unknown[]) => setTimeout(work, 0, ...args),
    clearImmediate: clearTimeout.bind(window)
  }
}
