import type { PowerPort, Timers } from '#main/platform/ports.ts'
import type { Absence } from '#shared/idle.ts'
import type { KeptPresence, Look, Presence } from './detector.ts'
import { keep, nextLook, observe, takeUp } from './detector.ts'

export interface PresenceWatchOptions {
  readonly power: PowerPort
  readonly timers: Timers
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
  readonly thresholdMs: () => number
  /** The person is back; instants by Harvest's clock. */
  readonly onAbsence: (absence: Absence) => void
  /** Worth writing down, so that the next process can take up from here. */
  readonly onKeep?: (kept: KeptPresence | null) => void
  /** After each look, whatever it found. */
  readonly onLook?: () => void
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
  #stopLooking: () => void = () => {}
  #period = 0
  #stopUnlock: (() => void) | null = null

  constructor(options: PresenceWatchOptions) {
    this.#options = options
  }

  get isOn(): boolean {
    return this.#stops.length > 0
  }

  get isAway(): boolean {
    return this.#presence.kind === 'away'
  }

  /** Begins to look, from where an earlier process ended when that is given. */
  start(kept: KeptPresence | null): void {
    if (this.isOn) return
    const { power } = this.#options
    this.#presence = takeUp(kept, power.uptimeMs(), this.#offset())
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
    this.#keptAt = Number.NEGATIVE_INFINITY
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
    const isTold = power.idleSource() !== 'system' && look.idleMs !== null
    this.#schedule(nextLook(presence, look.at, thresholdMs(), isTold))
    this.#followUnlock(presence.kind === 'away')
    if (presence.kind !== before.kind || look.at - this.#keptAt > KEEP_PERIOD) this.keep()
    if (absence) onAbsence(this.#byHarvest(absence))
    onLook?.()
  }

  /** Writes down what is known now. */
  keep(): void {
    const { power, onKeep } = this.#options
    this.#keptAt = power.uptimeMs()
    onKeep?.(keep(this.#presence, this.#offset()))
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
