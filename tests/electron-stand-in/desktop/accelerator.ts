const MODIFIERS = new Map([
  ['commandorcontrol', 'ctrl'],
  ['cmdorctrl', 'ctrl'],
  ['control', 'ctrl'],
  ['ctrl', 'ctrl'],
  ['alt', 'alt'],
  ['option', 'alt'],
  ['altgr', 'altgr'],
  ['shift', 'shift'],
  ['super', 'super'],
  ['meta', 'super'],
  ['command', 'super'],
  ['cmd', 'super']
])

/** One spelling for each combination of keys: 'CmdOrCtrl+Shift+H' and 'Shift+Ctrl+h' are the same. */
export function canonical(accelerator: string): string {
  const parts = String(accelerator)
    .split('+')
    .map((part) => part.trim().toLowerCase())
  const keys = parts.filter((part) => !MODIFIERS.has(part))
  const [key] = keys
  if (keys.length !== 1 || !key) {
    throw new TypeError(
      `Error processing argument at index 0, conversion failure from ${accelerator}`
    )
  }
  const modifiers = parts.flatMap((part) => MODIFIERS.get(part) ?? [])
  return [...new Set(modifiers.sort()), key].join('+')
}
