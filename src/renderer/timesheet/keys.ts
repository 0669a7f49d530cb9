import { isHeldAction } from '#renderer/state/one-press.ts'

/** What a key asks of the week view. */
export type WeekAction =
  | { readonly kind: 'move-day'; readonly days: number }
  | { readonly kind: 'move-entry'; readonly by: 1 | -1 }
  | { readonly kind: 'look'; readonly look: 'grid' | 'list' | 'timeline' }
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
  g: { kind: 'look', look: 'grid' },
  l: { kind: 'look', look: 'list' },
  d: { kind: 'look', look: 'timeline' },
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

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]'
const OPEN_LAYER = '[role="dialog"], [role="menu"], [role="listbox"]'
const ANSWERS_ENTER = 'button, a[href], summary'

/** The action of a key press, or null where the key belongs to a field, a list, a button or the system. */
export function weekActionOf(event: KeyboardEvent): WeekAction | null {
  const target = event.target instanceof Element ? event.target : null
  if (event.defaultPrevented || isHeldAction(event)) return null
  if (target?.closest(`${TYPING}, ${OPEN_LAYER}`)) return null
  if (event.ctrlKey || event.metaKey) {
    return event.shiftKey || event.altKey ? null : (COMMAND_KEYS[event.key.toLowerCase()] ?? null)
  }
  if (event.altKey) return event.shiftKey ? null : (CARRYING_KEYS[event.key] ?? null)
  if (event.key === 'Enter' && target?.closest(ANSWERS_ENTER)) return null
  return PLAIN_KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null
}
