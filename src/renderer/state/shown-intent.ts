import type { Desktop, WindowIntent } from '#shared/ipc.ts'

/**
 * What the window was last shown for, kept until a view takes it: a new window is shown before its
 * first state has arrived, when no view is there yet to listen.
 */
export class ShownIntent {
  #intent: WindowIntent = 'none'

  constructor(events: Pick<Desktop['on'], 'windowShown'>) {
    events.windowShown(({ intent }) => (this.#intent = intent))
  }

  /** The intent, once; 'none' afterwards. */
  take(): WindowIntent {
    const intent = this.#intent
    this.#intent = 'none'
    return intent
  }
}
