import { commandOf } from './support/paths.ts'
import { runNode } from './support/processes.ts'
import { findRuntime, sandboxSwitches, type Runtime } from './support/runtime.ts'
import { say, script } from './support/script.ts'
import { withDisplay } from './support/with-display.ts'

await script(async () => {
  const runtime = await findRuntime()
  if (runtime.kind === 'stand-in') say('runtime', `the stand-in: ${runtime.reason}`)
  return withDisplay(async (display) => {
    const env = { ...process.env, ...display, ...environmentFor(runtime) }
    return (await runNode(commandFor(runtime), { output: 'show', env })).code
  })
})

function commandFor(runtime: Runtime): string[] {
  const noSandbox = runtime.kind === 'electron' && sandboxSwitches().length > 0
  const switches = noSandbox ? ['--noSandbox'] : []
  return [commandOf('electron-vite'), 'dev', '--watch', ...switches, '--', ...process.argv.slice(2)]
}

// The windows of `dev` come from a server on this computer, which the stand-in refuses by default.
function environmentFor({ kind, binary }: Runtime): NodeJS.ProcessEnv {
  const standIn = { STAND_IN_HEADFUL: '1', STAND_IN_NETWORK: '1' }
  return { ELECTRON_EXEC_PATH: binary, ...(kind === 'stand-in' && standIn) }
}
