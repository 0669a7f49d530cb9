import { createContext, onMount } from 'svelte'
import type { Desktop } from '#shared/ipc.ts'
import type { Ticker } from './ticker.svelte.ts'
import type { Formats } from './formats.svelte.ts'
import type { Mirror } from './mirror.svelte.ts'
import { onePressOneAction } from './one-press.ts'
import type { ShownIntent } from './shown-intent.ts'

/** What a view has at hand: the main process, its mirror, the time, and how to write numbers. */
export interface WindowContext {
  readonly desktop: Desktop
  readonly mirror: Mirror
  readonly ticker: Ticker
  readonly formats: Formats
  /** For the window's view: take it when set up and on each `windowShown`. */
  readonly shownFor: ShownIntent
}

const [useWindow, setWindow] = createContext<WindowContext>()

export { useWindow }

/** Called in the window's root, and in tests of views; `useWindow()` in a view returns the context. */
export function provideWindow(context: WindowContext): WindowContext {
  onMount(() => onePressOneAction(window))
  return setWindow(context)
}
