import type { ElectronApplication } from '@playwright/test'
import type { DesktopOs } from './desktop.ts'
import { desktopOver } from './desktop-calls.ts'
import type { Call } from './desktop-calls.ts'

type Table = Record<string, Record<string, (...args: unknown[]) => unknown>>

/** The desktop of the stand-in, which has one more export than Electron for this purpose. */
export function standInDesktop(app: ElectronApplication): DesktopOs {
  const call = (group: string, verb: string, ...args: unknown[]): Promise<unknown> =>
    app.evaluate(
      (electron, { group, verb, args }) => {
        const { standIn } = electron as unknown as { standIn: Table }
        return standIn[group]?.[verb]?.(...args)
      },
      { group, verb, args }
    )
  return desktopOver(app, call as Call)
}
