import type { EventEmitter } from 'node:events'

export interface StandInEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

/** Electron's event object with the given properties on it. */
export function eventWith<T extends object>(properties: T): StandInEvent & T {
  const event: StandInEvent = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    }
  }
  return Object.defineProperties(
    event,
    Object.getOwnPropertyDescriptors(properties)
  ) as StandInEvent & T
}

export function emit(emitter: EventEmitter, name: string, ...args: unknown[]): void {
  emitter.emit(name, eventWith({}), ...args)
}

/** Emits and tells whether a listener prevented it, which counts only while the listeners run. */
export function emitPreventable(
  emitter: EventEmitter,
  name: string,
  properties: object = {},
  ...args: unknown[]
): boolean {
  const event = eventWith(properties)
  emitter.emit(name, event, ...args)
  return event.defaultPrevented
}
