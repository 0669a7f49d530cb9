import type { AccountContext } from '#main/account/account-context.ts'
import type { Intent } from '#main/ledger/intents.ts'
import { planSplit } from '#main/ledger/split-plan.ts'
import { stopIntent } from '#main/ledger/stop-intent.ts'
import { setReminders } from '#main/store/transitions.ts'
import { assertNever } from '#shared/assert-never.ts'
import { DAY, MINUTE, SECOND } from '#shared/durations.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Absence } from '#shared/absence.ts'
import type { Work } from '#shared/project-assignment.ts'
import type { Reminder, ReminderChoice } from '#shared/reminder.ts'
import { CHOICES } from '#shared/reminder.ts'
import { addDays, spentDateAt, startOfDay } from '#shared/time/spent-date.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import { followClockTimes } from './clock-times.ts'
import type { Answered, ReminderFacts } from './due.ts'
import { dueReminders, nextDue, NO_TIMER } from './due.ts'
import { workWindow } from './work-time.ts'

/** Watches whether the user is at the computer. */
export interface ActivityWatch {
  readonly isOn: boolean
  readonly isAway: boolean
  start(saved: null): void
  stop(): void
}

/** The parts of an account that the reminders work with. */
export type RemindersAccount = Pick<
  AccountContext,
  'ledger' | 'view' | 'store' | 'power' | 'timers' | 'schedule' | 'context' | 'now'
>

/** The other parts of Gleaner that the reminders use. */
export interface ReminderEffects {
  /** Creates the watch; it calls `onAbsence` at each return, and `onSample` after each sample. */
  readonly watch: (listeners: {
    readonly onAbsence: (absence: Absence) => void
    readonly onSample: () => void
  }) => ActivityWatch
  /** Starts a timer with an earlier start (epoch milliseconds by Harvest's clock). */
  readonly startFrom: (work: Work & { notes: string }, startedAt: number) => Result<EntryKey>
  /** Shows a reminder that has just become due. */
  readonly remind: (reminder: Reminder) => void
  /** Shows the day of a reminder in the timesheet. */
  readonly showDay: (reminder: Reminder) => void
}

/** How long a choice without an end counts. Milliseconds. */
const NEVER_AGAIN = 400 * DAY

/**
 * Reminds the user of things that they probably forgot. The open reminders depend on the facts alone (`due.ts`):
 * a second evaluation changes nothing, and one evaluation after a night of sleep is enough. A reminder stays open until
 * the user answers it or its reason is gone. No reminder opens while the screen is locked.
 */
export class Reminders {
  readonly #account: RemindersAccount
  readonly #effects: ReminderEffects
  readonly #watch: ActivityWatch
  readonly #stops: (() => void)[] = []
  #activeSince: number | null = null
  #answered: Answered
  #isEvaluating = false
  #cancelTimer: () => void = () => {}
  #stopUnlock: (() => void) | null = null

