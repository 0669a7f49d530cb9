import { commandKeyOf, isCharacter, isTakenByFocus } from '#renderer/window/key-press.ts'
import { isHeldAction } from '#renderer/window/one-press.ts'
import type { WeekViewKind } from './week-model.svelte.ts'

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

const PLAIN_KEYS: Readonly<Record<string, WeekAction>> = {
  ArrowLeft: { kind: 'move-day', days: -1 },
  ArrowRight: { kind: 'move-day', days: 1 },
  PageUp: { kind: 'move-day', days: -7 },
  PageDown: { kind: 'move-day', days: 7 },
  ArrowUp: { kind: 'move-entry', by: -1 },
  ArrowDown: { kind: 'move-entry', by: 1 },
  Enter: { kind: 'edit' },
  F2: { kind: 'edit' },
  Delete: { kind: 'delete' },
  Backspace: { kind: 'delete' },
  Escape: { kind: 'close' },
  n: { kind: 'new' },
  s: { kind: 'start-stop' },
  t: { kind: 'today' },
  r: { kind: 'review' },
  g: { kind: 'view', view: 'grid' },
  l: { kind: 'view', view: 'list' },
  d: { kind: 'view', view: 'timeline' },
  '/': { kind: 'filter' },
  '?': { kind: 'keys' }
}

const COMMAND_KEYS: Readonly<Record<string, WeekAction>> = {
  ',': { kind: 'settings' },
  z: { kind: 'undo' }
}

/** With Alt the entry itself moves: to another day, to another row. */
const CARRYING_KEYS: Readonly<Record<string, WeekAction>> = {
  ArrowLeft: { kind: 'carry', days: -1, rows: 0 },
  ArrowRight: { kind: 'carry', days: 1, rows: 0 },
  ArrowUp: { kind: 'carry', days: 0, rows: -1 },
  ArrowDown: { kind: 'carry', days: 0, rows: 1 }
}

const ANSWERS_ENTER = 'button, a[href], summary'

/**
 * Returns the action of a key press, or null where the key belongs to a field, a list, a button, an input method or the
 * system. Without `hasLetterKeys` single letters and signs do nothing.
 */
export function weekActionOf(event: KeyboardEvent, hasLetterKeys = true): WeekAction | null {
  const target = event.target instanceof Element ? event.target : null
  if (event.defaultPrevented || isHeldAction(event) || isTakenByFocus(event)) return null
  const key = commandKeyOf(event)
  if (event.ctrlKey || event.metaKey)
    return event.shiftKey || event.altKey ? null : (COMMAND_KEYS[key] ?? null)
  if (event.altKey) return event.shiftKey ? null : (CARRYING_KEYS[key] ?? null)
  if (isCharacter(key) && !hasLetterKeys) return null
  if (key === 'Enter' && target?.closest(ANSWERS_ENTER)) return null
  return PLAIN_KEYS[key] ?? null
}
