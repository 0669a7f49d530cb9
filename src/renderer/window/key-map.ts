import { commandKeyOf, isCharacter, type KeyPress } from './key-press.ts'

/**
 * Keys that give one command. A chord is a key as `commandKeyOf` names it, with `Mod` (Ctrl or Cmd), `Alt` and `Shift`
 * in front, in this order: `n`, `Mod+z`, `Alt+Shift+ArrowDown`.
 */
export interface KeyBinding<Command, Line extends string = string> {
  readonly keys: readonly string[]
  readonly command: Command
  /** The line of a list of keys that shows this binding; absent for keys that no list shows. */
  readonly line?: Line
}

/**
 * Returns the command of a key press, or null. Chords with `Mod` or `Alt` match exactly. For any other chord Shift makes
 * no difference unless a binding names it; only Shift+Tab never matches `Tab`.
 *
 * @param hasLetterKeys is false if the user turned off commands by single letters and signs.
 */
export function commandFor<Command>(
  bindings: readonly KeyBinding<Command>[],
  event: KeyPress,
  hasLetterKeys = true
): Command | null {
  const key = commandKeyOf(event)
  const isMod = event.ctrlKey || event.metaKey
  const isPlain = !isMod && !event.altKey
  if (isPlain && isCharacter(key) && !hasLetterKeys) return null
  const modifiers = (isMod ? 'Mod+' : '') + (event.altKey ? 'Alt+' : '')
  const find = (chord: string): KeyBinding<Command> | undefined =>
    bindings.find(({ keys }) => keys.includes(chord))
  const exact = find(modifiers + (event.shiftKey ? 'Shift+' : '') + key)
  const found = exact ?? (isPlain && key !== 'Tab' ? find(key) : undefined)
  return found?.command ?? null
}

const CAPS: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowRight: '→',
  Escape: 'Esc'
}

/** Returns the keys of a line, each as `Kbd` takes it: `CommandOrControl+Z` for `Mod+z`. */
export function keysOfLine(
  bindings: readonly KeyBinding<unknown>[],
  line: string
): readonly string[] {
  return bindings.filter((binding) => binding.line === line).flatMap(({ keys }) => keys.map(capsOf))
}

function capsOf(chord: string): string {
  const caps = chord.split('+').map((key) => CAPS[key] ?? key)
  return caps.map((key) => (key.length === 1 ? key.toUpperCase() : key)).join('+')
}
