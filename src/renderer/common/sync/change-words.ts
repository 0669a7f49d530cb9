import { MINUTE, SECOND } from '#shared/durations.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { EntryVersion, OpenOperation, SyncState } from '#shared/sync-state.ts'
import type { Formats } from '#renderer/window/formats.svelte.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import { shortenMiddle } from '#shared/shorten.ts'

/** The maximum length of a project or task name in a sentence. */
const LONGEST_NAME = 34

/** The texts and formats for a sentence. */
export interface Wording {
  readonly messages: Messages
  readonly formats: Formats
}

/** Returns the project and the task in one short line; null if they are unknown. */
export function workName(
  work: NamedWork | null,
  { common }: Pick<Messages, 'common'>
): string | null {
  return work && common.work({ project: short(work.project.name), task: short(work.task.name) })
}

function short(name: string): string {
  return shortenMiddle(name, LONGEST_NAME)
}

/** Returns what a change does besides its title: hours, times, new values, and which entry it is. */
export function partsOf(operation: OpenOperation, wording: Wording): readonly string[] {
  const { spentDate, notes, sets } = operation
  const { formats, messages } = wording
  const { quote } = messages.sync.drawer
  return [
    ...whatItDoes(operation, wording),
    ...(spentDate && sets.spentDate === undefined ? [formats.day(spentDate)] : []),
    ...(notes !== '' && sets.notes === undefined ? [quote({ notes })] : [])
  ]
}

function whatItDoes(
  { kind, sets, at, removedMs }: OpenOperation,
  wording: Wording
): readonly string[] {
  const { formats, messages } = wording
  const { part } = messages.sync.drawer
  if (kind === 'update') return changedParts(sets, wording)
  const { hours, startedTime, endedTime } = sets
  const minutes = Math.round(Math.abs(removedMs ?? 0) / MINUTE)
  const clock = at === null ? null : formats.timeOfDay(at)
  return [
    ...(clock === null
      ? []
      : [kind === 'stop' ? part.at({ time: clock }) : part.from({ time: clock })]),
    ...(typeof hours === 'number' ? [formats.hours(hours)] : []),
    ...(startedTime && endedTime
      ? [part.times({ from: formats.clockTime(startedTime), to: formats.clockTime(endedTime) })]
      : []),
    ...(removedMs === null
      ? []
      : [removedMs < 0 ? part.gives({ count: minutes }) : part.takes({ count: minutes })])
  ]
}

function changedParts(sets: EntryVersion, { formats, messages }: Wording): readonly string[] {
  const { part } = messages.sync.drawer
  const { work, spentDate, hours, startedTime, endedTime, notes } = sets
  return [
    ...(work ? [part.work({ work: workName(work, messages) ?? '' })] : []),
    ...(spentDate ? [part.date({ date: formats.day(spentDate) })] : []),
    ...(typeof hours === 'number' ? [part.hours({ hours: formats.hours(hours) })] : []),
    ...(startedTime ? [part.start({ time: formats.clockTime(startedTime) })] : []),
    ...(endedTime ? [part.end({ time: formats.clockTime(endedTime) })] : []),
    ...(notes === undefined ? [] : [notes === '' ? part.noNotes : part.notes({ notes })])
  ]
}

/** The facts that determine the status of a change. */
export interface Road {
  readonly sync: Pick<SyncState, 'status' | 'nextAttemptAt' | 'operations'>
  readonly isExpired: boolean
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: number
}

/** Returns the status of a change and its next step: `Waiting since 14:02 · tries again in 12 s`. */
export function stateOf(operation: OpenOperation, road: Road, wording: Wording): string {
  const { state } = wording.messages.sync.drawer
  const since = operation.since === null ? null : sinceText(operation.since, road.now, wording)
  switch (operation.status) {
    case 'sending':
      return state.sending
    case 'asking':
      return state.asking
    case 'refused':
      return state.refused({ since })
    case 'unknown':
      return [state.unknown({ since }), ...next(operation, road, wording)].join(' · ')
    case 'waiting':
      return [state.waiting({ since }), ...next(operation, road, wording)].join(' · ')
  }
}

function next(
  operation: OpenOperation,
  { sync, isExpired, now }: Road,
  { messages }: Wording
): readonly string[] {
  const { state, again } = messages.sync.drawer
  if (isExpired) return [state.expired]
  if (isHeld(operation, sync.operations)) return [state.held]
  const at = Math.max(operation.nextAttemptAt ?? 0, sync.nextAttemptAt ?? 0)
  if (at > now) {
    const seconds = Math.ceil((at - now) / SECOND)
    return [operation.status === 'unknown' ? again.looks({ seconds }) : again.tries({ seconds })]
  }
  if (operation.status === 'unknown') return []
  return [sync.status === 'offline' ? state.offline : state.soon]
}

/** Changes of one entry are sent in order: one that cannot be sent holds back the later ones. */
function isHeld({ id, entryKey }: OpenOperation, operations: readonly OpenOperation[]): boolean {
  const before = operations.slice(
    0,
    operations.findIndex((each) => each.id === id)
  )
  return before.some(
    (each) => each.entryKey === entryKey && ['refused', 'asking', 'unknown'].includes(each.status)
  )
}

function sinceText(instant: number, now: number, { formats }: Wording): string {
  const time = formats.timeOfDay(instant)
  const date = formats.dateOf(instant)
  return date === formats.dateOf(now) ? time : `${formats.day(date)}, ${time}`
}
