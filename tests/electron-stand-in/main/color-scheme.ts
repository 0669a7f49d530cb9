import type { Params } from '../chromium/protocol.ts'

/** Returns the emulated media features for `prefers-color-scheme`. */
export function colorScheme(dark: boolean): Params<'Emulation.setEmulatedMedia'> {
  return { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] }
}
