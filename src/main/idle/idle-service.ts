import type { AccountContext } from '#main/account/account-context.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import { insteadOfRefusedEnd } from '#main/ledger/refused-end.ts'
import { stopOperation } from '#main/ledger/stop-intent.ts'
import { setIdle } from '#main/store/transitions.ts'
import { MINUTE } from '#shared/durations.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Absence, IdleAnswer, IdleDecision, IdleRule } from '#shared/absence.ts'
import { findWork, isBillable } from '#shared/project-assignment.ts'
import type { SyncState } from '#shared/sync-state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { CutContext } from './cut-plan.ts'
import { planIdleCut, questionOf } from './cut-plan.ts'
import type { SavedPresence } from './detector.ts'
import type { IdleDocument, OpenIdleQuestion } from './open-question.ts'
import {
  askableAbsences,
  correctedQuestion,
  readIdleDocument,
  restoredQuestion,
  whileRunning,
  withAbsence
} from './open-question.ts'
import { PresenceWatch } from './presence-watch.ts'
import type { AutomaticDecision } from './rules.ts'
import { automaticAnswer, ruleOf } from './rules.ts'

/** States of the connection in which a rule may wait for long. */
const UNREACHABLE: ReadonlySet<SyncState['status']> = new Set(['offline', 'server-trouble'])

/** An answer that a rule or a setting gave. */
export interface AutomaticAnswer {
  readonly entry: TimeEntry
  readonly decision: IdleDecision
  readonly absences: readonly Absence[]
}

/** The effects that the idle question has outside the ledger and the state. */
export interface IdleEffects {
  /** Shows the open question. */
  readonly showQuestion: () => void
  /** Reports that a rule or a setting gave the answer. */
  readonly reportAnswer: (answer: AutomaticAnswer) => void
  /** Stores a rule: the user wants the same answer from now on. */
  readonly storeRule: (rule: IdleRule) => void
  /** Fetches from Harvest: a rule must not act on entries from before the user's return. */
  readonly pull: () => void
  /** Undoes the command that an operation belongs to. */
  readonly undo: (operationId: string) => Result<void>
}

/**
 * Asks what to do with absences while a timer runs. There is at most one question, about all absences without an
 * answer. The ledger stores it, so that it survives a crash; it closes if its timer is stopped elsewhere. Only rules
 * and settings of the user answer it without asking, and Gleaner reports each such answer. Instants are by Harvest's
 * clock.
 */
export class Idle {
  readonly #account: AccountContext
  readonly #effects: IdleEffects
  readonly #watch: PresenceWatch
  #question: OpenIdleQuestion | null
  /** The presence of the earlier process, until the watch starts. */
  #savedPresence: SavedPresence | null
  /** The operation of the last automatic answer, for undo. */
  #lastAutomaticId: string | null = null
  /** An automatic answer waits for Harvest. Meanwhile the question is hidden, or shown as waiting. */
  #waiting: 'hidden' | 'shown' | null = null
  #isShuttingDown = false
  /** The last pull before the last absence. An automatic answer waits for a later pull. */
  #pulledBefore: number | null = null
  readonly #stops: (() => void)[] = []

