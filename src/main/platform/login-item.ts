import type { App } from 'electron'
import type { DesktopFacts, LoginItemStatus } from '#shared/state.ts'
import type { LoginItemPort } from './ports.ts'

/** Tells a launch at login from one by hand: show nothing but the tray. */
export const HIDDEN = '--hidden'

export interface SystemLoginItemOptions {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>
  readonly os: Exclude<DesktopFacts['os'], 'linux'>
  /** The program itself. */
  readonly program: string
}

/** The login item of Windows and macOS. */
export function createSystemLoginItem({ app, os, program }: SystemLoginItemOptions): LoginItemPort {
  // Windows finds the entry by exactly what it was made with
  const windowsEntry = { path: program, args: [HIDDEN] }

  function status(): LoginItemStatus {
    if (os === 'win32') {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(windowsEntry)
      // one that was switched off in the task manager is there all the same
      return openAtLogin && executableWillLaunchAtLogin ? 'on' : 'off'
    }
    const settings = app.getLoginItemSettings()
    if (settings.status === 'requires-approval') return 'needs-approval'
    return settings.openAtLogin ? 'on' : 'off'
  }

  return {
    status: async () => status(),
    async set(openAtLogin) {
      try {
        app.setLoginItemSettings(
          os === 'win32' ? { openAtLogin, enabled: openAtLogin, ...windowsEntry } : { openAtLogin }
        )
        return status()
      } catch {
        return 'unavailable'
      }
    }
  }
}
