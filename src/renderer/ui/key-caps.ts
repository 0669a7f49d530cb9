import type { Messages } from '#shared/messages/catalogue.ts'

type Os = 'linux' | 'darwin' | 'win32'
type KeyNames = Messages['common']['keyNames']

const MAC: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Option: '⌥',
  Shift: '⇧',
  Enter: '⏎'
}

/** Returns the labels of the keys of an Electron accelerator, `CommandOrControl+Alt+H`, one for each key. */
export function keyCaps(accelerator: string, os: Os, names: KeyNames): readonly string[] {
  const keys = accelerator === '+' ? [accelerator] : accelerator.split('+')
  return keys.map((key) => (os === 'darwin' && MAC[key]) || nameOf(key, names))
}

/** Formats an accelerator: `Ctrl+Alt+H`, or `⌘+⌥+H` on macOS. */
export function keysInWords(accelerator: string, os: Os, names: KeyNames): string {
  return keyCaps(accelerator, os, names).join('+')
}

function nameOf(key: string, names: KeyNames): string {
  const name = key === 'CommandOrControl' ? 'Control' : key
  return Object.hasOwn(names, name) ? names[name as keyof KeyNames] : name
}
