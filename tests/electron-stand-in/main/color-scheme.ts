import type { Params } from '../chromium/protocol.ts'

/** What `prefers-color-scheme` says to a page. */
export function colorScheme(dark: boolean): Params<'Emulation.setEmulatedMedia'> {
  return { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] }
}
