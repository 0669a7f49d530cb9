import type { Desktop } from '#shared/ipc.ts'
import { COMMAND_NAMES, EVENT_NAMES } from '#shared/ipc.ts'

/** The message channel between a window and the main process. */
export interface Transport {
  invoke(channel: string, argument: unknown): Promise<unknown>
  /** Subscribes and returns a function that unsubscribes. */
  subscribe(channel: string, listener: (payload: unknown) => void): () => void
}

/** Creates the API that a window sees. It has exactly the commands and events of the contract. */
export function createDesktop({ invoke, subscribe }: Transport): Desktop {
  const commands = COMMAND_NAMES.map((name) => [
    name,
    (argument: unknown) => invoke(`command:${name}`, argument)
  ])
  const events = EVENT_NAMES.map((name) => [
    name,
    (listener: (payload: unknown) => void) => subscribe(`event:${name}`, listener)
  ])
  // The names are the ones from which the type is made.
  return { ...Object.fromEntries(commands), on: Object.fromEntries(events) } as Desktop
}
