import type { Desktop } from '#shared/ipc.ts'
import { COMMAND_NAMES, EVENT_NAMES } from '#shared/ipc.ts'

/** How messages travel between a window and the main process. */
export interface Transport {
  invoke(channel: string, argument: unknown): Promise<unknown>
  /** The answer unsubscribes. */
  subscribe(channel: string, listener: (payload: unknown) => void): () => void
}

/** What a window sees of the main process: the contract's names and nothing else. */
export function createDesktop({ invoke, subscribe }: Transport): Desktop {
  const commands = COMMAND_NAMES.map((name) => [
    name,
    (argument: unknown) => invoke(`command:${name}`, argument)
  ])
  const events = EVENT_NAMES.map((name) => [
    name,
    (listener: (payload: unknown) => void) => subscribe(`event:${name}`, listener)
  ])
  // built from the very names the type is made of
  return { ...Object.fromEntries(commands), on: Object.fromEntries(events) } as Desktop
}
