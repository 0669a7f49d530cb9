import type { Ledger } from '#main/ledger/ledger.ts'
import type { Intent } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { hoursWhenStopped } from '#main/ledger/stop-intent.ts'
import type { LedgerView } from '#main/ledger/entry-view.ts'
import type { PowerPort, SchedulePort, Timers } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setReminders } from '#main/store/transitions.ts'
import { assertNever } from '#shared/assert-never.ts'
import { DAY, MINUTE, SECOND } from '#shared/durations.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Work } from '#shared/project-assignment.ts'
import type { Reminder, ReminderChoice } from '#shared/reminder.ts'
import { CHOICES } from '#shared/reminder.ts'
import { addDays, spentDateAt, startOfDay } from '#shared/time/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import { followClock } from './clock-times.ts'
import type { Answered, ReminderFacts } from './due.ts'
import { dueReminders, nextDue, NO_TIMER } from './due.ts'
import { planSplit } from '#main/ledger/split-plan.ts'
import { workWindow } from './work-time.ts'

/** Looks at the computer while somebody wants to know whether the person is there. */
export interface ActivityWatch {
  readonly isOn: boolean
  readonly isAway: boolean
  start(kept: null): void
  stop(): void
}

export interface RemindersOptions {
  readonly ledger: Ledger
  readonly view: LedgerView
  readonly store: Store
  readonly power: PowerPort
  readonly timers: Timers
  readonly schedule: SchedulePort
  readonly context: () => OverlayContext
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
  /** Makes what looks for activity; `cameBack` is told the instant of each return. */
  readonly watch: (cameBack: (at: number) => void, looked: () => void) => ActivityWatch
  /** Starts work that began earlier. */
  readonly startFrom: (work: Work & { notes: string }, startedAt: number) => Result<EntryKey>
  /** One has just opened and wants to be seen. */
  readonly remind: (reminder: Reminder) => void
  /** The person wants to see these days. */
  readonly show: (reminder: Reminder) => void
}

/** For ever, as far as an answer goes. */
const LONG = 400 * DAY

/**
 * Reminds of what was probably forgotten. What is open follows from the facts alone (`due.ts`), so that
 * looking twice changes nothing and one look after a night of sleep catches up with all of it. A reminder
 * stays until it is answered or no longer true. Nothing opens behind a locked screen.
 */
export class Reminders {
  readonly #options: RemindersOptions
  readonly #watch: ActivityWatch
  readonly #stops: (() => void)[] = []
  #activeSince: number | null = null
  #answered: Answered
  #isLooking = false
  #cancelTimer: () => void = () => {}
  #stopUnlock: (() => void) | null = null

  constructor(options: RemindersOptions) {
    this.#options = options
    this.#answered = readAnswered(options.ledger.document('reminders'))
    this.#watch = options.watch(
      (at) => (this.#activeSince = at),
      () => this.#evaluate()
    )
  }

  start(): void {
    const { store, power, schedule, context } = this.#options
    this.#stops.push(
      store.subscribe(() => this.#evaluate()),
      power.on('resume', () => this.#evaluate()),
      followClock({ store, schedule, timeZone: () => context().timeZone }, () => this.#evaluate())
    )
    this.#evaluate()
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#cancelTimer()
    this.#followUnlock(false)
    this.#watch.stop()
  }

  /** Carries out a choice; `gone` when the reminder is open no more. */
  answer(id: string, choice: ReminderChoice): Result<void> {
    const reminder = this.#options.store.state.reminders.find((each) => each.id === id)
    if (!reminder) return fail('gone')
    if (!CHOICES[reminder.kind].includes(choice)) return fail('invalid-input')
    const done = this.#carryOut(reminder, choice)
    if (done.ok) this.#remember(id, this.#until(reminder, choice))
    return done
  }

  #carryOut(reminder: Reminder, choice: ReminderChoice): Result<void> {
    switch (choice) {
      case 'start':
        return this.#startFrom(reminder)
      case 'stop':
        return this.#stopTimer(reminder)
      case 'split':
        return this.#split(reminder)
      case 'edit':
        this.#options.show(reminder)
        return ok()
      case 'keep':
      case 'later':
      case 'not-today':
        return ok()
      default:
        return assertNever(choice)
    }
  }

  #startFrom(reminder: Reminder): Result<void> {
    if (reminder.kind !== 'no-timer' || !reminder.work) return fail('invalid-input')
    const { work, notes, since } = reminder
    const ids = { projectId: work.project.id, taskId: work.task.id }
    const started = this.#options.startFrom({ ...ids, notes }, since)
    return started.ok ? ok() : started
  }

