import { HarvestError } from '#main/harvest/errors.ts'
import type { ListBodies, ListName } from '#main/ledger/stored-documents.ts'
import type { Logger, Timers } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setSync } from '#main/store/transitions.ts'
import type { Company } from '#shared/company.ts'
import type { Person } from '#shared/account.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Failure } from '#shared/failure.ts'
import type { Unreadable } from '#shared/left-out.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { SyncState } from '#shared/sync-state.ts'
import type { Week } from '#shared/time/week.ts'
import { createRemoteTimerNotices } from './pull/remote-timer-notices.ts'
import type { RemoteTimerNotices } from './pull/remote-timer-notices.ts'
import { isDiskTrouble } from './disk-trouble.ts'
import type { LeftOutItems } from './pull/report-left-out.ts'
import { createLeftOutItems } from './pull/report-left-out.ts'
import type { PullOptions } from './pull/pull.ts'
import {
  fill,
  pullAccount,
  pullAssignments,
  pullChanges,
  pullColleagueWeek,
  pullLeftOut,
  pullRunning,
  pullWeek
} from './pull/pull.ts'
import type { PushOptions } from './push/push-options.ts'
import { isOfOneRequest, push } from './push/push.ts'
import { readAndStore } from './pull/read-and-store.ts'
import { RefusedToken } from './refused-token.ts'
import { BLIP, retryDelay } from './sync-schedule.ts'

/** The time between two readings of what changes rarely: assignments and settings of the account. Milliseconds. */
const RARELY = 10 * MINUTE

/** How old the account's settings may be when changes are sent, milliseconds. A pull reads them more often. */
const MOST_ACCOUNT_AGE = 2 * RARELY

/** The number of pushes in a row that leave something to send before everything is read again. */
const MOST_PUSHES = 5

export interface SyncOptions extends Omit<PushOptions, 'now' | 'onSuperseded' | 'readAccount'> {
  readonly store: Store
  readonly timers: Timers
  readonly logger: Logger
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
  /** The weeks that windows show, the current one first. */
  readonly weeks: () => readonly Week[]
  /** The weeks of colleagues that windows show. */
  readonly colleagueWeeks: () => readonly { readonly userId: number; readonly week: Week }[]
  readonly onColleagueWeek: (
    read: { readonly userId: number; readonly week: Week },
    failure: Failure | null
  ) => void
  /** The first day of the entries that the first fill reads. */
  readonly oldest: () => SpentDate
  /** The time between two pulls, milliseconds. */
  readonly period: () => number
  readonly onAccount: (account: { person: Person; company: Company | null }) => void
  /** Called if Harvest refuses the token. */
  readonly onExpired: () => void
  /** Called if Harvest accepts a token again that it had refused. */
  readonly onAccepted: () => void
}

/**
 * Synchronises the ledger with Harvest: one request at a time, changes before readings. An operation that is looked up holds
 * back neither other operations nor readings. The ledger leaves out its entry until the lookup has found it.
 */
export class Sync {
  readonly #options: SyncOptions
  readonly #elsewhere: RemoteTimerNotices
  readonly #leftOut: LeftOutItems
  #wanted: 'nothing' | 'push' | 'pull' = 'nothing'
  #busy: Promise<void> | null = null
  #failures = 0
  #stopped = false
  #rarelyPulledAt = 0
  #accountReadAt = 0
  #pushAgainAt: number | null = null
  #pushes = 0
  #cancelTimer: () => void = () => {}
  #cancelWatch: () => void = () => {}
  #heardAt = 0
  #asked: ((isAnswered: boolean) => void)[] = []
  readonly #token = new RefusedToken()
  #isAskingAgain = false

  constructor(options: SyncOptions) {
    this.#options = options
    this.#elsewhere = createRemoteTimerNotices(options)
    this.#leftOut = createLeftOutItems(options)
  }

