import type { Anchor, Timers, TrayPort } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { SECOND } from '#shared/durations.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { TrayCommand } from '#shared/tray.ts'
import { timerRunsElsewhere } from './other-accounts.ts'
import { trayView } from './tray-view.ts'

/** Hours are shown in minutes or hundredths (36 s), so the display is at most this late. */
const REPAINT_PERIOD = 10 * SECOND

export interface TrayPresenterOptions {
  readonly tray: TrayPort
  readonly store: Store
  readonly timers: Timers
  readonly messages: Messages
  readonly onClick: (anchor: Anchor) => void
  readonly onCommand: (command: TrayCommand) => void
}

/**
 * Paints the tray after each change of the state, and regularly while a timer runs. Returns a function that stops it.
 */
export function presentTray(options: TrayPresenterOptions): () => void {
  const { tray, store, timers, messages, onClick, onCommand } = options
  let stopTicking = (): void => {}
  let isTicking = false

  function paint(): void {
    const { state } = store
    tray.show(trayView(state, timers.now() + state.clockOffsetMs, messages))
    const shouldTick = state.running !== null || timerRunsElsewhere(state)
    if (shouldTick === isTicking) return
    isTicking = shouldTick
    stopTicking()
    stopTicking = shouldTick ? timers.every(REPAINT_PERIOD, paint) : () => {}
  }

  const unsubscribe = [store.subscribe(paint), tray.onClick(onClick), tray.onMenu(onCommand)]
  paint()
  return () => {
    for (const stop of unsubscribe) stop()
    stopTicking()
  }
}
