import { minuteOfDay } from '#shared/time/clock-time.ts'
import type { ComparedField } from '#main/ledger/entry-base.ts'
import { baseOf, COMPARED_FIELDS } from '#main/ledger/entry-base.ts'
import type { EntryBase, NamedChanges } from '#main/ledger/intents.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'

/** Hundredths. Hours count as unchanged up to this difference: roundings here and at Harvest can add up to it. */
const SAME_HOURS = 2
/** Clock times count as unchanged up to this difference, because clocks differ. */
const SAME_MINUTES = 1

/**
 * Returns the fields that both this device and another one changed: Harvest's value is neither the one that the user
 * saw nor the one that the user wants. Hours of a start/end entry follow from its times and are not compared. Pass
 * `base` as `changes` for a deletion: every field that Harvest has changed is then a conflict.
 */
export function conflictsOf(
  changes: NamedChanges | EntryBase,
  base: EntryBase,
  theirs: HarvestEntry
): readonly ComparedField[] {
  const there = baseOf(theirs)
  return COMPARED_FIELDS.filter((field) => {
    // an entry that was running when it was shown had no fixed hours to compare with
    if (changes[field] === undefined || base[field] === null) return false
    if (field === 'hours' && theirs.startedTime !== null) return false
    // a duration account stores no clock times; its hours are compared instead
    if (field === 'startedTime' && there.startedTime === null) return false
    const hasNoTimes = there.startedTime === null && there.endedTime === null
    if (field === 'endedTime' && hasNoTimes && changes === base) return false
    const mine = changes === base ? undefined : changes[field]
    return !isSame(field, there[field], base[field]) && !isSame(field, there[field], mine, 0)
  })
}

/** Returns the changes that Harvest does not have yet; undefined if it has all of them. */
export function mergedChanges(
  changes: NamedChanges,
  theirs: HarvestEntry
): NamedChanges | undefined {
  const there = baseOf(theirs)
  const left = Object.entries(changes).filter(([name, value]) =>
    name === 'externalReference'
      ? theirs.externalReference?.id !== changes.externalReference?.id
      : !isSame(
          name as ComparedField,
          there[name as ComparedField],
          value as EntryBase[ComparedField],
          0
        )
  )
  return left.length === 0 ? undefined : (Object.fromEntries(left) as NamedChanges)
}

function isSame(
  field: ComparedField,
  one: EntryBase[ComparedField] | undefined,
  other: EntryBase[ComparedField] | undefined,
  tolerance = 1
): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined || one === null || other === null) return false
  if (field === 'work') return idsOf(one) === idsOf(other)
  if (field === 'hours') return Math.abs(Number(one) - Number(other)) <= SAME_HOURS * tolerance
  if (field === 'startedTime' || field === 'endedTime')
    return (
      Math.abs(minuteOfDay(String(one)) - minuteOfDay(String(other))) <= SAME_MINUTES * tolerance
    )
  return false
}

function idsOf(value: unknown): string {
  const { project, task } = value as EntryBase['work']
  return `${project.id}/${task.id}`
}
