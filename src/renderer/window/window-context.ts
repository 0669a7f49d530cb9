import { createContext, onMount } from 'svelte'
import type { Desktop } from '#shared/ipc.ts'
import type { Ticker } from './ticker.svelte.ts'
import type { Formats } from './formats.svelte.ts'
import type { Mirror } from './mirror.svelte.ts'
import { onePressOneAction } from './one-press.ts'
import type { ShownIntent } from './shown-intent.ts'

/** The context of a view: the main process, its mirror, the time, and the formats. */
export interface WindowContext {
  readonly desktop: Desktop
  readonly mirror: Mirror
  readonly ticker: Ticker
  readonly formats: Formats
  /** The intent for the window's view, which takes it at its start and at each `windowShown`. */
  readonly shownFor: ShownIntent
}

const [useWindow, setWindow] = createContext<WindowContext>()

export { useWindow }

/** Provides the context. Call it in the root of a window and in tests of views; views call `useWindow()`. */
export function provideWindow(context: WindowContext): WindowContext {
  onMount(() => onePressOneAction(window))
  return setWindow(context)
}
