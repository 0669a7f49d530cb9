/** The parts of a keyboard event that tell which key it is. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> &
  Partial<Pick<KeyboardEvent, 'code' | 'isComposing' | 'shiftKey'>>

/** The key of an event that belongs to an input method. No command has this name. */
export const COMPOSING = 'Process'

/** Full-width forms of ASCII, as Japanese and Chinese input methods write digits: "１" for "1". */
const FULL_WIDTH = /^[\uFF01-\uFF5E]$/
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

/**
 * Returns the name of a key for commands: `event.key`, but the key in the same place of a US keyboard where the
 * present layout has a letter that is not Latin. On a Russian keyboard the key "ы" is "s". A key that an input
 * method uses is `COMPOSING`, so that nothing acts on Enter, Escape or arrows while the user composes.
 */
export function keyOf(event: KeyPress): string {
  const character = characterOf(event)
  return OTHER_SCRIPT.test(character) ? (latinKeyOf(event) ?? character) : character
}

/** Returns the character that a key types, with full-width forms as ASCII; the name of any other key. */
export function characterOf({ key, isComposing = false }: KeyPress): string {
  if (isComposing) return COMPOSING
  return FULL_WIDTH.test(key) ? key.normalize('NFKC') : key
}

/** Returns a key for commands in lower case: "s" for S with and without Shift. */
export function commandKeyOf(event: KeyPress): string {
  const key = keyOf(event)
  return key.length === 1 ? key.toLowerCase() : key
}

function latinKeyOf({ code = '', shiftKey = false }: KeyPress): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase()
  return PUNCTUATION[code] ?? null
}
