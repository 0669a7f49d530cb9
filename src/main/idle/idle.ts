import type { Ledger } from '#main/ledger/ledger.ts'
import type { ClockInDoubt, NewOperation } from '#main/ledger/operations.ts'
import { insteadOfRefusedEnd } from '#main/ledger/refused-end.ts'
import { hoursWhenStopped } from '#main/ledger/stop-intent.ts'
import type { LedgerView } from '#main/ledger/entry-view.ts'
import type { PowerPort, Timers } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setIdle } from '#main/store/transitions.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Absence, IdleAnswer, IdleDecision, IdleRule } from '#shared/idle.ts'
import type { SyncState } from '#shared/sync-state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { Asked, IdleDocument } from './open-question.ts'
import {
  askableAbsences,
  correctedQuestion,
  readDocument,
  takenUpQuestion,
  whileRunning,
  withAbsence
} from './open-question.ts'
import type { CutContext } from './cut-plan.ts'
import { planCut, questionOf } from './cut-plan.ts'
import type { KeptPresence } from './detector.ts'
import { PresenceWatch } from './presence-watch.ts'
import type { Automatic } from './rules.ts'
import { automaticAnswer, ruleOf } from './rules.ts'

/** States of the connection in which a rule may wait for long. */
const UNREACHABLE: ReadonlySet<SyncState['status']> = new Set(['offline', 'server-trouble'])

/** What was done without asking, for the sentence that says so. */
export interface Acted {
  readonly entry: TimeEntry
  readonly decision: IdleDecision
  readonly absences: readonly Absence[]
}

export interface IdleOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly store: Store
  readonly power: PowerPort
  readonly timers: Timers
  readonly context: () => CutContext
  readonly serverNow: () => number
  /** The clock that `serverNow` follows, while that is in doubt. */
  readonly doubt: () => ClockInDoubt | null
  /** A question is open and wants to be seen. */
  readonly ask: () => void
  /** A rule or a choice of the settings answered instead. */
  readonly acted: (acted: Acted) => void
  /** The person wants the same answer from now on. */
  readonly remember: (rule: IdleRule) => void
  /** Reads from Harvest: a rule must not act on what was known before the return. */
  readonly refresh: () => void
  /** Takes back the command an operation belongs to. */
  readonly undo: (operationId: string) => Result<void>
}

/**
 * Asks what to do with time away while a timer runs. One question at a time, about everything that is
 * not answered yet; it is kept in the ledger, so that it survives a crash, and goes when its timer was
 * stopped elsewhere. It is never answered by itself but by rules of the person's own, and those say so.
 * Instants are Harvest's clock, as the entry's are.
 */
export class Idle {
  readonly #options: IdleOptions
  readonly #watch: PresenceWatch
  #asked: Asked | null
  #presence: KeptPresence | null
  /** The operation of what was last done without asking. */
  #done: string | null = null
  /** An answer given in advance waits for Harvest; the question is hidden meanwhile, or shown as waiting. */
  #waiting: 'hidden' | 'shown' | null = null
  #isShuttingDown = false
  /** The last pull before the last absence was noticed. A rule waits for a later one. */
  #pulledBefore: number | null = null
  readonly #stops: (() => void)[] = []

