import type { App } from 'electron'
import type { Logger } from './ports.ts'
import { within } from './within.ts'
import { SECOND } from '#shared/durations.ts'

/** Longer than this nobody's shutdown is held up; what was not sent is in the ledger. */
const PATIENCE = 5 * SECOND

/** Stops the app once, before the first quit goes through; asking again while it stops changes nothing. */
export function endOnQuit(app: App, stop: () => Promise<void>, logger: Logger): void {
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
