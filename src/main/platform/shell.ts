import type { Shell } from 'electron'
import type { ShellPort } from './ports.ts'

/** The last gate before the system: whatever asks, nothing but https leaves. */
export function createShell(shell: Pick<Shell, 'openExternal'>): ShellPort {
  return {
    async openExternal(url) {
      if (new URL(url).protocol !== 'https:') throw new Error('Only https addresses are opened')
      await shell.openExternal(url)
    }
  }
}
