import type { EventEmitter } from 'node:events'

export interface StandInEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

/** Returns Electron's event object with additional properties. */
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

/** Emits an event. Returns true if a listener prevented it while the listeners ran. */
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
