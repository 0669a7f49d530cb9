import type { RefusedOperation, SyncState } from '../../state.ts'
import { changes } from './counts.ts'

const STATUS: Readonly<Record<SyncState['status'], string>> = {
  'up-to-date': 'Up to date',
  syncing: 'Syncing…',
  offline: 'Offline',
  'rate-limited': 'Harvest asks to slow down',
  'server-trouble': 'Harvest has trouble answering'
}

const COULD_NOT: Readonly<Record<RefusedOperation['kind'], (work: string) => string>> = {
  create: (work) => `Could not add time to ${work}`,
  start: (work) => `Could not start ${work}`,
  update: (work) => `Could not change ${work}`,
  delete: (work) => `Could not delete ${work}`,
  stop: (work) => `Could not stop ${work}`,
  restart: (work) => `Could not restart ${work}`,
  removeReference: (work) => `Could not remove the link from ${work}`,
  trim: (work) => `Could not remove the time away from ${work}`
}

/** How things stand with Harvest, and what became of changes. */
export const sync = {
  status: ({ status }: { status: SyncState['status'] }) => STATUS[status],
  pending: ({ count }: { count: number }) => `${changes(count)} waiting to be sent`,
  refused: ({ count }: { count: number }) => `${changes(count)} refused by Harvest`,
  lastPulled: ({ time }: { time: string }) => `Last checked at ${time}`,
  neverPulled: 'Not checked yet',
  syncNow: 'Check now',
  retry: 'Retry',
  discard: 'Discard',
  /** `work` is null when its names are not known. */
  couldNot: ({ kind, work }: { kind: RefusedOperation['kind']; work: string | null }) =>
    COULD_NOT[kind](work ?? 'an entry'),
  mark: {
    waiting: 'Waiting to be sent',
    unknown: 'Sent, but Harvest has not confirmed it. Checking…',
    refused: 'Harvest refused the last change'
  }
}
