import { characterOf, isCharacter, latinKeyOf } from '#renderer/window/key-press.ts'
import type { DesktopFacts, HotkeyState } from '#shared/state.ts'

type Os = DesktopFacts['os']

/** The parts of a key event that make a hotkey. */
export type RecordedPress = Pick<
  KeyboardEvent,
  'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>

/** The characters that the present keyboard layout has on its keys, by `KeyboardEvent.code`. */
export type KeyboardLayout = ReadonlyMap<string, string>

/** A key press while a hotkey is recorded. */
export type Recording =
  | { readonly kind: 'keys'; readonly accelerator: string }
  /** More keys are needed. */
  | { readonly kind: 'incomplete' }
  /** The keys type this character on the present layout; '' for an accent. */
  | { readonly kind: 'types'; readonly character: string }
  /** Electron has no name for the key. */
  | { readonly kind: 'unknown' }

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
  Insert: 'Insert'
}

/** Signs that Electron takes as keys, by the signs that a US keyboard types there with Shift. */
const SIGNS: Readonly<Record<string, string>> = {
  _: '-',
  '=': '=',
  '<': ',',
  '>': '.',
  '?': '/',
  ':': ';',
  '~': '`'
}
const MODIFIERS = /^(Control|Shift|Alt|AltGraph|Meta|OS|CapsLock|Fn|Dead|Process)$/

/**
 * Returns the Electron accelerator of a key press, by the letter that the key has on the present layout: on a German
 * keyboard the key labelled Z is Z. A hotkey needs a key besides Shift, and a modifier that keeps it out of the way of
 * typing, except for F1 to F24. Keys that type a character with AltGr (Ctrl+Alt on Windows, Option on macOS) are
 * refused, because the hotkey would take that character away.
 */
export function recordingOf(
  press: RecordedPress,
  os: Os,
  layout: KeyboardLayout | null = null
): Recording {
  const character = typedByAltGr(press, os, layout)
  if (character !== null) return { kind: 'types', character }
  const key = keyOf(press, layout)
  if (key === null) return { kind: MODIFIERS.test(press.key) ? 'incomplete' : 'unknown' }
  const modifiers = modifiersOf(press, os)
  const keepsTyping = modifiers.some((each) => each !== 'Shift') || /^F\d+$/.test(key)
  if (!keepsTyping) return { kind: 'incomplete' }
  return { kind: 'keys', accelerator: [...modifiers, key].join('+') }
}

/** Returns the other action that already has this accelerator, if any. */
export function takenBy(
  accelerator: string,
  hotkeys: readonly HotkeyState[],
  except: HotkeyState['action']
): HotkeyState | undefined {
  return hotkeys.find((each) => each.accelerator === accelerator && each.action !== except)
}

function modifiersOf(press: RecordedPress, os: Os): readonly string[] {
  const [primary, secondary] =
    os === 'darwin' ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  return [
    primary && 'CommandOrControl',
    secondary && (os === 'darwin' ? 'Control' : 'Super'),
    press.altKey && 'Alt',
    press.shiftKey && 'Shift'
  ].filter((each) => each !== false)
}

function keyOf(press: RecordedPress, layout: KeyboardLayout | null): string | null {
  const fixed = /^(?:Digit(\d)|(F\d{1,2}))$/.exec(press.code)
  const named = fixed?.[1] ?? fixed?.[2] ?? NAMED_CODES[press.code]
  if (named !== undefined) return named
  const characters = [characterOf(press), layout?.get(press.code) ?? '']
  const letter = [...characters, latinKeyOf(press) ?? ''].find((each) => /^[a-z]$/i.test(each))
  if (letter !== undefined) return letter.toUpperCase()
  const isSign = (each: string): boolean => Object.values(SIGNS).includes(each)
  return characters.find(isSign) ?? SIGNS[characters[0] ?? ''] ?? null
}

function typedByAltGr(press: RecordedPress, os: Os, layout: KeyboardLayout | null): string | null {
  const isAltGr = press.getModifierState?.('AltGraph') === true
  const actsLikeAltGr =
    press.altKey && (os === 'darwin' ? !press.ctrlKey && !press.metaKey : press.ctrlKey)
  if (!isAltGr && !actsLikeAltGr) return null
  if (press.key === 'Dead') return ''
  const key = characterOf(press)
  if (!isCharacter(key)) return null
  return isAltGr || !isOnKey(key, press, layout) ? key : null
}

/** True if a key has this character without AltGr. */
function isOnKey(key: string, press: RecordedPress, layout: KeyboardLayout | null): boolean {
  if (/^[a-z]$/i.test(key) || layout?.get(press.code) === key.toLowerCase()) return true
  if (/^Digit\d$/.test(press.code)) return press.shiftKey || /^\d$/.test(key)
  if (!press.code.startsWith('Key')) return true
  return /^(?!\p{Script=Latin})\p{L}$/u.test(key)
}
