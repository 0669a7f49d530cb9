import type { Intent } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { TimerMode } from '#shared/company.ts'
import { MINUTE } from '#shared/durations.ts'
import { hundredthsOf } from '#shared/hours.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { MOST_CORRECTIONS, ROUNDING } from '../plan/plan-context.ts'
import type { PlannedRequest } from '../plan/plan-context.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'

/**
 * True if Harvest accepted a request and its answer lacks the time that the request set. Harvest ignores
 * the parameters of the other timer mode without an error: `hours` in a start/end account, `started_time`
 * and `ended_time` in a duration account.
 */
export function contradicts(request: SentRequest, answer: HarvestEntry, mode: TimerMode): boolean {
  switch (request.call) {
    case 'update': {
      const { hours, startedTime, endedTime } = request.changes
      return (
        (hours !== undefined && !hasHours(answer, hours)) ||
        (startedTime !== undefined && answer.startedTime !== startedTime) ||
        (endedTime !== undefined && answer.endedTime !== endedTime)
      )
    }
    case 'create':
      return contradictsNew(request.time, answer)
    case 'stop':
      // a stopped entry has an end in a start/end account, and in a duration account it has none
      return !answer.isRunning && (answer.endedTime === null) !== (mode === 'duration')
    default:
      return false
  }
}

/**
 * True if a lookup found that Harvest started a timer instead of giving a new entry the time that was sent. An
 * entry that has run since it was made shows that; any other time may be a later change of another device.
 */
export function startedInstead(request: SentRequest, entry: HarvestEntry): boolean {
  if (request.call !== 'create' || request.time.kind === 'timer') return false
  if (!contradictsNew(request.time, entry)) return false
  const madeAt = Date.parse(entry.createdAt)
  if (entry.isRunning) return Date.parse(entry.timerStartedAt ?? '') - madeAt < MINUTE
  const ranFor = hundredthsOf(Date.parse(entry.updatedAt) - madeAt)
  return Math.abs(entry.hours - ranFor) <= ROUNDING
}

function contradictsNew(
  time: Extract<PlannedRequest, { call: 'create' }>['time'],
  answer: HarvestEntry
): boolean {
  switch (time.kind) {
    case 'hours':
      return answer.isRunning || !hasHours(answer, time.hours)
    case 'times':
      return answer.startedTime !== time.startedTime || answer.endedTime !== time.endedTime
    case 'timer': {
      const startedTime = 'startedTime' in time ? time.startedTime : undefined
      return startedTime !== undefined && answer.startedTime !== startedTime
    }
  }
}

/** True if the entry has these hours, or if its timer runs on top of them. */
function hasHours({ isRunning, hours, hoursWithoutTimer }: HarvestEntry, sent: number): boolean {
  const isNear = (value: number) => Math.abs(value - sent) <= ROUNDING
  return isNear(hours) || (isRunning && isNear(hoursWithoutTimer))
}

/** True if the next request of an operation repeats the one that Harvest has just accepted. */
export function isRepetition(sent: SentRequest, next: PlannedRequest): boolean {
  return JSON.stringify(sent) === JSON.stringify(next)
}

/**
 * Returns the number of requests of an operation that Harvest may confirm before the operation is refused: its own, a few
 * corrections, and one for each marker that is removed.
 * @example mostRequests(an update) // 1 request + 4 corrections + 2 to spare = 7
 */
export function mostRequests({ intent }: Pick<Operation, 'intent'>): number {
  return ownRequests(intent) + MOST_CORRECTIONS + 2
}

function ownRequests(intent: Intent): number {
  // added entries, the continuation and its time, the stop, the shortening, and their markers
  return intent.kind === 'trim' ? 2 * intent.cut.added.length + 6 : 1
}