  constructor(account: RemindersAccount, effects: ReminderEffects) {
    this.#account = account
    this.#effects = effects
    this.#answered = readAnswered(account.ledger.document('reminders'))
    this.#watch = effects.watch({
      onAbsence: ({ to }) => (this.#activeSince = to),
      onSample: () => this.#evaluate()
    })
  }

  start(): void {
    const { power, store } = this.#account
    this.#stops.push(
      store.subscribe(() => this.#evaluate()),
      power.on('resume', () => this.#evaluate()),
      followClockTimes(this.#account, () => this.#evaluate())
    )
    this.#evaluate()
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#cancelTimer()
    this.#followUnlock(false)
    this.#watch.stop()
  }

  /** Applies the user's choice. Fails with `gone` if the reminder is no longer open. */
  answer(id: string, choice: ReminderChoice): Result<void> {
    const reminder = this.#account.store.state.reminders.find((each) => each.id === id)
    if (!reminder) return fail('gone')
    if (!CHOICES[reminder.kind].includes(choice)) return fail('invalid-input')
    const done = this.#apply(reminder, choice)
    if (done.ok) this.#storeAnswer(id, this.#closedUntil(reminder, choice))
    return done
  }

  #apply(reminder: Reminder, choice: ReminderChoice): Result<void> {
    switch (choice) {
      case 'start':
        return this.#startFrom(reminder)
      case 'stop':
        return this.#stopTimer(reminder)
      case 'split':
        return this.#split(reminder)
      case 'edit':
        this.#effects.showDay(reminder)
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
    const started = this.#effects.startFrom({ ...ids, notes }, since)
    return started.ok ? ok() : started
  }

  #stopTimer(reminder: Reminder): Result<void> {
    if (!('stopAt' in reminder)) return fail('invalid-input')
    const { view, context } = this.#account
    const entry = view.entry(reminder.entryKey)
    if (!entry?.isRunning) return fail('gone')
    return this.#append(entry.key, stopIntent(entry, reminder.stopAt, context()))
  }

  #split(reminder: Reminder): Result<void> {
    if (reminder.kind !== 'across-midnight') return fail('invalid-input')
    const { view, context, now } = this.#account
    const entry = view.entry(reminder.entryKey)
    const intent = entry && planSplit(entry, now(), context())
    return intent ? this.#append(entry.key, intent) : fail('gone')
  }

  #append(entryKey: EntryKey, intent: Intent): Result<void> {
    this.#account.ledger.append([{ entryKey, intent }])
    return ok()
  }

  /** Returns until when the reminder stays closed after a choice, epoch milliseconds. */
  #closedUntil({ kind }: Reminder, choice: ReminderChoice): number {
    const { store, context } = this.#account
    const { snoozeMinutes, longRun } = store.state.settings.reminders
    const now = this.#account.now()
    const { timeZone } = context()
    if (choice === 'later') return now + snoozeMinutes * MINUTE
    // if the timer runs as long again, the user is reminded again
    if (kind === 'long-run') return now + longRun.minutes * MINUTE
    if (kind === 'no-timer' && choice === 'start') return now
    if (kind === 'no-timer') return startOfDay(addDays(spentDateAt(now, timeZone), 1), timeZone)
    return now + NEVER_AGAIN
  }

  #storeAnswer(id: string, until: number): void {
    const { ledger, now } = this.#account
    const current = Object.entries(this.#answered).filter(([, each]) => each > now())
    this.#answered = { ...Object.fromEntries(current), [id]: until }
    ledger.writeDocument('reminders', this.#answered)
    this.#evaluate()
  }

  /** Opens the reminders that are due and closes the others. Idempotent. */
  #evaluate(): void {
    if (this.#isEvaluating || this.#stops.length === 0) return
    this.#isEvaluating = true
    this.#followActivity()
    const facts = this.#facts()
    const { store, power } = this.#account
    const due = dueReminders(facts)
    const isOpen = ({ id }: Reminder) => facts.open.some((each) => each.id === id)
    const fresh = due.filter((each) => !isOpen(each))
    const isLocked = fresh.length > 0 && power.isLocked()
    store.update(setReminders(isLocked ? due.filter(isOpen) : due))
    this.#isEvaluating = false
    this.#followUnlock(isLocked)
    this.#setTimer(facts)
    if (!isLocked) for (const reminder of fresh) this.#effects.remind(reminder)
  }

  #facts(): ReminderFacts {
    const { store, context, power } = this.#account
    const { running, today, week, recents, idle, settings, reminders } = store.state
    const now = this.#account.now()
    const reportsInputs = power.idleSource() !== 'unavailable'
    return {
      now,
      timeZone: context().timeZone,
      running,
      today,
      week,
      last: recents[0],
      activeSince: this.#watch.isOn && !this.#watch.isAway ? this.#activeSince : null,
      lastInput: reportsInputs ? now - power.idleSeconds() * SECOND : now,
      isAsked: idle !== null,
      settings: settings.reminders,
      workHours: settings.workHours,
      answered: this.#answered,
      open: reminders
    }
  }

  /** Watches for activity only while it could lead to a reminder. */
  #followActivity(): void {
    const isWanted = this.#wantsActivity()
    if (isWanted === this.#watch.isOn) return
    if (!isWanted) {
      this.#watch.stop()
      this.#activeSince = null
      return
    }
    this.#activeSince = this.#account.now()
    this.#watch.start(null)
  }

  #wantsActivity(): boolean {
    const { store, power, context } = this.#account
    const { running, settings } = store.state
    const { noTimer, presenting } = settings.reminders
    const now = this.#account.now()
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
    const { timers } = this.#account
    this.#cancelTimer()
    const at = nextDue(facts)
    this.#cancelTimer =
      at === null ? () => {} : timers.after(Math.min(at - facts.now, DAY), () => this.#evaluate())
  }

  /** Listens for the unlock only while a reminder waits for it: on Linux the lock screen has to be polled. */
  #followUnlock(isLocked: boolean): void {
    if (isLocked === (this.#stopUnlock !== null)) return
    this.#stopUnlock?.()
    this.#stopUnlock = isLocked ? this.#account.power.on('unlock', () => this.#evaluate()) : null
  }
}

/** Reads the document answer by answer and leaves out damaged ones. */
function readAnswered(document: unknown): Answered {
  const answers = Object.entries((document ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    answers.filter((each): each is [string, number] => Number.isFinite(each[1]))
  )
}
