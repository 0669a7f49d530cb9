import { correctInstants, dropLostDoubts } from '#main/ledger/correct-clock.ts'
import type { Logger } from '#main/platform/ports.ts'
import { addNotice } from '#main/store/transitions.ts'
import { MINUTE } from '#shared/durations.ts'
import type { AccountContext } from './account-context.ts'
import type { ServerClock } from './server-clock.ts'

/**
 * Corrects the instants of operations that a clock in doubt gave, as soon as Harvest's clock is known. Adds a notice
 * with the error in minutes if this computer's clock was wrong.
 */
export function correctOperations(
  { ledger, store, context, doubt }: AccountContext,
  serverClock: Pick<ServerClock, 'onOffset'>,
  logger: Pick<Logger, 'warn'>
): void {
  dropLostDoubts(ledger, doubt())
  serverClock.onOffset((heard) => {
    const { jumpMs } = heard
    if (jumpMs !== 0) logger.warn('the clock of Harvest jumped', { jumpMs })
    const minutes = Math.round(correctInstants(ledger, heard, context()) / MINUTE)
    const kind = 'clock-was-wrong'
    if (minutes !== 0) store.update(addNotice({ id: kind, kind, detail: String(minutes) }))
  })
}
