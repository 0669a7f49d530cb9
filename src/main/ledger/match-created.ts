import { MINUTE } from '#shared/durations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { NewEntry, Operation } from './operations.ts'

/** How far apart Harvest's clock and ours may be taken to be. */
const SKEW = MINUTE

/** What a create was sent with, as far as the answer repeats it. */
export interface SentCreate {
  readonly entry: NewEntry
  readonly time:
    | { readonly kind: 'timer' }
    | { readonly kind: 'hours'; readonly hours: number }
    | { readonly kind: 'times'; readonly startedTime: string; readonly endedTime: string }
}

/** Whether an entry is what a create without a marker, sent at an instant, would have made. */
export function isWhatWasSent(
  entry: HarvestEntry,
  { entry: sent, time }: SentCreate,
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

/** Whether an operation whose outcome is unknown may have made an entry that was listed. */
export function mayHaveMade({ progress, sentAt }: Operation, entry: HarvestEntry): boolean {
  const request = progress.request as (SentCreate & { readonly call: string }) | undefined
  return request?.call === 'create' && sentAt !== null && isWhatWasSent(entry, request, sentAt)
}
