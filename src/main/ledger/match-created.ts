import { MINUTE } from '#shared/durations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { SentRequest } from './sent-request.ts'
import type { Operation } from './operations.ts'

/** How far Harvest's clock and this computer's may differ. */
const SKEW = MINUTE

/**
 * True if an entry is what a create without a marker would have made.
 * @param sentAt when the create was sent, epoch milliseconds.
 */
export function isWhatWasSent(
  entry: HarvestEntry,
  { entry: sent, time }: Extract<SentRequest, { call: 'create' }>,
  sentAt: number
): boolean {
  const { project, task } = sent.work
  const isSame =
    entry.project.id === project.id &&
    entry.task.id === task.id &&
    entry.notes === sent.notes &&
    entry.spentDate === sent.spentDate &&
    (entry.externalReference?.id ?? null) === (sent.externalReference?.id ?? null)
  if (!isSame || Date.parse(entry.createdAt) < sentAt - SKEW) return false
  if (time.kind === 'hours') return entry.hours === time.hours
  if (time.kind === 'times')
    return entry.startedTime === time.startedTime && entry.endedTime === time.endedTime
  return true
}

/** True if an operation whose outcome is unknown may have made an entry that was listed. */
export function mayHaveMade({ progress, sentAt }: Operation, entry: HarvestEntry): boolean {
  const { request } = progress
  return request?.call === 'create' && sentAt !== null && isWhatWasSent(entry, request, sentAt)
}
