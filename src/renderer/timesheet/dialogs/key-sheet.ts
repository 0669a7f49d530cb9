import type { Messages } from '#shared/messages/catalogue.ts'
import { keysOfLine } from '#renderer/window/key-map.ts'
import { CELL_EDITOR_KEYS, GRID_KEYS } from '../grid/grid-keys.ts'
import { TIMELINE_KEYS } from '../timeline/timeline-keys.ts'
import { FIND_KEYS, WEEK_KEYS, type KeyLine } from '../week/timesheet-keys.ts'

type GroupName = keyof Messages['timesheet']['keys']['groups']

interface KeyGroup {
  readonly name: GroupName
  readonly lines: readonly {
    /** Keys as `Kbd` takes them; each alternative on its own. */
    readonly keys: readonly string[]
    readonly does: KeyLine
  }[]
}

const BINDINGS = [...GRID_KEYS, ...CELL_EDITOR_KEYS, ...WEEK_KEYS, ...TIMELINE_KEYS, ...FIND_KEYS]

/** Lines that no key binding serves: typed text, and clipboard commands of the system. */
const OTHER_KEYS: Partial<Record<KeyLine, readonly string[]>> = {
  type: ['1:30'],
  relative: ['+', '−'],
  copy: ['CommandOrControl+C', 'CommandOrControl+V']
}

const GROUPS: Readonly<Record<GroupName, readonly KeyLine[]>> = {
  grid: [
    ...(['moveCell', 'extend', 'type', 'relative', 'editCell', 'commit', 'restore'] as const),
    ...(['fill', 'clear', 'copy', 'open'] as const)
  ],
  entries: ['moveEntry', 'editEntry', 'deleteEntry', 'carry', 'startStop'],
  timeline: ['timeline', 'moveBlock', 'stretchBlock', 'splitBlock'],
  week: [
    ...(['newEntry', 'week', 'today', 'views', 'filter', 'review', 'find'] as const),
    ...(['undo', 'settings'] as const)
  ]
}

/**
 * Returns the keys of the timesheet, grouped by the place where they act.
 *
 * @param hasLetterKeys is false if the user turned off commands by single letters and signs; the list leaves them out.
 */
export function keySheet(hasLetterKeys: boolean): readonly KeyGroup[] {
  return (Object.keys(GROUPS) as GroupName[]).map((name) => ({
    name,
    lines: GROUPS[name]
      .map((does) => ({ keys: OTHER_KEYS[does] ?? keysOfLine(BINDINGS, does), does }))
      .filter(({ keys }) => hasLetterKeys || !keys.every(isLetterKey))
  }))
}

function isLetterKey(key: string): boolean {
  return /^[A-Z/?]$/.test(key)
}
