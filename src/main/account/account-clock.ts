import type { Ledger } from '#main/ledger/ledger.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { settleMoments, takeUpMoments } from '#main/ledger/correct-clock.ts'
import type { Platform } from '#main/platform/ports.ts'
import { createServerClock } from './server-clock.ts'
import type { ServerClock } from './server-clock.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice } from '#main/store/transitions.ts'
import { MINUTE } from '#shared/durations.ts'

export interface AccountClockOptions {
  readonly platform: Pick<Platform, 'timers' | 'power' | 'logger'>
  readonly store: Store
  readonly ledger: Ledger
  readonly context: () => OverlayContext
  /** Harvest was heard: by its clock the computer was switched on then. */
  readonly onHeard: (switchedOnAt: number) => void
}

/**
 * Harvest's clock for one account. What was given while nobody knew it is moved to when it was meant as
 * soon as Harvest is heard, and the person is told.
 */
export function createAccountClock(options: AccountClockOptions): ServerClock {
  const { platform, store, ledger, context } = options
  const { logger } = platform
  const clock = createServerClock({
    timers: platform.timers,
    power: platform.power,
    store,
    ledger,
    onHeard: (heard) => {
      const { switchedOnAt, jumpMs } = heard
      if (jumpMs !== 0) logger.warn('the clock of Harvest jumped', { jumpMs })
      const minutes = Math.round(settleMoments(ledger, heard, context()) / MINUTE)
      const kind = 'clock-was-wrong'
      if (minutes !== 0) store.update(addNotice({ id: kind, kind, detail: String(minutes) }))
      options.onHeard(switchedOnAt)
    }
  })
  takeUpMoments(ledger, clock.doubt())
  return clock
}
