import path from 'node:path'
import type { App } from 'electron'

/** The paths of the files that come with Gleaner. */
export interface Resources {
  readonly trayIcons: string
  readonly appIcon: string
  readonly preload: string
  /** The built pages of the windows. */
  readonly pages: string
  /** The lists of bundled packages that the build writes. */
  readonly thirdParty: readonly string[]
}

/** Returns the paths. In a package, pictures are beside the archive because tray hosts open the files themselves. */
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
