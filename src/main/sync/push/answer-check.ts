import { HarvestError } from '#main/harvest/errors.ts'
import { isSameId } from '#main/harvest/asked-for.ts'
import { isMarker } from '#main/ledger/operations.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { EntryKey, HarvestEntry } from '#shared/time-entry.ts'
import type { SentRequest } from '#main/ledger/sent-request.ts'

/** The facts about an entry that an answer must agree with. */
export interface Expected {
  /** The remote copy from before the request; undefined for a create. */
  readonly before: HarvestEntry | undefined
  /** Whose entry it is. */
  readonly userId: number
  /** The marker that a create was sent with. */
  readonly marker: string | undefined
  /** Returns the key of an entry that the ledger has. */
  readonly keyOf: (harvestId: number) => EntryKey | undefined
}

/**
 * Compares the answer to a request with the request: id, user, project, task and date.
 * @throws HarvestError (`unexpected-answer`, outcome unknown) if the answer is about something else; the
 * caller then looks up what became of the request.
 */
export function checkAnswer(request: SentRequest, answer: HarvestEntry, expected: Expected): void {
  const difference = differenceOf(request, answer, expected)
  if (difference === null) return
  throw new HarvestError({
    kind: 'unexpected-answer',
    certainty: 'unknown',
    method: request.call === 'create' ? 'POST' : 'PATCH',
    path: '/v2/time_entries',
    detail: `the answer is about another ${difference}`
  })
}

function differenceOf(
  request: SentRequest,
  answer: HarvestEntry,
  expected: Expected
): string | null {
  if (!isSameId(answer.user.id, expected.userId)) return 'user'
  switch (request.call) {
    case 'create':
      return differenceOfNew(request, answer, expected)
    case 'update':
      return differenceOfChange({ ...expected.before, ...request.changes }, answer)
    case 'restart':
      return differenceOfRestart(request.entryKey, answer, expected)
    default:
      return differenceOfChange(expected.before ?? {}, answer)
  }
}

function differenceOfNew(
  { entryKey, entry }: Extract<SentRequest, { call: 'create' }>,
  answer: HarvestEntry,
  { marker, keyOf }: Expected
): string | null {
  const reference = answer.externalReference?.id
  const isOfOther = isMarker(reference) && reference !== marker
  const known = keyOf(answer.id)
  if (isOfOther || (known !== undefined && known !== entryKey)) return 'entry'
  return differenceOfChange(entry, answer)
}

interface Attributes {
  readonly project?: { readonly id: number }
  readonly task?: { readonly id: number }
  readonly work?: NamedWork
  readonly spentDate?: SpentDate
}

/**
 * Compares the answer with the values that the request set, or else with those of the copy, which was read just before. The
 * lookup finds a change that another device made in between.
 */
function differenceOfChange(
  { work, project, task, spentDate }: Attributes,
  answer: HarvestEntry
): string | null {
  if (!isSameId(answer.project.id, (work?.project ?? project)?.id || undefined)) return 'project'
  if (!isSameId(answer.task.id, (work?.task ?? task)?.id || undefined)) return 'task'
  return spentDate === undefined || answer.spentDate === spentDate ? null : 'date'
}

/** A start/end account restarts an entry in a new one with the same work. */
function differenceOfRestart(
  entryKey: EntryKey,
  answer: HarvestEntry,
  { before, keyOf }: Expected
): string | null {
  if (!before || answer.id === before.id) return null
  const known = keyOf(answer.id)
  if (known !== undefined && known !== entryKey) return 'entry'
  if (!isSameId(answer.project.id, before.project.id || undefined)) return 'project'
  return isSameId(answer.task.id, before.task.id || undefined) ? null : 'task'
}
