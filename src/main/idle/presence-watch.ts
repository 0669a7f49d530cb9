import type { PowerPort, Timers } from '#main/platform/ports.ts'
import type { ClockInDoubt } from '#main/ledger/operations.ts'
import type { Absence } from '#shared/idle.ts'
import { isSameClock } from './open-question.ts'
import type { KeptPresence, Look, Presence } from './detector.ts'
import { keep, nextLook, observe, takeUp } from './detector.ts'

export interface PresenceWatchOptions {
  readonly power: PowerPort
  readonly timers: Timers
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
  /** The clock that `serverNow` follows, while that is in doubt. */
  readonly doubt?: () => ClockInDoubt | null
  readonly thresholdMs: () => number
  /** The person is back; instants by Harvest's clock. */
  readonly onAbsence: (absence: Absence) => void
  /** Worth writing down, so that the next process can take up from here. */
  readonly onKeep?: (kept: KeptPresence | null) => void
  /** After each look, whatever it found. */
  readonly onLook?: () => void
}

/** Where an earlier process ended; `at`, `back` and `lastInput` are milliseconds since the switch-on. */
interface TakenUp {
  readonly kept: KeptPresence
  readonly at: number
  /** The first sign of the person since then. */
  readonly back: number | null
  /** Where the clock in doubt placed the last input; null where it was taken for none. */
  readonly lastInput: number | null
}

/** While the person works, what is kept on the disk is no older than this. */
const KEEP_PERIOD = 120_000

/**
 * Looks at the computer while somebody wants to know whether the person is there: when the system says
 * that something happened, and otherwise as seldom as the detector allows. Not started, it costs nothing.
 */
export class PresenceWatch {
  readonly #options: PresenceWatchOptions
  readonly #stops: (() => void)[] = []
  #presence: Presence = { kind: 'unknown' }
  #keptAt = Number.NEGATIVE_INFINITY
  /** Where an earlier process ended, while only a clock in doubt tells how long ago that is. */
  #takenUp: TakenUp | null = null
  #stopLooking: () => void = () => {}
  #period = 0
  #stopUnlock: (() => void) | null = null

  constructor(options: PresenceWatchOptions) {
    this.#options = options
  }

  get isOn(): boolean {
    return this.#stops.length > 0
  }

  /** True while the person is away, or may have been since an earlier process ended. */
  get isAway(): boolean {
    return this.#presence.kind === 'away' || this.#isUndecided()
  }

  /** Begins to look, from where an earlier process ended when that is given. */
  start(kept: KeptPresence | null): void {
    if (this.isOn) return
    const { power } = this.#options
    this.#takeUp(kept)
    this.#stops.push(
      power.on('suspend', () => this.#sleep('begins')),
      power.on('resume', () => this.look('ended')),
      power.on('presence', () => this.look()),
      power.on('shutdown', () => this.#sleep())
    )
    this.look()
  }

  /** Looks no more; what is known is forgotten. */
  stop(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#stopLooking()
    this.#stopLooking = () => {}
    this.#period = 0
    this.#followUnlock(false)
    this.#presence = { kind: 'unknown' }
    this.#takenUp = null
    this.#keptAt = Number.NEGATIVE_INFINITY
  }

  /**
   * Harvest has told when the computer was switched on (epoch milliseconds). What an earlier process left
   * is placed anew where a clock in doubt had placed it; an absence that this clock hid is found now.
   */
  clockHeard(switchedOnAt: number): void {
    const takenUp = this.#takenUp
    if (!takenUp) return
    const { kept, at, back, lastInput } = takenUp
    this.#takenUp = null
    const presence = takeUp(kept, at, switchedOnAt)
    if (presence.kind === 'unknown') return
    if (this.#presence.kind !== 'unknown' && this.#presence.lastInput === lastInput) {
      this.#presence = { ...this.#presence, lastInput: presence.lastInput }
      return
    }
    // one that was placed before has been told already, and its end is corrected where it is asked
    if (lastInput !== null || back === null) return
    if (back - presence.lastInput < this.#options.thresholdMs()) return
    const kind = presence.reason ?? 'idle'
    this.#options.onAbsence(this.#byHarvest({ from: presence.lastInput, to: back, kind }))
  }

  /** Looks now; finds nothing new when nothing is new. */
  look(sleep?: Look['sleep']): void {
    if (!this.isOn) return
    const { power, thresholdMs, onAbsence, onLook } = this.#options
    const before = this.#presence
    const look: Look = {
      at: power.uptimeMs(),
      idleMs: power.idleSource() === 'unavailable' ? null : power.idleSeconds() * 1000,
      isLocked: power.isLocked(),
      ...(sleep ? { sleep } : {})
    }
    const { presence, absence } = observe(before, look, thresholdMs())
    this.#presence = presence
    this.#noteReturn(presence)
    const isTold = power.idleSource() !== 'system' && look.idleMs !== null
    this.#schedule(nextLook(presence, look.at, thresholdMs(), isTold))
    this.#followUnlock(presence.kind === 'away')
    if (presence.kind !== before.kind || look.at - this.#keptAt > KEEP_PERIOD) this.keep()
    if (absence) onAbsence(this.#byHarvest(absence))
    onLook?.()
  }

  /** Writes down what is known now. */
  keep(): void {
    const { power, onKeep, doubt } = this.#options
    this.#keptAt = power.uptimeMs()
    const clock = doubt?.() ?? null
    const kept = this.#isUndecided()
      ? (this.#takenUp?.kept ?? null)
      : keep(this.#presence, this.#offset())
    onKeep?.(kept && clock && !this.#isUndecided() ? { ...kept, clock } : kept)
  }

  #takeUp(kept: KeptPresence | null): void {
    const { power, doubt } = this.#options
    const at = power.uptimeMs()
    const clock = doubt?.() ?? null
    const isOurs = kept?.clock !== undefined && isSameClock(kept.clock, clock)
    this.#presence = takeUp(kept, at, isOurs && kept.clock ? kept.clock.taken : this.#offset())
    const lastInput = this.#presence.kind === 'unknown' ? null : this.#presence.lastInput
    this.#takenUp = kept && clock && !isOurs ? { kept, at, back: null, lastInput } : null
  }

  /** True while nobody knows whether the computer was off since an earlier process ended. */
  #isUndecided(): boolean {
    return this.#takenUp !== null && this.#takenUp.lastInput === null
  }

  #noteReturn(presence: Presence): void {
    const takenUp = this.#takenUp
    if (takenUp?.back !== null || presence.kind === 'unknown') return
    this.#takenUp = { ...takenUp, back: Math.max(presence.lastInput, takenUp.at) }
  }

  #sleep(sleep?: Look['sleep']): void {
    this.look(sleep)
    this.keep()
  }

  /** From the clock of the looks to Harvest's. */
  #offset(): number {
    return this.#options.serverNow() - this.#options.power.uptimeMs()
  }

  #byHarvest({ from, to, kind }: Absence): Absence {
    const offset = this.#offset()
    return { from: from + offset, to: to + offset, kind }
  }

  #schedule(period: number): void {
    if (period === this.#period) return
    this.#period = period
    this.#stopLooking()
    this.#stopLooking = this.#options.timers.every(period, () => this.look())
  }

  /** Linux is asked again and again for its lock screen: only while it can tell of the return. */
  #followUnlock(isAway: boolean): void {
    if (isAway === (this.#stopUnlock !== null)) return
    this.#stopUnlock?.()
    this.#stopUnlock = isAway ? this.#options.power.on('unlock', () => this.look()) : null
  }
}
