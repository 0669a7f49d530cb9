import type { Messages } from '#shared/messages/catalogue.ts'

type Texts = Messages['timesheet']['keys']

interface KeyLine {
  /** Keys as `Kbd` takes them; each alternative on its own. */
  readonly keys: readonly string[]
  readonly does: keyof Texts['does']
}

interface KeyGroup {
  readonly name: keyof Texts['groups']
  readonly lines: readonly KeyLine[]
}

const COMMAND = 'CommandOrControl'

/** Every key of the timesheet, by where it is pressed. */
const KEY_SHEET: readonly KeyGroup[] = [
  {
    name: 'grid',
    lines: [
      { keys: ['←', '↑', '↓', '→'], does: 'moveCell' },
      { keys: ['Shift+→'], does: 'extend' },
      { keys: ['1:30'], does: 'type' },
      { keys: ['+', '−'], does: 'relative' },
      { keys: ['Enter', 'F2'], does: 'editCell' },
      { keys: ['Enter', 'Tab'], does: 'commit' },
      { keys: ['Esc'], does: 'restore' },
      { keys: [`${COMMAND}+R`], does: 'fill' },
      { keys: ['Delete'], does: 'clear' },
      { keys: [`${COMMAND}+C`, `${COMMAND}+V`], does: 'copy' },
      { keys: [`${COMMAND}+Enter`], does: 'open' }
    ]
  },
  {
    name: 'entries',
    lines: [
      { keys: ['↑', '↓'], does: 'moveEntry' },
      { keys: ['Enter'], does: 'editEntry' },
      { keys: ['Delete'], does: 'deleteEntry' },
      { keys: ['Alt+→', 'Alt+↓'], does: 'carry' },
      { keys: ['S'], does: 'startStop' }
    ]
  },
  {
    name: 'timeline',
    lines: [
      { keys: ['D'], does: 'timeline' },
      { keys: ['Alt+↑', 'Alt+↓'], does: 'moveBlock' },
      { keys: ['Alt+Shift+↓'], does: 'stretchBlock' },
      { keys: ['X'], does: 'splitBlock' }
    ]
  },
  {
    name: 'week',
    lines: [
      { keys: ['N'], does: 'newEntry' },
      { keys: ['PageUp', 'PageDown'], does: 'week' },
      { keys: ['T'], does: 'today' },
      { keys: ['G', 'L'], does: 'views' },
      { keys: ['/'], does: 'filter' },
      { keys: ['R'], does: 'review' },
      { keys: [`${COMMAND}+F`], does: 'find' },
      { keys: [`${COMMAND}+Z`], does: 'undo' },
      { keys: [`${COMMAND}+,`], does: 'settings' }
    ]
  }
]

/** True for a key that is a command by a single letter or sign. */
export function isLetterKey(key: string): boolean {
  return /^[A-Z/?]$/.test(key)
}

/** Returns the keys of the timesheet by where they are pressed; single letters and signs only if they act. */
export function keySheet(hasLetters: boolean): readonly KeyGroup[] {
  const acts = ({ keys }: KeyLine): boolean => hasLetters || !keys.every(isLetterKey)
  return KEY_SHEET.map(({ name, lines }) => ({ name, lines: lines.filter(acts) }))
}
