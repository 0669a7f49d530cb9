import { mount, type Component } from 'svelte'
import type { Desktop, WindowName } from '#shared/ipc.ts'
import { Ticker } from './ticker.svelte.ts'
import { Formats } from './formats.svelte.ts'
import { Mirror } from './mirror.svelte.ts'
import { ShownIntent } from './shown-intent.ts'
import WindowRoot from './WindowRoot.svelte'
import type { WindowContext } from './window-context.ts'

/** Creates the context of a window's views. */
export function createWindowContext(desktop: Desktop): WindowContext {
  const mirror = new Mirror(desktop)
  const ticker = new Ticker(() => (mirror.hasState ? mirror.current.clockOffsetMs : 0))
  const shownFor = new ShownIntent(desktop.on)
  return { desktop, mirror, ticker, formats: new Formats(mirror), shownFor }
}

/**
 * Mounts the view of a window; called once in each `main.ts`. The view is drawn once the first
 * state has arrived, so that nothing jumps. Theme, language and title follow the state.
 */
export function mountWindow(name: WindowName, view: Component): void {
  const context = createWindowContext(window.desktop)
  document.documentElement.dataset['window'] = name
  mount(WindowRoot, { target: document.querySelector('#app')!, props: { context, view } })
}
