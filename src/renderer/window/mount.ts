import { mount, type Component } from 'svelte'
import type { Desktop, WindowName } from '#shared/ipc.ts'
import { Ticker } from './ticker.svelte.ts'
import { Formats } from './formats.svelte.ts'
import { Mirror } from './mirror.svelte.ts'
import { ShownIntent } from './shown-intent.ts'
import WindowRoot from './WindowRoot.svelte'
import type { WindowContext } from './window-context.ts'

/** Everything a window's views need, on top of the main process. */
export function createWindowContext(desktop: Desktop): WindowContext {
  const mirror = new Mirror(desktop)
  const ticker = new Ticker(() => (mirror.hasState ? mirror.current.clockOffsetMs : 0))
  const shownFor = new ShownIntent(desktop.on)
  return { desktop, mirror, ticker, formats: new Formats(mirror), shownFor }
}

/**
 * Fills a window: one call in each window's `main.ts`. The view is drawn once the first state is
 * here, so that nothing jumps; theme, language and title follow the state.
 */
export function mountWindow(name: WindowName, view: Component): void {
  const context = createWindowContext(window.desktop)
  document.documentElement.dataset['window'] = name
  mount(WindowRoot, { target: document.querySelector('#app')!, props: { context, view } })
}
