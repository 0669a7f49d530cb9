import { clockTimeAt, minutesBetween } from '#shared/time/clock-time.ts'
import type { Absence, IdleDecision, IdleRule, RuleConditions } from '#shared/idle.ts'
import { minutesOf } from '#shared/idle.ts'
import type { AwaySettings } from '#shared/settings.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/** What decides about an absence without asking. */
export interface Automatic {
  readonly decision: IdleDecision
  /** Stops where the absence begins: nothing after the return counts. */
  readonly stopsThere: boolean
}

/**
 * The answer that is given without asking, or null when the person is asked. A rule that was made by
 * hand goes before the general choices for sleep, lock and shutdown; of several rules the first one.
 */
export function automaticAnswer(
  entry: TimeEntry,
  absence: Absence,
  away: AwaySettings,
  timeZone: string
): Automatic | null {
  const rule = away.rules.find(
    (each) => each.isOn && holds(each.conditions, entry, absence, timeZone)
  )
  if (rule) return { decision: rule.decision, stopsThere: false }
  const choice = choiceFor(absence, away)
  if (choice === 'ask') return null
  const stopsThere = choice === 'stop'
  return { decision: stopsThere ? 'stop-and-remove' : 'ignore', stopsThere }
}

/** A rule out of an answer; `id` names it for ever. */
export function ruleOf(
  id: string,
  decision: IdleDecision,
  conditions: RuleConditions,
  { project, task }: TimeEntry
): IdleRule {
  const workName = conditions.work ? { workName: `${project.name} · ${task.name}` } : {}
  return { id, decision, conditions, isOn: true, ...workName }
}

function choiceFor({ kind }: Absence, { onSleep, onLock, onShutdown }: AwaySettings) {
  switch (kind) {
    case 'sleep':
      return onSleep
    case 'lock':
      return onLock
    case 'off':
      return onShutdown
    default:
      return 'ask'
  }
}

function holds(
  { work, kind, minutes, timeOfDay }: RuleConditions,
  entry: TimeEntry,
  absence: Absence,
  timeZone: string
): boolean {
  if (work && (work.projectId !== entry.project.id || work.taskId !== entry.task.id)) return false
  if (kind && kind !== absence.kind) return false
  const length = minutesOf([absence])
  if (minutes && (length < minutes.least || length > minutes.most)) return false
  if (!timeOfDay) return true
  const began = minutesBetween(timeOfDay.from, clockTimeAt(absence.from, timeZone))
  return began <= minutesBetween(timeOfDay.from, timeOfDay.to)
}
