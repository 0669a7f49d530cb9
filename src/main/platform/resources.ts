import path from 'node:path'
import type { App } from 'electron'

/** Where the files that come with Gleaner are. */
export interface Resources {
  readonly trayIcons: string
  readonly appIcon: string
  readonly preload: string
  /** The built pages of the windows. */
  readonly pages: string
  /** What of others is in Gleaner, as the build found it. */
  readonly thirdParty: readonly string[]
}

/** In a package pictures lie beside the archive, because tray hosts open them by themselves. */
export function findResources(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
  resourcesPath: string
): Resources {
  const root = app.getAppPath()
  const pictures = app.isPackaged ? resourcesPath : path.join(root, 'resources')
  return {
    trayIcons: path.join(pictures, 'tray'),
    appIcon: path.join(pictures, 'icon.png'),
    preload: path.join(root, 'out/preload/index.cjs'),
    pages: path.join(root, 'out/renderer'),
    thirdParty: ['main', 'renderer'].map((part) => path.join(root, 'out', part, 'third-party.json'))
  }
}
