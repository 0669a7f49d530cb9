import type { HarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { Logger, Timers } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setSync } from '#main/store/transitions.ts'
import type { Company } from '#shared/company.ts'
import type { Person } from '#shared/account.ts'
import type { SyncState } from '#shared/state.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Week } from '#shared/week.ts'
import { pullAccount, pullAssignments, pullRunning, pullWeek } from './pull.ts'
import { push } from './push.ts'
import { PULL_PERIOD, retryDelay } from './schedule.ts'

/** How long what changes rarely (assignments, the account's settings) is taken for true. */
const RARELY = 10 * MINUTE

export interface SyncOptions {
  readonly client: HarvestClient
  readonly ledger: Ledger
  readonly store: Store
  readonly timers: Timers
  readonly logger: Logger
  readonly context: () => OverlayContext
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
  /** The weeks somebody looks at, the current one first. */
  readonly weeks: () => readonly Week[]
  /** Weeks read once, for the recents. */
  readonly history: () => readonly Week[]
  readonly onAccount: (account: { person: Person; company: Company }) => void
  readonly onExpired: () => void
}

/**
 * Keeps ledger and Harvest the same: one thing at a time, changes before reading. Reading never starts
 * while a change is of unknown outcome, so that a created entry cannot come in as a stranger's.
 */
export class Sync {
  readonly #options: SyncOptions
  #wanted: 'nothing' | 'push' | 'pull' = 'nothing'
  #busy: Promise<void> | null = null
  #failures = 0
  #stopped = false
  #rarelyPulledAt = 0
  #historyPulled = false
  #cancelTimer: () => void = () => {}

  constructor(options: SyncOptions) {
    this.#options = options
  }

  /** Sends what waits as soon as possible. */
  push(): void {
    if (this.#wanted === 'nothing') this.#wanted = 'push'
    this.#kick()
  }

  /** Sends what waits and reads again; settles when that is done or has failed for now. */
  async pull(): Promise<void> {
    this.#wanted = 'pull'
    this.#kick()
    await this.#busy
  }

  /** Reads assignments and the account's settings again with the next pull. */
  expectChanges(): void {
    this.#rarelyPulledAt = 0
  }

  /** Ends the rounds; settles when the request under way is over. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancelTimer()
    await this.#busy
  }

  #kick(): void {
    if (this.#busy || this.#stopped) return
    this.#cancelTimer()
    // in a turn of its own: the first write of a round asks for a push again
    this.#busy = Promise.resolve()
      .then(() => this.#rounds())
      .finally(() => {
        this.#busy = null
        if (!this.#stopped) this.#schedule()
      })
  }

  async #rounds(): Promise<void> {
    while (this.#wanted !== 'nothing' && !this.#stopped) {
      const wanted = this.#wanted
      this.#wanted = 'nothing'
      try {
        if (this.#options.store.state.sync.lastPulledAt === null)
          this.#report({ status: 'syncing' })
        await push({ ...this.#options, now: this.#options.serverNow })
        if (wanted === 'pull') await this.#pull()
        this.#failures = 0
        this.#report({ status: 'up-to-date' })
      } catch (error) {
        this.#failures += 1
        this.#takeTrouble(error)
        return
      }
    }
  }

  async #pull(): Promise<void> {
    const { ledger, client, timers, weeks, history, onAccount, context, store } = this.#options
    const pull = { client, ledger, now: () => timers.now() }
    if (timers.now() - this.#rarelyPulledAt > RARELY) {
      onAccount(await pullAccount(pull))
      await pullAssignments(pull)
      this.#rarelyPulledAt = timers.now()
    }
    const userId = context().user.id
    for (const week of weeks()) await pullWeek(pull, userId, week)
    await pullRunning(pull, userId)
    store.update(setSync({ lastPulledAt: timers.now() }))
    if (this.#historyPulled) return
    this.#historyPulled = true
    for (const week of history()) await pullWeek(pull, userId, week)
  }

  #schedule(): void {
    const { timers } = this.#options
    const delay = this.#failures === 0 ? PULL_PERIOD : retryDelay(this.#failures)
    this.#cancelTimer()
    this.#cancelTimer = timers.after(delay, () => void this.pull())
  }

  #takeTrouble(error: unknown): void {
    const { logger, onExpired } = this.#options
    if (!(error instanceof HarvestError)) {
      logger.error('sync failed', error)
      this.#report({ status: 'server-trouble' })
      return
    }
    logger.warn('sync interrupted', { kind: error.kind, status: error.status })
    if (error.kind === 'invalid-token') {
      // only a new token helps, and with it comes a new Sync
      this.#stopped = true
      onExpired()
    }
    this.#report({ status: statusOf(error) })
  }

  #report(change: Partial<SyncState>): void {
    this.#options.store.update(setSync(change))
  }
}

function statusOf({ kind }: HarvestError): SyncState['status'] {
  if (kind === 'offline' || kind === 'rate-limited') return kind
  return kind === 'invalid-token' ? 'up-to-date' : 'server-trouble'
}