  #stopTimer(reminder: Reminder): Result<void> {
    if (!('stopAt' in reminder)) return fail('invalid-input')
    const { view, context } = this.#options
    const entry = view.entry(reminder.entryKey)
    if (!entry?.isRunning) return fail('gone')
    const stoppedAt = reminder.stopAt
    const hours = hoursWhenStopped(entry, stoppedAt, context())
    return this.#append(entry.key, { kind: 'stop', stoppedAt, hours })
  }

  #split(reminder: Reminder): Result<void> {
    if (reminder.kind !== 'across-midnight') return fail('invalid-input')
    const { view, context, serverNow } = this.#options
    const entry = view.entry(reminder.entryKey)
    const intent = entry && planSplit(entry, serverNow(), context())
    return intent ? this.#append(entry.key, intent) : fail('gone')
  }

  #append(entryKey: EntryKey, intent: Intent): Result<void> {
    this.#options.ledger.append([{ entryKey, intent }])
    return ok()
  }

  /** How long the person does not want to hear of it again. */
  #until({ kind }: Reminder, choice: ReminderChoice): number {
    const { serverNow, store, context } = this.#options
    const { snoozeMinutes, longRun } = store.state.settings.reminders
    const now = serverNow()
    const { timeZone } = context()
    if (choice === 'later') return now + snoozeMinutes * MINUTE
    // still running after as long again is worth another question
    if (kind === 'long-run') return now + longRun.minutes * MINUTE
    if (kind === 'no-timer' && choice === 'start') return now
    if (kind === 'no-timer') return startOfDay(addDays(spentDateAt(now, timeZone), 1), timeZone)
    return now + LONG
  }

  #remember(id: string, until: number): void {
    const { ledger, serverNow } = this.#options
    const current = Object.entries(this.#answered).filter(([, each]) => each > serverNow())
    this.#answered = { ...Object.fromEntries(current), [id]: until }
    ledger.writeDocument('reminders', this.#answered)
    this.#evaluate()
  }

  /** Takes over what is due; idempotent, whoever calls it and however often. */
  #evaluate(): void {
    if (this.#isLooking || this.#stops.length === 0) return
    this.#isLooking = true
    this.#followActivity()
    const facts = this.#facts()
    const { store, power } = this.#options
    const due = dueReminders(facts)
    const isOpen = ({ id }: Reminder) => facts.open.some((each) => each.id === id)
    const fresh = due.filter((each) => !isOpen(each))
    const isLocked = fresh.length > 0 && power.isLocked()
    store.update(setReminders(isLocked ? due.filter(isOpen) : due))
    this.#isLooking = false
    this.#followUnlock(isLocked)
    this.#setTimer(facts)
    if (!isLocked) for (const reminder of fresh) this.#options.remind(reminder)
  }

  #facts(): ReminderFacts {
    const { store, serverNow, context, power } = this.#options
    const { running, today, week, recents, idle, settings, reminders } = store.state
    const now = serverNow()
    const hears = power.idleSource() !== 'unavailable'
    return {
      now,
      timeZone: context().timeZone,
      running,
      today,
      week,
      last: recents[0],
      activeSince: this.#watch.isOn && !this.#watch.isAway ? this.#activeSince : null,
      lastInput: hears ? now - power.idleSeconds() * SECOND : now,
      isAsked: idle !== null,
      settings: settings.reminders,
      workHours: settings.workHours,
      answered: this.#answered,
      open: reminders
    }
  }

  /** Looks for activity only while it could lead to a reminder. */
  #followActivity(): void {
    const isWanted = this.#wantsActivity()
    if (isWanted === this.#watch.isOn) return
    if (!isWanted) {
      this.#watch.stop()
      this.#activeSince = null
      return
    }
    this.#activeSince = this.#options.serverNow()
    this.#watch.start(null)
  }

  #wantsActivity(): boolean {
    const { store, power, serverNow, context } = this.#options
    const { running, settings } = store.state
    const { noTimer, presenting } = settings.reminders
    const now = serverNow()
    const { timeZone } = context()
    const today = spentDateAt(now, timeZone)
    const window = workWindow(today, settings.workHours, timeZone)
    const isInHours = window !== null && now >= window.from && now < window.to
    const tomorrow = startOfDay(addDays(today, 1), timeZone)
    const isOver = (this.#answered[NO_TIMER] ?? 0) >= tomorrow
    const isPossible = noTimer.isOn && !presenting && power.idleSource() !== 'unavailable'
    return isPossible && running === null && isInHours && !isOver
  }

  #setTimer(facts: ReminderFacts): void {
    const { timers } = this.#options
    this.#cancelTimer()
    const at = nextDue(facts)
    this.#cancelTimer =
      at === null ? () => {} : timers.after(Math.min(at - facts.now, DAY), () => this.#evaluate())
  }

  /** Linux is asked again and again for its lock screen: only while something waits behind it. */
  #followUnlock(isLocked: boolean): void {
    if (isLocked === (this.#stopUnlock !== null)) return
    this.#stopUnlock?.()
    this.#stopUnlock = isLocked ? this.#options.power.on('unlock', () => this.#evaluate()) : null
  }
}

/** Reads the document answer by answer: a damaged one is left out, the others are kept. */
function readAnswered(document: unknown): Answered {
  const answers = Object.entries((document ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    answers.filter((each): each is [string, number] => Number.isFinite(each[1]))
  )
}
