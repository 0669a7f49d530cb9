import { plainCharacters } from '#shared/plain-characters.ts'

/** The parts of a keyboard event that identify its key. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> &
  Partial<Pick<KeyboardEvent, 'code' | 'isComposing' | 'shiftKey'>>

/** The key of an event that belongs to an input method. No command has this name. */
export const COMPOSING = 'Process'

/** A letter that is not Latin. */
const OTHER_SCRIPT = /^(?!\p{Script=Latin})\p{L}\p{M}*$/u
const PUNCTUATION: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backquote: '`'
}

const TEXT_FIELD = 'input, textarea, select, [contenteditable="true"], [role="combobox"]'
const OPEN_LAYER = '[role="dialog"], [role="menu"], [role="listbox"]'

/**
 * Returns the name of a key for commands: `event.key`, or the key in the same place of a US keyboard where the
 * present layout has a letter that is not Latin. For example, "ы" of a Russian keyboard is "s". A key that an input
 * method uses is `COMPOSING`, so that nothing acts on Enter, Escape or arrows while the user composes.
 */
export function keyOf(event: KeyPress): string {
  const character = characterOf(event)
  return OTHER_SCRIPT.test(character) ? (latinKeyOf(event) ?? character) : character
}

/** Returns a key for commands in lower case: "s" for S with and without Shift. */
export function commandKeyOf(event: KeyPress): string {
  const key = keyOf(event)
  return isCharacter(key) ? key.toLowerCase() : key
}

/** Returns the character that a key types, full-width forms as ASCII; the name of any other key. */
export function characterOf({ key, isComposing = false }: KeyPress): string {
  return isComposing ? COMPOSING : plainCharacters(key)
}

/** Returns the key of a place on the keyboard as a US layout has it: "s" for `KeyS`; null for any other place. */
export function latinKeyOf({ code = '', shiftKey = false }: Partial<KeyPress>): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase()
  return PUNCTUATION[code] ?? null
}

/** True if a key types a letter, a digit or a sign. */
export function isCharacter(key: string): boolean {
  return key.length === 1 && key !== ' '
}

/** True if a key is pressed in a text field. */
export function isInTextField({ target }: Event): boolean {
  return target instanceof Element && target.closest(TEXT_FIELD) !== null
}

/** True while a dialog is open in the window, wherever the focus is. */
export function hasOpenDialog(): boolean {
  return document.querySelector('[role="dialog"]') !== null
}

/** True if a key belongs to a text field, or to an open menu, list or dialog, and is not a command of the window. */
export function isTakenByFocus(event: Event): boolean {
  const isInLayer = event.target instanceof Element && event.target.closest(OPEN_LAYER) !== null
  /* Typed letters search the items of an open menu, even before it has the focus. */
  return isInLayer || isInTextField(event) || document.querySelector('[role="menu"]') !== null
}
