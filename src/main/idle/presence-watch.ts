import type { AccountContext } from '#main/account/account-context.ts'
import { MINUTE, SECOND } from '#shared/durations.ts'
import type { Absence } from '#shared/absence.ts'
import { isSameClock } from './open-question.ts'
import type { Presence, PresenceSample, SavedPresence } from './detector.ts'
import { nextSampleIn, observe, restoredPresence, savedPresence } from './detector.ts'

/** The parts of an account that the watch works with. */
export type WatchedAccount = Pick<AccountContext, 'store' | 'power' | 'timers' | 'now' | 'doubt'>

/** Called with the results of the samples. */
export interface PresenceListeners {
  /** The user is back after an absence; instants by Harvest's clock. */
  readonly onAbsence: (absence: Absence) => void
  /** Stores the presence, so that the next process can continue from here. */
  readonly onSave?: (saved: SavedPresence | null) => void
  /** Called after every sample. */
  readonly onSample?: () => void
}

/**
 * The presence that an earlier process saved by a clock in doubt. It is placed again when Harvest's clock is known.
 * `at`, `returnedAt` and `lastInput` are milliseconds since the computer was switched on.
 */
interface RestoredInDoubt {
  readonly saved: SavedPresence
  readonly at: number
  /** The first input since; null before it. */
  readonly returnedAt: number | null
  /** The last input of the earlier process by the clock in doubt; null if that clock shows no absence. */
  readonly lastInput: number | null
}

/** While the user works, the stored presence is no older than this. */
const SAVE_PERIOD = 2 * MINUTE

/**
 * Samples whether the user is present: after every event of the system, and otherwise as rarely as the detector allows.
 * Does nothing until it is started.
 */
export class PresenceWatch {
  readonly #account: WatchedAccount
  readonly #listeners: PresenceListeners
  readonly #stops: (() => void)[] = []
  #presence: Presence = { kind: 'unknown' }
  #savedAt = Number.NEGATIVE_INFINITY
  #restored: RestoredInDoubt | null = null
  #cancelTimer: () => void = () => {}
  #period = 0
  #stopUnlock: (() => void) | null = null

  constructor(account: WatchedAccount, listeners: PresenceListeners) {
    this.#account = account
    this.#listeners = listeners
  }

  get isOn(): boolean {
    return this.#stops.length > 0
  }

  /** True if the user is away, or may have been away since an earlier process ended. */
  get isAway(): boolean {
    return this.#presence.kind === 'away' || this.#isUndecided()
  }

