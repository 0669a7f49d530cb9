import { baseOf } from '#main/ledger/entry-base.ts'
import type { EntryBase, NamedChanges } from '#main/ledger/operations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'

/** A field of an entry that can be changed here and elsewhere. */
export type Field = Exclude<keyof EntryBase, 'timerStartedAt' | 'referenceId'>

const FIELDS: readonly Field[] = ['work', 'spentDate', 'notes', 'hours', 'startedTime', 'endedTime']

/** Hours that differ by a rounding, and minutes that a clock was late, are nobody's change. */
const SAME_HOURS = 2
const SAME_MINUTES = 1

/**
 * The fields that both sides changed: what was shown when the person changed it is no longer there, and
 * what is there is not what the person wanted either. Hours of a start/end entry follow from its times.
 */
export function conflictsOf(
  changes: NamedChanges | EntryBase,
  base: EntryBase,
  theirs: HarvestEntry
): readonly Field[] {
  const there = baseOf(theirs)
  return FIELDS.filter((field) => {
    // what ran when it was shown has no hours that could have been meant
    if (changes[field] === undefined || base[field] === null) return false
    if (field === 'hours' && theirs.startedTime !== null) return false
    // a duration account keeps no times of day
    if (field === 'startedTime' && there.startedTime === null) return false
    const mine = changes === base ? undefined : changes[field]
    return !isSame(field, there[field], base[field]) && !isSame(field, there[field], mine, 0)
  })
}

/** What remains to be sent of changes when Harvest has some of them already; undefined for nothing. */
export function mergedChanges(
  changes: NamedChanges,
  theirs: HarvestEntry
): NamedChanges | undefined {
  const there = baseOf(theirs)
  const left = Object.entries(changes).filter(([name, value]) =>
    name === 'externalReference'
      ? theirs.externalReference?.id !== changes.externalReference?.id
      : !isSame(name as Field, there[name as Field], value as EntryBase[Field], 0)
  )
  return left.length === 0 ? undefined : (Object.fromEntries(left) as NamedChanges)
}

function isSame(
  field: Field,
  one: EntryBase[Field] | undefined,
  other: EntryBase[Field] | undefined,
  tolerance = 1
): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined || one === null || other === null) return false
  if (field === 'work') return idsOf(one) === idsOf(other)
  if (field === 'hours') return Math.abs(Number(one) - Number(other)) <= SAME_HOURS * tolerance
  if (field === 'startedTime' || field === 'endedTime')
    return Math.abs(minutes(String(one)) - minutes(String(other))) <= SAME_MINUTES * tolerance
  return false
}

function idsOf(value: unknown): string {
  const { project, task } = value as EntryBase['work']
  return `${project.id}/${task.id}`
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
