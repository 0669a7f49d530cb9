import type { Anchor, Timers, TrayPort } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { SECOND } from '#shared/durations.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { TrayCommand } from '#shared/tray.ts'
import { timerRunsElsewhere } from './other-accounts.ts'
import { trayView } from './tray-view.ts'

/** Hours are shown to the minute or the hundredth: looking this often never shows them late for long. */
const REPAINT_PERIOD = 10 * SECOND

export interface TrayPresenterOptions {
  readonly tray: TrayPort
  readonly store: Store
  readonly timers: Timers
  readonly messages: Messages
  readonly onClick: (anchor: Anchor) => void
  readonly onCommand: (command: TrayCommand) => void
}

/** Keeps the tray like the state; repaints by itself only while a timer runs. The answer stops it. */
export function presentTray(options: TrayPresenterOptions): () => void {
  const { tray, store, timers, messages, onClick, onCommand } = options
  let stopTicking = (): void => {}
  let ticks = false

  function paint(): void {
    const { state } = store
    tray.show(trayView(state, timers.now() + state.clockOffsetMs, messages))
    const shouldTick = state.running !== null || timerRunsElsewhere(state)
    if (shouldTick === ticks) return
    ticks = shouldTick
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
