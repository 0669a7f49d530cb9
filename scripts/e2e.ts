import { inTestSession } from './support/at-moment.ts'
import { buildApp } from './support/build-app.ts'
import { electronBinary } from './support/electron-binary.ts'
import { commandOf } from './support/paths.ts'
import { runNode } from './support/processes.ts'
import { Failure, say, script } from './support/script.ts'
import { withTemporaryFolder } from './support/temporary-folder.ts'
import { withDisplay } from './support/with-display.ts'

await script(() =>
  inTestSession(async () => {
    const { electron, args } = readArguments(process.argv.slice(2))
    await buildApp()
    if (electron === undefined) return playwright(args, {})
    say('runtime', `Electron: ${electron}`)
    return withDisplay((display) => playwright(args, { ...display, GLEANER_ELECTRON: electron }))
  })
)

function readArguments(given: readonly string[]) {
  const args = given.filter((argument) => argument !== '--electron')
  const chosen = process.env['GLEANER_ELECTRON'] || undefined
  if (chosen !== undefined || args.length === given.length) return { electron: chosen, args }
  const electron = electronBinary()
  if (electron) return { electron, args }
  throw new Failure("Electron's binary is not here: run `npx install-electron` first.")
}

function playwright(args: readonly string[], extra: NodeJS.ProcessEnv): Promise<number> {
  return withTemporaryFolder('gleaner-e2e', async (folder) => {
    const env = { ...process.env, ...extra, TMPDIR: folder, TMP: folder, TEMP: folder }
    const command = [commandOf('@playwright/test', 'playwright'), 'test', ...args]
    return (await runNode(command, { env, output: 'show' })).code
  })
}
