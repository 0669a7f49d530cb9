import { commandOf } from './support/paths.ts'
import { runNode } from './support/processes.ts'
import { findRuntime, sandboxSwitches } from './support/runtime.ts'
import { say, script } from './support/script.ts'
import { hasDisplay, startXvfb } from './support/xvfb.ts'

await script(async () => {
  const runtime = await findRuntime()
  const command = [commandOf('electron-vite'), 'dev']
  const own = process.argv.slice(2)
  if (runtime.kind === 'electron') {
    const args = sandboxSwitches().length > 0 ? ['--noSandbox'] : []
    const env = { ...process.env, ELECTRON_EXEC_PATH: runtime.binary }
    return (await runNode([...command, ...args, '--', ...own], { output: 'show', env })).code
  }
  say('runtime', `the stand-in: ${runtime.reason}`)
  const display = hasDisplay() ? undefined : await startXvfb()
  const env = {
    ...process.env,
    ...(display && { DISPLAY: display.name }),
    ELECTRON_EXEC_PATH: runtime.binary,
    STAND_IN_HEADFUL: '1',
    STAND_IN_NETWORK: '1'
  }
  const ran = runNode([...command, '--', ...own], { output: 'show', env })
  return (await ran.finally(() => display?.stop())).code
})