  /** Sends pending changes as soon as possible. */
  push(): void {
    if (this.#wanted === 'nothing') this.#wanted = 'push'
    this.#kick()
  }

  /** Sends pending changes and reads again. Settles when that is done or has failed for now. */
  async pull(): Promise<void> {
    this.#wanted = 'pull'
    this.#kick()
    await this.#busy
  }

  /** Reads everything again, also what changes rarely: the ledger has lost its copies. */
  readAgain(): void {
    this.#rarelyPulledAt = 0
    void this.pull()
  }

  /** Reads a list and stores it. An item that cannot be read keeps its last copy. Throws `HarvestError`. */
  readAndStore<Name extends ListName>(
    name: Name,
    list: (onUnreadable: (item: Unreadable) => void) => AsyncIterable<ListBodies[Name][number]>
  ): Promise<ListBodies[Name]> {
    return readAndStore(name, this.#options.ledger, this.#leftOut, list)
  }

  /** The time of Harvest's last response, epoch milliseconds of this computer; 0 for never. */
  get heardAt(): number {
    return this.#heardAt
  }

  /**
   * Reads running and changed entries before anything else. Resolves to true when they are in the ledger, and to false if
   * that fails or takes longer than `ms` milliseconds.
   */
  ask(ms: number): Promise<boolean> {
    if (this.#stopped || this.#token.isRefused) return Promise.resolve(false)
    const answer = new Promise<boolean>((resolve) => {
      const cancel = this.#options.timers.after(ms, () => resolve(false))
      this.#asked.push((isAnswered) => {
        cancel()
        resolve(isAnswered)
      })
    })
    if (this.#wanted === 'nothing') this.#wanted = 'push'
    this.#kick()
    return answer
  }

  /**
   * Tries a refused token again. `focused`: the user came back to a window or to the computer; `passing`: time has passed.
   * Does nothing if the token was not refused, or right after a refusal.
   */
  askAgain(why: 'focused' | 'passing'): void {
    const now = this.#options.timers.now()
    const isTime = why === 'focused' ? this.#token.mayAsk(now) : this.#token.isDue(now)
    if (!isTime) return
    this.#isAskingAgain = true
    void this.pull()
  }

  /** Stores that Harvest has responded. */
  heard(): void {
    this.#heardAt = this.#options.timers.now()
  }

  /** Shows that Harvest accepts no requests until an instant (epoch milliseconds of this computer), or again (null). */
  limited(until: number | null): void {
    const { timers, serverNow } = this.#options
    const nextAttemptAt = until === null ? null : until + serverNow() - timers.now()
    this.#report(
      nextAttemptAt === null ? { nextAttemptAt } : { status: 'rate-limited', nextAttemptAt }
    )
  }

  /** Ends the rounds. Settles when the request under way is over. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancelTimer()
    this.#cancelWatch()
    this.#settleAsked(false)
    await this.#busy
  }

  #kick(): void {
    if (this.#busy || this.#stopped || this.#isHeldBack) return
    this.#cancelTimer()
    // in a turn of its own, because the first write of a round requests a push again
    this.#busy = Promise.resolve()
      .then(() => this.#rounds())
      .finally(() => {
        this.#busy = null
        this.#cancelWatch()
        if (!this.#stopped) this.#schedule()
      })
  }

  /** True while the token is refused and is not being tried again. */
  get #isHeldBack(): boolean {
    return this.#token.isRefused && !this.#isAskingAgain
  }

  async #rounds(): Promise<void> {
    while (this.#wanted !== 'nothing' && !this.#stopped) {
      const wanted = this.#isPullStarved() ? 'pull' : this.#wanted
      this.#wanted = 'nothing'
      try {
        if (this.#options.store.state.sync.lastPulledAt === null)
          this.#report({ status: 'syncing' })
        this.#watchForSilence()
        if (this.#token.isRefused) await this.#tryToken()
        await this.#answerAsked()
        const trouble = await this.#push().catch(troubleOfOne)
        if (wanted === 'pull') await this.#pull()
        if (trouble) throw trouble
        this.#failures = 0
        this.#report({ status: 'up-to-date', trouble: null, nextAttemptAt: null })
      } catch (error) {
        this.#failures += 1
        this.#settleAsked(false)
        this.#takeTrouble(error)
        return
      }
    }
  }

  /** Reads the user of the token before anything else is sent with it. Throws `HarvestError`. */
  async #tryToken(): Promise<void> {
    this.#isAskingAgain = false
    await this.#readAccount()
    this.#token.accept()
    this.#options.onAccepted()
  }

