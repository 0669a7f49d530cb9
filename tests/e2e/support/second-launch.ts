import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Gleaner } from './gleaner.ts'

/**
 * Launches Gleaner again beside the running one, as a desktop does for a hotkey or a link. Returns the exit code of
 * the second process.
 */
export async function launchBeside(
  gleaner: Gleaner,
  ...args: readonly string[]
): Promise<number | null> {
  const { spawnfile, spawnargs } = gleaner.app.process()
  // the debugger's switches belong to the first process only
  const given = spawnargs
    .slice(1)
    .filter((arg) => !/^(--inspect|--remote-debugging|--hidden)/.test(arg))
  const second = spawn(spawnfile, [...given, ...args], {
    stdio: 'ignore',
    // a command line with a link cannot choose the data folder
    env: { ...process.env, ...gleaner.environment, GLEANER_USER_DATA: gleaner.userData }
  })
  const [code] = (await once(second, 'exit')) as [number | null]
  return code
}
