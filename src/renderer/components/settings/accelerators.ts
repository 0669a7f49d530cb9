import type { DesktopFacts, HotkeyState } from '#shared/state.ts'

type Os = DesktopFacts['os']

/** The parts of a key press that make a hotkey. */
export type KeyPress = Pick<
  KeyboardEvent,
  'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>

const NAMED_CODES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Space: 'Space',
  Enter: 'Enter',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Backquote: '`'
}

/**
 * The Electron accelerator of a key press, or null while it is not one yet: a hotkey needs a key
 * besides Shift, and a modifier that keeps it out of the way of typing, except for F1 to F24.
 */
export function acceleratorOf(press: KeyPress, os: Os): string | null {
  const key = keyOf(press.code)
  if (key === null) return null
  const modifiers = modifiersOf(press, os)
  const keepsTyping = modifiers.some((each) => each !== 'Shift') || /^F\d+$/.test(key)
  return keepsTyping ? [...modifiers, key].join('+') : null
}

/** The other action that already has this accelerator, if any. */
export function takenBy(
  accelerator: string,
  hotkeys: readonly HotkeyState[],
  except: HotkeyState['action']
): HotkeyState | undefined {
  return hotkeys.find((each) => each.accelerator === accelerator && each.action !== except)
}

function modifiersOf(press: KeyPress, os: Os): readonly string[] {
  const [primary, secondary] =
    os === 'darwin' ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  return [
    primary && 'CommandOrControl',
    secondary && (os === 'darwin' ? 'Control' : 'Super'),
    press.altKey && 'Alt',
    press.shiftKey && 'Shift'
  ].filter((each) => each !== false)
}

function keyOf(code: string): string | null {
  const plain = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code)
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? NAMED_CODES[code] ?? null
}
