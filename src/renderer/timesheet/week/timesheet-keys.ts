import type { Messages } from '#shared/messages/catalogue.ts'
import { commandFor, type KeyBinding } from '#renderer/window/key-map.ts'
import { isTakenByFocus, keyOf } from '#renderer/window/key-press.ts'
import { isHeldAction } from '#renderer/window/one-press.ts'
import type { WeekViewKind } from './week-model.svelte.ts'

/** A line of the dialog that lists the keys. */
export type KeyLine = keyof Messages['timesheet']['keys']['does']

/** The action of a key in the week view. */
export type WeekAction =
  | { readonly kind: 'move-day'; readonly days: number }
  | { readonly kind: 'move-entry'; readonly by: 1 | -1 }
  | { readonly kind: 'view'; readonly view: WeekViewKind }
  | { readonly kind: 'carry'; readonly days: number; readonly rows: number }
  | {
      readonly kind:
        | 'new'
        | 'edit'
        | 'delete'
        | 'start-stop'
        | 'today'
        | 'close'
        | 'settings'
        | 'filter'
        | 'review'
        | 'keys'
        | 'undo'
    }

/** Keys of the week view outside the grid and text fields. With Alt the current entry moves. */
export const WEEK_KEYS: readonly KeyBinding<WeekAction, KeyLine>[] = [
  { keys: ['ArrowLeft'], command: { kind: 'move-day', days: -1 } },
  { keys: ['ArrowRight'], command: { kind: 'move-day', days: 1 } },
  { keys: ['PageUp'], command: { kind: 'move-day', days: -7 }, line: 'week' },
  { keys: ['PageDown'], command: { kind: 'move-day', days: 7 }, line: 'week' },
  { keys: ['ArrowUp'], command: { kind: 'move-entry', by: -1 }, line: 'moveEntry' },
  { keys: ['ArrowDown'], command: { kind: 'move-entry', by: 1 }, line: 'moveEntry' },
  { keys: ['Alt+ArrowLeft'], command: { kind: 'carry', days: -1, rows: 0 } },
  { keys: ['Alt+ArrowRight'], command: { kind: 'carry', days: 1, rows: 0 }, line: 'carry' },
  { keys: ['Alt+ArrowUp'], command: { kind: 'carry', days: 0, rows: -1 } },
  { keys: ['Alt+ArrowDown'], command: { kind: 'carry', days: 0, rows: 1 }, line: 'carry' },
  { keys: ['Enter'], command: { kind: 'edit' }, line: 'editEntry' },
  { keys: ['F2'], command: { kind: 'edit' } },
  { keys: ['Delete'], command: { kind: 'delete' }, line: 'deleteEntry' },
  { keys: ['Backspace'], command: { kind: 'delete' } },
  { keys: ['Escape'], command: { kind: 'close' } },
  { keys: ['n'], command: { kind: 'new' }, line: 'newEntry' },
  { keys: ['s'], command: { kind: 'start-stop' }, line: 'startStop' },
  { keys: ['t'], command: { kind: 'today' }, line: 'today' },
  { keys: ['r'], command: { kind: 'review' }, line: 'review' },
  { keys: ['g'], command: { kind: 'view', view: 'grid' }, line: 'views' },
  { keys: ['l'], command: { kind: 'view', view: 'list' }, line: 'views' },
  { keys: ['d'], command: { kind: 'view', view: 'timeline' }, line: 'timeline' },
  { keys: ['/'], command: { kind: 'filter' }, line: 'filter' },
  { keys: ['?'], command: { kind: 'keys' } },
  { keys: ['Mod+,'], command: { kind: 'settings' }, line: 'settings' },
  { keys: ['Mod+z'], command: { kind: 'undo' }, line: 'undo' }
]

/** Keys of every view of the timesheet window. `Mod+f` finds in all entries; `/` only filters the rows of the week. */
export const FIND_KEYS: readonly KeyBinding<'find', KeyLine>[] = [
  { keys: ['Mod+f'], command: 'find', line: 'find' }
]

const PRESSED_BY_ENTER = 'button, a[href], summary'

/**
 * Returns the action of a key press in the week view. Returns null if the key belongs to a text field, a list, a button,
 * an input method or the system.
 *
 * @param hasLetterKeys is false if the user turned off commands by single letters and signs.
 */
export function weekActionOf(event: KeyboardEvent, hasLetterKeys = true): WeekAction | null {
  if (event.defaultPrevented || isHeldAction(event) || isTakenByFocus(event)) return null
  const target = event.target instanceof Element ? event.target : null
  if (keyOf(event) === 'Enter' && target?.closest(PRESSED_BY_ENTER)) return null
  return commandFor(WEEK_KEYS, event, hasLetterKeys)
}
