import { dailyHours } from '#shared/daily-target.ts'
import { splitAtMidnight } from '#shared/time/day-pieces.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import type { Hundredths } from '#shared/hours.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { Span } from '#shared/absence.ts'
import type { DayShare, Reminder } from '#shared/reminder.ts'
import type { ReminderSettings, WorkHours } from '#shared/settings.ts'
import { spentDateAt, startOfDay } from '#shared/time/spent-date.ts'
import type { AppState, Recent } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { weekHours } from '#shared/week-hours.ts'
import { streakStart } from './streak.ts'
import { lastWorkDay, workWindow } from './work-time.ts'

/** The end of the time in which the user does not want to see a reminder (epoch milliseconds), by its id. */
export type Answered = Readonly<Record<string, number>>

/** The facts that decide about reminders; instants by Harvest's clock. */
export interface ReminderFacts {
  readonly now: number
  readonly timeZone: string
  readonly running: TimeEntry | null
  readonly today: AppState['today']
  readonly week: AppState['week']
  /** The last work. */
  readonly last: Recent | undefined
  /** The last return of the user to the computer; null while they are away or not watched. */
  readonly activeSince: number | null
  readonly lastInput: number
  /** True if an idle question is open. It takes precedence over reminders about the running timer. */
  readonly isAsked: boolean
  readonly settings: ReminderSettings
  readonly workHours: WorkHours
  readonly answered: Answered
  /** The open reminders. Their figures do not change while they are open. */
  readonly open: readonly Reminder[]
}

/** Id of the "no timer" reminder. */
export const NO_TIMER = 'no-timer'

/** Returns the reminders that are due; none on days off. Pure. */
export function dueReminders(facts: ReminderFacts): readonly Reminder[] {
  const today = spentDateAt(facts.now, facts.timeZone)
  const window = workWindow(today, facts.workHours, facts.timeZone)
  if (window === null || facts.settings.presenting) return []
  const found = [
    noTimer(facts, window),
    facts.isAsked ? null : aboutRunning(facts, window),
    targetReached(facts, today),
    weekIncomplete(facts, today, window)
  ]
  return found.filter((each) => each !== null)
}

/** Returns the next instant at which a reminder may become due; null if none will. Epoch milliseconds. */
export function nextDue(facts: ReminderFacts): number | null {
  const { now, running, settings, answered, workHours, timeZone } = facts
  const window = workWindow(spentDateAt(now, timeZone), workHours, timeZone)
  const streak = running ? null : streakStart({ ...facts, window, ...ofToday(facts) })
  const { noTimer: untracked, longRun, target } = settings
  const instants = [
    ...Object.values(answered),
    // Harvest's clock may be behind: then the schedule by this computer's clock fires too early
    ...(window ? clockInstants(window, settings) : []),
    ...(streak !== null && untracked.isOn ? [streak + untracked.minutes * MINUTE] : []),
    ...(running && longRun.isOn ? [startOf(running) + longRun.minutes * MINUTE] : []),
    ...(running && target.isOn ? [now + missingToTarget(facts) * HUNDREDTH] : [])
  ]
  const later = instants.filter((at) => at > now)
  return later.length > 0 ? Math.min(...later) : null
}

function clockInstants({ from, to }: Span, settings: ReminderSettings): readonly number[] {
  const { endOfDay, weekIncomplete } = settings
  return [from, to, to + endOfDay.minutes * MINUTE, to - weekIncomplete.minutes * MINUTE]
}

function isWanted(id: string, { answered, now }: ReminderFacts): boolean {
  return !((answered[id] ?? 0) > now)
}

function openReminder<Kind extends Reminder['kind']>(
  { open }: ReminderFacts,
  kind: Kind,
  id: string
) {
  const before = open.find((each) => each.id === id && each.kind === kind)
  return before as Extract<Reminder, { kind: Kind }> | undefined
}

function ofToday({ today, now, timeZone }: ReminderFacts) {
  return { entries: today.entries, today: spentDateAt(now, timeZone) }
}

function noTimer(facts: ReminderFacts, window: Span): Reminder | null {
  const { settings, running, now, last } = facts
  if (!settings.noTimer.isOn || running || !isWanted(NO_TIMER, facts)) return null
  const since = streakStart({ ...facts, window, ...ofToday(facts) })
  if (since === null || now >= window.to || now - since < settings.noTimer.minutes * MINUTE)
    return null
  const notes = last?.notes ?? ''
  return { id: NO_TIMER, kind: 'no-timer', since, work: last?.work ?? null, notes }
}

/** Returns at most one reminder about the running timer. A long run is more important than a run across midnight. */
function aboutRunning(facts: ReminderFacts, window: Span): Reminder | null {
  const { running } = facts
  if (!running) return null
  return (
    longRun(facts, running) ?? acrossMidnight(facts, running) ?? endOfDay(facts, running, window)
  )
}