  /** True if many pushes followed each other and nothing was read in between. */
  #isPullStarved(): boolean {
    this.#pushes += 1
    return this.#pushes > MOST_PUSHES && this.#pushAgainAt !== null
  }

  async #answerAsked(): Promise<void> {
    if (this.#asked.length === 0) return
    const options = this.#pullOptions()
    const userId = this.#options.context().user.id
    await Promise.all([pullRunning(options, userId), pullChanges(options, userId)])
    this.#settleAsked(true)
  }

  #settleAsked(isAnswered: boolean): void {
    for (const settle of this.#asked.splice(0)) settle(isAnswered)
  }

  async #push(): Promise<void> {
    await this.#readOldAccount()
    this.#pushAgainAt = null
    this.#pushAgainAt = await push({
      ...this.#options,
      now: this.#options.serverNow,
      readAccount: () => this.#readAccount(),
      onSuperseded: this.#elsewhere.stopped,
      onDeleted: this.#elsewhere.deleted
    })
  }

  async #pull(): Promise<void> {
    this.#pushes = 0
    const { timers, weeks, context, store } = this.#options
    const beganAt = timers.now()
    const options = this.#pullOptions()
    if (timers.now() - this.#rarelyPulledAt > RARELY || timers.now() < this.#rarelyPulledAt) {
      await this.#readAccount()
      await pullAssignments(options)
      await pullLeftOut(options)
      this.#rarelyPulledAt = timers.now()
    }
    const userId = context().user.id
    await this.#answerAsked()
    for (const week of weeks()) await pullWeek(options, userId, week)
    await pullRunning(options, userId)
    await pullChanges(options, userId)
    await this.#answerAsked()
    await this.#pullColleagues(options)
    // a change that reached Harvest during the pull may be missing from it
    store.update(setSync({ lastPulledAt: beganAt }))
    await this.#fill(options, userId)
  }

  async #readAccount(): Promise<void> {
    const { context, onAccount } = this.#options
    onAccount(await pullAccount(this.#pullOptions(), context().user.id))
    this.#accountReadAt = this.#options.timers.now()
  }

  /**
   * Reads the account before changes are sent if that was done long ago: the timer mode and the profile's zone
   * decide what is sent. Trouble with this request alone does not hold the changes back.
   * @throws HarvestError when Harvest cannot be reached.
   */
  async #readOldAccount(): Promise<void> {
    const { ledger, timers } = this.#options
    const age = timers.now() - this.#accountReadAt
    if (ledger.operations().length === 0 || (age >= 0 && age <= MOST_ACCOUNT_AGE)) return
    await this.#readAccount().catch(troubleOfOne)
  }

  async #pullColleagues(options: PullOptions): Promise<void> {
    const { colleagueWeeks, onColleagueWeek } = this.#options
    for (const read of colleagueWeeks())
      onColleagueWeek(read, await pullColleagueWeek(options, read.userId, read.week))
  }

  async #fill(options: PullOptions, userId: number): Promise<void> {
    const { weeks, oldest } = this.#options
    const [before] = weeks()
    if (!before) return
    await fill(
      {
        ...options,
        from: oldest(),
        before,
        onProgress: (progress) => this.#report({ progress }),
        between: async () => {
          if (this.#stopped) throw new StoppedError()
          await this.#answerAsked()
          if (this.#wanted === 'nothing') return
          await this.#push()
          if (this.#wanted === 'push') this.#wanted = 'nothing'
        }
      },
      userId
    )
  }

  #pullOptions(): PullOptions {
    const { client, ledger, timers, serverNow } = this.#options
    const pause = () => new Promise<void>((resolve) => void timers.after(0, resolve))
    const { take } = this.#elsewhere
    return {
      client,
      ledger,
      now: () => timers.now(),
      serverNow,
      take,
      pause,
      leftOut: this.#leftOut
    }
  }

  #schedule(): void {
    if (this.#token.isRefused) return this.#cancelTimer()
    const { timers, serverNow } = this.#options
    const period = this.#options.period()
    const again =
      this.#pushAgainAt === null ? period : Math.max(0, this.#pushAgainAt - serverNow()) + 50
    const isPush = this.#failures === 0 && again < period
    const delay = this.#failures > 0 ? retryDelay(this.#failures) : Math.min(again, period)
    this.#cancelTimer()
    this.#report({ nextAttemptAt: this.#failures > 0 ? serverNow() + delay : null })
    this.#cancelTimer = timers.after(delay, () => (isPush ? this.push() : void this.pull()))
  }

  /** Shows `offline` if nothing has come from Harvest for a few seconds: a dead connection does not fail. */
  #watchForSilence(): void {
    const { timers } = this.#options
    this.#cancelWatch()
    const since = timers.now()
    this.#cancelWatch = timers.after(BLIP + 1000, () => {
      if (this.#stopped || !this.#busy) return
      const isWaiting = this.#options.store.state.sync.status === 'rate-limited'
      if (this.#heardAt < since && !isWaiting) this.#report({ status: 'offline' })
      this.#watchForSilence()
    })
  }

  #takeTrouble(error: unknown): void {
    const { logger, onExpired } = this.#options
    if (error instanceof StoppedError) return
    if (!(error instanceof HarvestError)) {
      logger.error('sync failed', error)
      const kind = isDiskTrouble(error) ? 'disk' : 'internal'
      this.#report({ status: 'server-trouble', trouble: { kind } })
      return
    }
    logger.warn('sync interrupted', { kind: error.kind, status: error.status })
    if (error.kind === 'invalid-token') {
      this.#token.refuse(this.#options.timers.now())
      this.#report({ nextAttemptAt: null })
      onExpired()
    }
    const trouble = error.toFailure()
    // the first failure is not shown, because the next attempt follows soon
    const isBlip = error.kind === 'offline' && this.#failures < 2
    this.#report(isBlip ? { trouble } : { status: statusOf(error), trouble })
  }

  #report(change: Partial<SyncState>): void {
    this.#options.store.update(setSync(change))
  }
}

/** Thrown to end a round because the account is closed. */
class StoppedError extends Error {}

/** Returns an error about one change, so that the round continues with reading. Throws every other error. */
function troubleOfOne(error: unknown): HarvestError {
  if (error instanceof HarvestError && isOfOneRequest(error)) return error
  throw error
}

function statusOf({ kind }: HarvestError): SyncState['status'] {
  if (kind === 'offline' || kind === 'rate-limited') return kind
  return kind === 'invalid-token' ? 'up-to-date' : 'server-trouble'
}
