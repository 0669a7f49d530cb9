import { clockTimeAt, minutesBetween } from '#shared/time/clock-time.ts'
import type { Absence, IdleDecision, IdleRule, RuleConditions } from '#shared/absence.ts'
import { minutesOf } from '#shared/absence.ts'
import type { AwayChoice, AwaySettings } from '#shared/settings.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/** An answer that is given without asking the user. */
export interface AutomaticDecision {
  readonly decision: IdleDecision
  /** True if the timer stops at the start of the absence, so that time after the return does not count either. */
  readonly stopsAtStart: boolean
}

/**
 * Returns the automatic answer to an absence, or null if the user has to be asked. The first rule that fits counts;
 * without one, the settings for sleep, lock and shutdown do.
 */
export function automaticAnswer(
  entry: TimeEntry,
  absence: Absence,
  away: AwaySettings,
  timeZone: string
): AutomaticDecision | null {
  const rule = away.rules.find(
    (each) => each.isOn && fits(each.conditions, entry, absence, timeZone)
  )
  if (rule) return { decision: rule.decision, stopsAtStart: false }
  const choice = choiceFor(absence, away)
  if (choice === 'ask') return null
  const stopsAtStart = choice === 'stop'
  return { decision: stopsAtStart ? 'stop-and-remove' : 'ignore', stopsAtStart }
}

/** Creates a rule from an answer. */
export function ruleOf(
  id: string,
  decision: IdleDecision,
  conditions: RuleConditions,
  { project, task }: TimeEntry
): IdleRule {
  const workName = conditions.work ? { workName: `${project.name} · ${task.name}` } : {}
  return { id, decision, conditions, isOn: true, ...workName }
}

function choiceFor({ kind }: Absence, { onSleep, onLock, onShutdown }: AwaySettings): AwayChoice {
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

/** True if all conditions of a rule hold for an absence. A time of day may span midnight: 22:00 to 6:00. */
function fits(
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
  const sinceFrom = minutesBetween(timeOfDay.from, clockTimeAt(absence.from, timeZone))
  return sinceFrom <= minutesBetween(timeOfDay.from, timeOfDay.to)
}
