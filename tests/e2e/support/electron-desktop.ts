import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { pretendLongUptime } from '#tests/support/long-uptime.ts'
import type { DesktopOs } from './desktop.ts'
import { desktopOver } from './desktop-calls.ts'
import type { Call } from './desktop-calls.ts'
import { installDesktopHooks } from './electron-hooks.ts'

type Table = Record<string, Record<string, (...args: unknown[]) => unknown>>

/** Writes the hooks to a file for Electron's `-r`, so that they run before the first line of the app. */
export function writeDesktopHooks(folder: string): string {
  const file = join(folder, 'desktop-hooks.cjs')
  const uptime = `(${String(pretendLongUptime)})(require('node:os'), require('node:module'))`
  const hooks = `(${String(installDesktopHooks)})(require('electron'))`
  writeFileSync(file, `${uptime}\n${hooks}\n`)
  return file
}

/** The desktop of real Electron. Hooks record the app's calls and return the results. */
export function electronDesktop(app: ElectronApplication): DesktopOs {
  const call = (group: string, verb: string, ...args: unknown[]): Promise<unknown> =>
    app.evaluate(
      (_electron, { group, verb, args }) => {
        const { desktopHooks } = globalThis as unknown as { desktopHooks: Table }
        return desktopHooks[group]?.[verb]?.(...args)
      },
      { group, verb, args }
    )
  return desktopOver(app, call as Call)
}