  constructor(options: IdleOptions) {
    this.#options = options
    const { power, timers, serverNow, doubt } = options
    const { asked, presence } = readDocument(options.ledger.document('idle'))
    this.#asked = asked && takenUpQuestion(asked, doubt())
    this.#presence = presence
    this.#watch = new PresenceWatch({
      power,
      timers,
      serverNow,
      doubt,
      thresholdMs: () => this.#thresholdMs(),
      onAbsence: (absence) => this.#notice(absence),
      onKeep: (kept) => this.#write({ presence: kept })
    })
  }

  start(): void {
    const { store, power } = this.#options
    this.#stops.push(
      store.subscribe(() => this.#follow()),
      power.on('shutdown', () => this.#shutDown())
    )
    this.#show()
    this.#follow()
    if (store.state.idle) this.#options.ask()
  }

  /** Ends on purpose: what happens until the next start is not time away, unless the person is away now. */
  stop(): void {
    for (const stop of this.#stops.splice(0)) stop()
    if (!this.#watch.isOn) return
    this.#watch.look()
    if (this.#watch.isAway || this.#isShuttingDown) this.#watch.keep()
    else this.#write({ presence: null })
    this.#watch.stop()
  }

  /** Looks whether the person is back; a window in focus is a good moment for it. */
  look(): void {
    this.#watch.look()
  }

  /**
   * Harvest has told when the computer was switched on (epoch milliseconds): the open question, and the
   * absence that a clock in doubt hid, get the instants that they really had.
   */
  clockHeard(switchedOnAt: number): void {
    this.#watch.clockHeard(switchedOnAt)
    const asked = this.#asked
    const corrected = asked && correctedQuestion(asked, switchedOnAt)
    if (!corrected || corrected === asked) return
    const shown = this.#options.store.state.idle
    const startedAt = Date.parse(this.#options.view.entry(corrected.entryKey)?.timerStartedAt ?? '')
    const isLong = whileRunning(corrected.absences, startedAt, this.#thresholdMs()).length > 0
    this.#keep(isLong ? corrected : null)
    this.#decide()
    const { idle } = this.#options.store.state
    if (idle && !this.#waiting && idle.minutes !== shown?.minutes) this.#options.ask()
  }

  /** Carries out an answer, all of it or nothing; `gone` when nothing is asked any more. */
  answer(answer: IdleAnswer): Result<void> {
    const { view, context, serverNow, remember } = this.#options
    const asked = this.#asked
    const entry = asked && view.entry(asked.entryKey)
    if (!asked || !entry?.isRunning) return fail('gone')
    const intent = planCut(entry, this.#absencesOf(asked, entry), answer, serverNow(), context())
    if (typeof intent === 'string') return fail(intent)
    if (intent) this.#append({ entryKey: asked.entryKey, intent })
    this.#keep(null)
    if (answer.remember)
      remember(ruleOf(crypto.randomUUID(), answer.decision, answer.remember, entry))
    return ok()
  }

  /** Takes back what was last done without asking, as a whole; `gone` when there is no such thing. */
  undo(): Result<void> {
    const done = this.#done
    this.#done = null
    return done === null ? fail('gone') : this.#options.undo(done)
  }

  #thresholdMs(): number {
    return this.#options.store.state.settings.idle.thresholdMinutes * MINUTE
  }

  /** Looks only while there is something to ask about. */
  #follow(): void {
    const { settings, running } = this.#options.store.state
    this.#withdrawIfStopped()
    const isWanted = settings.idle.enabled && running !== null
    if (this.#waiting) this.#decide()
    if (isWanted === this.#watch.isOn) return
    if (!isWanted) {
      this.#watch.stop()
      this.#write({ presence: null })
      return
    }
    const kept = this.#presence
    this.#presence = null
    this.#watch.start(kept)
  }

  #notice(found: Absence): void {
    const entry = this.#options.view.running()
    if (!entry) return
    const startedAt = Date.parse(entry.timerStartedAt ?? '')
    const clock = this.#options.doubt()
    // by a clock in doubt it may seem to lie before the timer began: it is kept until Harvest is heard
    const [absence] = clock
      ? [{ ...found, clock }]
      : whileRunning([found], startedAt, this.#thresholdMs())
    if (!absence) return
    const before = this.#asked?.entryKey === entry.key ? this.#asked.absences : []
    this.#keep({ entryKey: entry.key, absences: withAbsence(before, absence) })
    this.#pulledBefore = this.#options.store.state.sync.lastPulledAt
    this.#decide()
    if (this.#waiting) this.#options.refresh()
    if (this.#options.store.state.idle && !this.#waiting) this.#options.ask()
  }

  /**
   * Gives the answer the person gave in advance, once Harvest has told after the return that the timer
   * still runs. Until then the question is hidden; where Harvest cannot be reached it says that it waits.
   */
  #decide(): void {
    const { store, ask, doubt } = this.#options
    const { lastPulledAt, status } = store.state.sync
    const found = this.#foundAnswer()
    const isHeard = lastPulledAt !== this.#pulledBefore && doubt() === null
    const before = this.#waiting
    this.#waiting = found && !isHeard ? (UNREACHABLE.has(status) ? 'shown' : 'hidden') : null
    if (found && isHeard) return this.#act(found.entry, found.absence, found.automatic)
    if (this.#waiting === before) return
    this.#show()
    if (this.#waiting === 'shown') ask()
  }

  #foundAnswer() {
    const { view, store, context } = this.#options
    const asked = this.#asked
    const entry = asked && view.entry(asked.entryKey)
    const [absence, ...others] = asked && entry ? this.#absencesOf(asked, entry) : []
    if (!entry || !absence || others.length > 0) return null
    const { away } = store.state.settings
    const automatic = automaticAnswer(entry, absence, away, context().timeZone)
    return automatic && { entry, absence, automatic }
  }

  #act(entry: TimeEntry, absence: Absence, { decision, stopsThere }: Automatic): void {
    const { context, serverNow, acted } = this.#options
    const now = serverNow()
    const spans = stopsThere ? [{ from: absence.from, to: now }] : [absence]
    const planned = planCut(entry, spans, { decision }, now, context())
    this.#keep(null)
    if (planned === null || typeof planned === 'string') return
    const intent = { ...planned, cut: { ...planned.cut, isByRule: true } }
    this.#done = this.#append({ entryKey: entry.key, intent })
    acted({ entry, decision, absences: [absence] })
  }

  /** The process may end any moment: what is journaled now is sent at the next start, with this time. */
  #shutDown(): void {
    this.#isShuttingDown = true
    const { view, context, serverNow, store } = this.#options
    const entry = view.running()
    if (!entry || store.state.settings.away.onShutdown !== 'stop') return
    const stoppedAt = serverNow()
    const hours = hoursWhenStopped(entry, stoppedAt, context())
    this.#append({ entryKey: entry.key, intent: { kind: 'stop', stoppedAt, hours } })
  }

  /** Journals what ends or cuts the timer. Returns the operation's id, null if it replaces a refused one. */
  #append(operation: NewOperation): string | null {
    const { ledger } = this.#options
    const [id] = ledger.append([insteadOfRefusedEnd(operation, ledger.operations())])
    return id === undefined || id === '' ? null : id
  }

  #absencesOf({ absences }: Asked, entry: TimeEntry): readonly Absence[] {
    return askableAbsences(absences, Date.parse(entry.timerStartedAt ?? ''))
  }

  #keep(asked: Asked | null): void {
    this.#asked = asked
    this.#write({ asked })
    this.#show()
  }

  #write(change: Partial<IdleDocument>): void {
    const { ledger } = this.#options
    ledger.writeDocument('idle', { ...readDocument(ledger.document('idle')), ...change })
  }

  #show(): void {
    const { view, store, context } = this.#options
    const asked = this.#asked
    const entry = asked && view.entry(asked.entryKey)
    const absences = asked && entry?.isRunning ? this.#absencesOf(asked, entry) : []
    const [first] = absences
    const isHidden = this.#waiting === 'hidden'
    const isAsked = entry && first && !isHidden
    const question = isAsked ? questionOf(entry, absences, context()) : null
    const awaits = this.#waiting === 'shown' ? { awaitsHarvest: true } : {}
    store.update(setIdle(question && { ...question, ...awaits }, isHidden))
  }

  #withdrawIfStopped(): void {
    if (!this.#asked) return
    const entry = this.#options.view.entry(this.#asked.entryKey)
    if (!entry?.isRunning) this.#keep(null)
  }
}
