import type { App } from 'electron'
import type { Logger } from './ports.ts'
import { within } from './within.ts'
import { SECOND } from '#shared/durations.ts'

/** The longest delay of a shutdown. Pending changes are in the ledger. */
const PATIENCE = 5 * SECOND

/** Stops the app before it quits. Further quit requests while it stops are ignored. */
export function stopBeforeQuit(app: App, stop: () => Promise<void>, logger: Logger): void {
  let phase: 'running' | 'stopping' | 'stopped' = 'running'

  async function end(): Promise<void> {
    try {
      await within(PATIENCE, stop())
    } catch (error) {
      logger.error('stop failed', error)
    }
    phase = 'stopped'
    app.quit()
  }

  app.on('before-quit', (event) => {
    if (phase === 'stopped') return
    event.preventDefault()
    if (phase === 'stopping') return
    phase = 'stopping'
    void end()
  })
}