  /** Starts to sample. With a saved presence, continues where an earlier process ended. */
  start(saved: SavedPresence | null): void {
    if (this.isOn) return
    const { power } = this.#account
    this.#restore(saved)
    this.#stops.push(
      power.on('suspend', () => this.#sampleAndSave('begins')),
      power.on('resume', () => this.sample('ended')),
      power.on('presence', () => this.sample()),
      power.on('shutdown', () => this.#sampleAndSave())
    )
    this.sample()
  }

  /** Stops sampling and discards the presence. */
  stop(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#cancelTimer()
    this.#cancelTimer = () => {}
    this.#period = 0
    this.#followUnlock(false)
    this.#presence = { kind: 'unknown' }
    this.#restored = null
    this.#savedAt = Number.NEGATIVE_INFINITY
  }

  /**
   * Corrects the presence of an earlier process that a clock in doubt had placed, and reports an absence that this
   * clock had hidden. `switchedOnAt`: when the computer was switched on, epoch milliseconds by Harvest's clock.
   */
  clockHeard(switchedOnAt: number): void {
    const restored = this.#restored
    if (!restored) return
    const { saved, at, returnedAt, lastInput } = restored
    this.#restored = null
    const presence = restoredPresence(saved, at, switchedOnAt)
    if (presence.kind === 'unknown') return
    if (this.#presence.kind !== 'unknown' && this.#presence.lastInput === lastInput) {
      this.#presence = { ...this.#presence, lastInput: presence.lastInput }
      return
    }
    // an absence that was visible before has been reported already; the open question corrects its instants
    if (lastInput !== null || returnedAt === null) return
    if (returnedAt - presence.lastInput < this.#thresholdMs()) return
    this.#listeners.onAbsence(
      this.#byHarvestsClock({
        from: presence.lastInput,
        to: returnedAt,
        kind: presence.reason ?? 'idle'
      })
    )
  }

  /** Takes a sample now. */
  sample(sleep?: PresenceSample['sleep']): void {
    if (!this.isOn) return
    const { power } = this.#account
    const thresholdMs = this.#thresholdMs()
    const before = this.#presence
    const sample: PresenceSample = {
      at: power.uptimeMs(),
      idleMs: power.idleSource() === 'unavailable' ? null : power.idleSeconds() * SECOND,
      isLocked: power.isLocked(),
      ...(sleep ? { sleep } : {})
    }
    const { presence, absence } = observe(before, sample, thresholdMs)
    this.#presence = presence
    this.#noteReturn(presence)
    const isReported = power.idleSource() !== 'system' && sample.idleMs !== null
    this.#schedule(nextSampleIn(presence, sample.at, thresholdMs, isReported))
    this.#followUnlock(presence.kind === 'away')
    const isOutdated = sample.at - this.#savedAt > SAVE_PERIOD
    if (presence.kind !== before.kind || isOutdated) this.save()
    if (absence) this.#listeners.onAbsence(this.#byHarvestsClock(absence))
    this.#listeners.onSample?.()
  }

  /** Stores the presence now. */
  save(): void {
    const { power, doubt } = this.#account
    this.#savedAt = power.uptimeMs()
    const clock = doubt()
    const saved = this.#isUndecided()
      ? (this.#restored?.saved ?? null)
      : savedPresence(this.#presence, this.#offset())
    this.#listeners.onSave?.(saved && clock && !this.#isUndecided() ? { ...saved, clock } : saved)
  }

  #thresholdMs(): number {
    return this.#account.store.state.settings.idle.thresholdMinutes * MINUTE
  }

  #restore(saved: SavedPresence | null): void {
    const { power, doubt } = this.#account
    const at = power.uptimeMs()
    const clock = doubt()
    const isOurs = saved?.clock !== undefined && isSameClock(saved.clock, clock)
    const offset = isOurs && saved.clock ? saved.clock.taken : this.#offset()
    this.#presence = restoredPresence(saved, at, offset)
    const lastInput = this.#presence.kind === 'unknown' ? null : this.#presence.lastInput
    this.#restored = saved && clock && !isOurs ? { saved, at, returnedAt: null, lastInput } : null
  }

  /** True if it is not known yet whether the computer was off since an earlier process ended. */
  #isUndecided(): boolean {
    return this.#restored !== null && this.#restored.lastInput === null
  }

  #noteReturn(presence: Presence): void {
    const restored = this.#restored
    if (restored?.returnedAt !== null || presence.kind === 'unknown') return
    this.#restored = { ...restored, returnedAt: Math.max(presence.lastInput, restored.at) }
  }

  #sampleAndSave(sleep?: PresenceSample['sleep']): void {
    this.sample(sleep)
    this.save()
  }

  /** Harvest's clock minus the clock of the samples, milliseconds. */
  #offset(): number {
    return this.#account.now() - this.#account.power.uptimeMs()
  }

  #byHarvestsClock({ from, to, kind }: Absence): Absence {
    const offset = this.#offset()
    return { from: from + offset, to: to + offset, kind }
  }

  #schedule(period: number): void {
    if (period === this.#period) return
    this.#period = period
    this.#cancelTimer()
    this.#cancelTimer = this.#account.timers.every(period, () => this.sample())
  }

  /** Listens for the unlock only while the user is away: on Linux the lock screen has to be polled. */
  #followUnlock(isAway: boolean): void {
    if (isAway === (this.#stopUnlock !== null)) return
    this.#stopUnlock?.()
    this.#stopUnlock = isAway ? this.#account.power.on('unlock', () => this.sample()) : null
  }
}
