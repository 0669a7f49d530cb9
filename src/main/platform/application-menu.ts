import type { Menu } from 'electron'
import type { DesktopFacts } from '#shared/state.ts'

/** Sets the menu that macOS needs for keys such as copy and close. Other systems get none. */
export function setApplicationMenu(MenuClass: typeof Menu, os: DesktopFacts['os']): void {
  const menu =
    os === 'darwin'
      ? MenuClass.buildFromTemplate([
          { role: 'appMenu' },
          { role: 'editMenu' },
          { role: 'windowMenu' }
        ])
      : null
  MenuClass.setApplicationMenu(menu)
}
