import type * as Desktop from '#tests/e2e/support/desktop.ts'
import type * as Launch from '#tests/e2e/support/launch.ts'
import { buildApp } from './build-app.ts'
import { inDesktopSession } from './desktop-session.ts'
import { findRuntime, type Runtime } from './runtime.ts'
import { withTemporaryFolder } from './temporary-folder.ts'
import { withDisplay } from './with-display.ts'

type Launcher = Pick<typeof Launch, 'launchApp' | 'quitApp' | 'windowAt'>
type Desktops = Pick<typeof Desktop, 'desktopOf'>

export interface Stage extends Launcher, Desktops {
  readonly runtime: Runtime['kind']
  /** A folder for the app's data, deleted afterwards. */
  readonly folder: string
}

/** Prepares everything that driving the built app needs: build, runtime, keyring, display and a folder. */
export function onStage(work: (stage: Stage) => Promise<number>): Promise<number> {
  return inDesktopSession(async () => {
    await buildApp()
    const runtime = await findRuntime()
    return withTemporaryFolder('gleaner-stage', (folder) => {
      if (runtime.kind === 'stand-in') return perform(work, runtime, folder)
      return withDisplay((display) => {
        Object.assign(process.env, display, { GLEANER_ELECTRON: runtime.binary })
        return perform(work, runtime, folder)
      })
    })
  })
}

// The module that launches the app reads the environment when it is loaded.
async function perform(
  work: (stage: Stage) => Promise<number>,
  { kind }: Runtime,
  folder: string
): Promise<number> {
  const launcher = await import('#tests/e2e/support/launch.ts')
  const desktops = await import('#tests/e2e/support/desktop.ts')
  return work({ ...launcher, ...desktops, runtime: kind, folder })
}