  constructor(account: AccountContext, effects: IdleEffects) {
    this.#account = account
    this.#effects = effects
    const { asked, presence } = readIdleDocument(account.ledger.document('idle'))
    this.#question = asked && restoredQuestion(asked, account.doubt())
    this.#savedPresence = presence
    this.#watch = new PresenceWatch(account, {
      onAbsence: (absence) => this.#addAbsence(absence),
      onSave: (saved) => this.#write({ presence: saved })
    })
  }

  start(): void {
    const { store, power } = this.#account
    this.#stops.push(
      store.subscribe(() => this.#follow()),
      power.on('shutdown', () => this.#shutDown())
    )
    this.#show()
    this.#follow()
    if (store.state.idle) this.#effects.showQuestion()
  }

  /**
   * Stops. Time until the next start counts as an absence only if the user is away now, or the computer shuts down.
   */
  stop(): void {
    for (const stop of this.#stops.splice(0)) stop()
    if (!this.#watch.isOn) return
    this.#watch.sample()
    if (this.#watch.isAway || this.#isShuttingDown) this.#watch.save()
    else this.#write({ presence: null })
    this.#watch.stop()
  }

  /** Samples the user's presence now, for example when a window gets the focus. */
  sample(): void {
    this.#watch.sample()
  }

  /**
   * Corrects the open question, and finds an absence that a clock in doubt has hidden. `switchedOnAt`: when the
   * computer was switched on, epoch milliseconds by Harvest's clock.
   */
  clockHeard(switchedOnAt: number): void {
    this.#watch.clockHeard(switchedOnAt)
    const question = this.#question
    const corrected = question && correctedQuestion(question, switchedOnAt)
    if (!corrected || corrected === question) return
    const shown = this.#account.store.state.idle
    const startedAt = Date.parse(this.#account.view.entry(corrected.entryKey)?.timerStartedAt ?? '')
    const isLong = whileRunning(corrected.absences, startedAt, this.#thresholdMs()).length > 0
    this.#setQuestion(isLong ? corrected : null)
    this.#decide()
    const { idle } = this.#account.store.state
    if (idle && !this.#waiting && idle.minutes !== shown?.minutes) this.#effects.showQuestion()
  }

  /** Applies an answer, completely or not at all. Fails with `gone` if no question is open. */
  answer(answer: IdleAnswer): Result<void> {
    const { view, now } = this.#account
    const question = this.#question
    const entry = question && view.entry(question.entryKey)
    if (!question || !entry?.isRunning) return fail('gone')
    const absences = absencesOf(question, entry)
    const intent = planIdleCut(entry, absences, answer, now(), this.#cutContext())
    if (typeof intent === 'string') return fail(intent)
    if (intent) this.#append({ entryKey: question.entryKey, intent })
    this.#setQuestion(null)
    if (answer.remember)
      this.#effects.storeRule(ruleOf(crypto.randomUUID(), answer.decision, answer.remember, entry))
    return ok()
  }

  /** Undoes the last automatic answer. Fails with `gone` if there is none. */
  undo(): Result<void> {
    const id = this.#lastAutomaticId
    this.#lastAutomaticId = null
    return id === null ? fail('gone') : this.#effects.undo(id)
  }

  #cutContext(): CutContext {
    const { context, assignments } = this.#account
    return {
      ...context(),
      findWork: (work) => {
        const named = findWork(assignments(), work)
        return named && { work: named, billable: isBillable(assignments(), work) }
      }
    }
  }

  #thresholdMs(): number {
    return this.#account.store.state.settings.idle.thresholdMinutes * MINUTE
  }

  /** Watches the user's presence only while a timer runs and the user wants to be asked. */
  #follow(): void {
    const { settings, running } = this.#account.store.state
    this.#closeIfStopped()
    const isWanted = settings.idle.enabled && running !== null
    if (this.#waiting) this.#decide()
    if (isWanted === this.#watch.isOn) return
    if (!isWanted) {
      this.#watch.stop()
      this.#write({ presence: null })
      return
    }
    const saved = this.#savedPresence
    this.#savedPresence = null
    this.#watch.start(saved)
  }

  #addAbsence(found: Absence): void {
    const { view, store, doubt } = this.#account
    const entry = view.running()
    if (!entry) return
    const startedAt = Date.parse(entry.timerStartedAt ?? '')
    const clock = doubt()
    // a clock in doubt may put it before the start of the timer: it stays until Harvest's clock is known
    const [absence] = clock
      ? [{ ...found, clock }]
      : whileRunning([found], startedAt, this.#thresholdMs())
    if (!absence) return
    const before = this.#question?.entryKey === entry.key ? this.#question.absences : []
    this.#setQuestion({ entryKey: entry.key, absences: withAbsence(before, absence) })
    this.#pulledBefore = store.state.sync.lastPulledAt
    this.#decide()
    if (this.#waiting) this.#effects.pull()
    if (store.state.idle && !this.#waiting) this.#effects.showQuestion()
  }

  /**
   * Gives the automatic answer, if there is one, as soon as a pull after the return shows that the timer still runs.
   * Until then the question is hidden; if Harvest cannot be reached, it is shown with a note that it waits.
   */
  #decide(): void {
    const { store, doubt } = this.#account
    const { lastPulledAt, status } = store.state.sync
    const found = this.#automaticAnswer()
    const isFetched = lastPulledAt !== this.#pulledBefore && doubt() === null
    const before = this.#waiting
    this.#waiting = found && !isFetched ? (UNREACHABLE.has(status) ? 'shown' : 'hidden') : null
    if (found && isFetched) return this.#act(found.entry, found.absence, found.automatic)
    if (this.#waiting === before) return
    this.#show()
    if (this.#waiting === 'shown') this.#effects.showQuestion()
  }

  #automaticAnswer() {
    const { view, store, context } = this.#account
    const question = this.#question
    const entry = question && view.entry(question.entryKey)
    const [absence, ...others] = question && entry ? absencesOf(question, entry) : []
    if (!entry || !absence || others.length > 0) return null
    const { away } = store.state.settings
    const automatic = automaticAnswer(entry, absence, away, context().timeZone)
    return automatic && { entry, absence, automatic }
  }

  #act(entry: TimeEntry, absence: Absence, { decision, stopsAtStart }: AutomaticDecision): void {
    const now = this.#account.now()
    const spans = stopsAtStart ? [{ from: absence.from, to: now }] : [absence]
    const planned = planIdleCut(entry, spans, { decision }, now, this.#cutContext())
    this.#setQuestion(null)
    if (planned === null || typeof planned === 'string') return
    const intent = { ...planned, cut: { ...planned.cut, isByRule: true } }
    this.#lastAutomaticId = this.#append({ entryKey: entry.key, intent })
    this.#effects.reportAnswer({ entry, decision, absences: [absence] })
  }

  /** Stops the timer if the user chose so. The operation is sent at the next start, with the time of the shutdown. */
  #shutDown(): void {
    this.#isShuttingDown = true
    const { view, context, now, store } = this.#account
    const entry = view.running()
    if (!entry || store.state.settings.away.onShutdown !== 'stop') return
    this.#append(stopOperation(entry, now(), context()))
  }

  /** Stores an operation that stops or cuts the timer. Returns its id; null if it replaces a refused operation. */
  #append(operation: NewOperation): string | null {
    const { ledger } = this.#account
    const [id] = ledger.append([insteadOfRefusedEnd(operation, ledger.operations())])
    return id === undefined || id === '' ? null : id
  }

  #setQuestion(question: OpenIdleQuestion | null): void {
    this.#question = question
    this.#write({ asked: question })
    this.#show()
  }

  #write(change: Partial<IdleDocument>): void {
    const { ledger } = this.#account
    ledger.writeDocument('idle', { ...readIdleDocument(ledger.document('idle')), ...change })
  }

  #show(): void {
    const { view, store, context } = this.#account
    const open = this.#question
    const entry = open && view.entry(open.entryKey)
    const absences = open && entry?.isRunning ? absencesOf(open, entry) : []
    const isHidden = this.#waiting === 'hidden'
    const isShown = entry && absences.length > 0 && !isHidden
    const question = isShown ? questionOf(entry, absences, context()) : null
    const awaits = this.#waiting === 'shown' ? { awaitsHarvest: true } : {}
    store.update(setIdle(question && { ...question, ...awaits }, isHidden))
  }

  #closeIfStopped(): void {
    if (!this.#question) return
    const entry = this.#account.view.entry(this.#question.entryKey)
    if (!entry?.isRunning) this.#setQuestion(null)
  }
}

function absencesOf({ absences }: OpenIdleQuestion, entry: TimeEntry): readonly Absence[] {
  return askableAbsences(absences, Date.parse(entry.timerStartedAt ?? ''))
}
