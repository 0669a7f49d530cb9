import type { Menu } from 'electron'
import type { DesktopFacts } from '#shared/state.ts'

/** macOS gives windows the keys for copying and closing through a menu only; others need none. */
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
