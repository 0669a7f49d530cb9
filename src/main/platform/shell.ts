import type { Shell } from 'electron'
import type { ShellPort } from './ports.ts'

/** Opens https addresses and the data folder, and refuses everything else. */
export function createShell(
  shell: Pick<Shell, 'openExternal' | 'openPath'>,
  dataFolder: string
): ShellPort {
  return {
    async openExternal(url) {
      if (new URL(url).protocol !== 'https:') throw new Error('Only https addresses are opened')
      await shell.openExternal(url)
    },
    async openDataFolder() {
      const trouble = await shell.openPath(dataFolder)
      if (trouble !== '') throw new Error(trouble)
    }
  }
}