function longRun(facts: ReminderFacts, entry: TimeEntry): Reminder | null {
  const { settings, now } = facts
  if (entry.timerStartedAt === null) return null
  if (!settings.longRun.isOn || now - startOf(entry) < settings.longRun.minutes * MINUTE)
    return null
  return stillRunning(facts, 'long-run', `long-run ${entry.key}`, entry)
}

function endOfDay(facts: ReminderFacts, entry: TimeEntry, window: Span): Reminder | null {
  const { settings, now, timeZone } = facts
  const due = window.to + settings.endOfDay.minutes * MINUTE
  // a timer started after work hours was started on purpose
  if (!settings.endOfDay.isOn || now < due || startOf(entry) >= window.to) return null
  return stillRunning(facts, 'end-of-day', `end-of-day ${spentDateAt(now, timeZone)}`, entry)
}

function stillRunning(
  facts: ReminderFacts,
  kind: 'end-of-day' | 'long-run',
  id: string,
  entry: TimeEntry
): Reminder | null {
  if (!isWanted(id, facts)) return null
  const stopAt = openReminder(facts, kind, id)?.stopAt ?? Math.max(facts.lastInput, startOf(entry))
  return { id, kind, entryKey: entry.key, entry, stopAt }
}

function acrossMidnight(facts: ReminderFacts, entry: TimeEntry): Reminder | null {
  const { settings, now, timeZone } = facts
  if (entry.timerStartedAt === null) return null
  const midnight = startOfDay(spentDateAt(now, timeZone), timeZone)
  const id = `across-midnight ${entry.key} ${midnight}`
  if (!settings.midnight || startOf(entry) >= midnight || now <= midnight) return null
  if (!isWanted(id, facts)) return null
  const days = openReminder(facts, 'across-midnight', id)?.days ?? daysOf(entry, now, timeZone)
  return { id, kind: 'across-midnight', entryKey: entry.key, entry, days }
}

/**
 * Returns the share of each day. Hours are rounded at each midnight, so that their sum is the rounded total. Example:
 * 22:00 to 1:15 is 2.00 h and 1.25 h.
 */
function daysOf(entry: TimeEntry, now: number, timeZone: string): readonly DayShare[] {
  const pieces = splitAtMidnight({ from: startOf(entry), to: now }, timeZone)
  let passed = 0
  return pieces.map(({ from, to }, index) => {
    const before = hundredthsOf(passed)
    passed += to - from
    const isFirst = index === 0
    const isLast = index === pieces.length - 1
    return {
      spentDate: isFirst ? entry.spentDate : spentDateAt(from, timeZone),
      from,
      to: isLast ? null : to,
      hours: hundredthsOf(passed) - before + (isFirst ? entry.hoursWithoutTimer : 0)
    }
  })
}

function targetReached(facts: ReminderFacts, today: string): Reminder | null {
  const id = `target ${today}`
  const { settings } = facts
  if (!settings.target.isOn || !isWanted(id, facts) || missingToTarget(facts) > 0) return null
  return { id, kind: 'target-reached', spentDate: today, target: dailyTarget(facts) }
}

function missingToTarget(facts: ReminderFacts): Hundredths {
  const { today, now } = facts
  const tracked = today.entries.reduce((sum, entry) => sum + currentHours(entry, now), 0)
  return dailyTarget(facts) - tracked
}

function dailyTarget({ week, workHours, settings }: ReminderFacts): Hundredths {
  return dailyHours(week.capacity, workHours.days, settings.target)
}

function weekIncomplete(facts: ReminderFacts, today: string, window: Span): Reminder | null {
  const { settings, week, workHours, now } = facts
  const id = `week ${week.week.first}`
  const due = window.to - settings.weekIncomplete.minutes * MINUTE
  const isLastDay = lastWorkDay(week.week, workHours) === today
  if (!settings.weekIncomplete.isOn || !isLastDay || now < due || !isWanted(id, facts)) return null
  const missing = week.capacity - weekHours(facts, now)
  if (missing <= 0) return null
  const { missing: known = missing } = openReminder(facts, 'week-incomplete', id) ?? {}
  // otherwise the reminder would count down with the running timer
  const isSame = Math.abs(known - missing) < hundredthsOf(15 * MINUTE)
  return {
    id,
    kind: 'week-incomplete',
    spentDate: week.week.first,
    missing: isSame ? known : missing
  }
}

/** Returns when a timer was started, epoch milliseconds; -Infinity if that is unknown. */
function startOf({ timerStartedAt }: TimeEntry): number {
  return timerStartedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(timerStartedAt)
}
