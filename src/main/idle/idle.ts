import type { Ledger } from '#main/ledger/ledger.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { LedgerView } from '#main/ledger/view.ts'
import type { PowerPort, Timers } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setIdle } from '#main/store/transitions.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { IdleDecision } from '#shared/idle.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import { planCut, questionOf } from './cut-plan.ts'
import type { Absence, DetectorState } from './detector.ts'
import { observe } from './detector.ts'

/** How often the last input is looked up: often enough that the return is known to a few seconds. */
const LOOK_PERIOD = 5 * SECOND

export interface IdleOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly store: Store
  readonly power: PowerPort
  readonly timers: Timers
  readonly context: () => OverlayContext
  readonly serverNow: () => number
  /** A question is open and wants to be seen. */
  readonly ask: () => void
}

interface Asked {
  readonly entryKey: EntryKey
  readonly absence: Absence
}

/**
 * Asks what to do with time away while a timer runs. One question at a time; it is kept in the ledger,
 * so that it survives a crash, and goes when its timer was stopped elsewhere. It is never answered by
 * itself. Instants are Harvest's clock, as the entry's are.
 */
export class Idle {
  readonly #options: IdleOptions
  #detector: DetectorState = { lastInput: null }
  #asked: Asked | null
  readonly #stops: (() => void)[] = []

  constructor(options: IdleOptions) {
    this.#options = options
    this.#asked = options.ledger.document<Asked>('idle')
  }

  start(): void {
    const { timers, power, store } = this.#options
    const look = (): void => this.#look()
    this.#stops.push(
      timers.every(LOOK_PERIOD, look),
      power.on('resume', look),
      power.on('unlock', look),
      store.subscribe(() => this.#withdrawIfStopped())
    )
    this.#show()
    if (this.#options.store.state.idle) this.#options.ask()
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop()
  }

  /** Carries out an answer; `gone` when nothing is asked any more. */
  answer(decision: IdleDecision): Result<void> {
    const { ledger, view, context, serverNow } = this.#options
    const asked = this.#asked
    const entry = asked && view.entry(asked.entryKey)
    if (!asked || !entry) return fail('gone')
    const intent = planCut(entry, asked.absence, decision, serverNow(), context())
    if (intent) ledger.append([{ entryKey: asked.entryKey, intent }])
    this.#keep(null)
    return ok()
  }

  #look(): void {
    const { timers, power, store } = this.#options
    const { enabled, thresholdMinutes } = store.state.settings.idle
    const seen = { now: timers.now(), idleSeconds: power.idleSeconds() }
    const { state, absence } = observe(this.#detector, seen, thresholdMinutes * MINUTE)
    this.#detector = state
    if (absence && enabled) this.#notice(absence, thresholdMinutes * MINUTE)
  }

  /** An absence counts from when the timer was started, and only where it is still long enough. */
  #notice(absence: Absence, thresholdMs: number): void {
    const { view, store } = this.#options
    const entry = view.running()
    if (!entry) return
    const offset = store.state.clockOffsetMs
    const startedAt = Date.parse(entry.timerStartedAt ?? '')
    const from = Math.max(absence.from + offset, startedAt)
    const to = absence.to + offset
    if (!(to - from >= thresholdMs)) return
    // a second absence before the first is answered: the older question stays, it is about more time
    if (this.#asked?.entryKey === entry.key && this.#asked.absence.to > startedAt) {
      this.#options.ask()
      return
    }
    this.#keep({ entryKey: entry.key, absence: { from, to } })
    this.#options.ask()
  }

  #keep(asked: Asked | null): void {
    this.#asked = asked
    this.#options.ledger.writeDocument('idle', asked)
    this.#show()
  }

  #show(): void {
    const { view, store, context } = this.#options
    const asked = this.#asked
    const entry = asked && view.entry(asked.entryKey)
    const question = asked && entry?.isRunning ? questionOf(entry, asked.absence, context()) : null
    store.update(setIdle(question))
  }

  #withdrawIfStopped(): void {
    if (!this.#asked) return
    const entry = this.#options.view.entry(this.#asked.entryKey)
    if (!entry?.isRunning) this.#keep(null)
  }
}
