import type { EntryVersion } from '#shared/sync-state.ts'
import { workName, type Wording } from './change-words.ts'

type Field = keyof EntryVersion

/** A field of two versions, as text. */
export interface FieldComparison {
  readonly field: Field
  readonly mine: string
  readonly theirs: string
  readonly differs: boolean
}

const FIELDS: readonly Field[] = ['work', 'spentDate', 'hours', 'startedTime', 'endedTime', 'notes']

/**
 * Returns the fields of two versions in reading order. Leaves out the hours of an entry with times,
 * which follow from the times, and the work if both versions have the same.
 */
export function comparedFields(
  mine: EntryVersion,
  theirs: EntryVersion,
  wording: Wording
): readonly FieldComparison[] {
  const isTimed = wording.formats.timerMode === 'timestamps'
  const left = FIELDS.filter((field) =>
    field === 'hours' ? !isTimed : isTimed || !field.endsWith('Time')
  )
  return left
    .filter((field) => mine[field] !== undefined || theirs[field] !== undefined)
    .map((field) => {
      const texts = { mine: written(mine, field, wording), theirs: written(theirs, field, wording) }
      return { field, ...texts, differs: texts.mine !== texts.theirs }
    })
    .filter(({ field, differs }) => field !== 'work' || differs)
}

/** Formats one version in a line. */
export function versionLine(version: EntryVersion, wording: Wording): string {
  return comparedFields(version, version, wording)
    .filter(({ mine }) => mine !== '')
    .map(({ mine }) => mine)
    .join(' · ')
}

function written(version: EntryVersion, field: Field, { formats, messages }: Wording): string {
  const { work, spentDate, notes, hours, startedTime, endedTime } = version
  const { drawer } = messages.sync
  switch (field) {
    case 'work':
      return work ? (workName(work, messages) ?? '') : ''
    case 'spentDate':
      return spentDate ? formats.day(spentDate) : ''
    case 'notes':
      return notes === '' ? messages.common.noNotes : (notes ?? '')
    case 'hours':
      return typeof hours === 'number' ? formats.hours(hours) : drawer.stillRunning
    case 'startedTime':
      return startedTime ? formats.clockTime(startedTime) : ''
    case 'endedTime':
      return endedTime ? formats.clockTime(endedTime) : ''
  }
}
