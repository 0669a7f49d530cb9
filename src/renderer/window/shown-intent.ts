import type { Desktop, ShownFor } from '#shared/ipc.ts'

const NOTHING: ShownFor = { intent: 'none' }

/**
 * What the window was last shown for, kept until a view takes it: a new window is shown before its
 * first state has arrived, when no view is there yet to listen.
 */
export class ShownIntent {
  #shown: ShownFor = NOTHING

  constructor(events: Pick<Desktop['on'], 'windowShown'>) {
    events.windowShown((shown) => (this.#shown = shown))
  }

  /** What it is, once; nothing in particular afterwards. */
  take(): ShownFor {
    const shown = this.#shown
    this.#shown = NOTHING
    return shown
  }
}
