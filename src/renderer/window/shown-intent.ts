import type { Desktop, ShownFor } from '#shared/ipc.ts'

const NOTHING: ShownFor = { intent: 'none' }

/**
 * The intent with which the window was last shown, stored until a view takes it. A new window is
 * shown before its first state has arrived, when no view can listen yet.
 */
export class ShownIntent {
  #shown: ShownFor = NOTHING

  constructor(events: Pick<Desktop['on'], 'windowShown'>) {
    events.windowShown((shown) => (this.#shown = shown))
  }

  /** Returns the intent once, and the default intent after that. */
  take(): ShownFor {
    const shown = this.#shown
    this.#shown = NOTHING
    return shown
  }
}
