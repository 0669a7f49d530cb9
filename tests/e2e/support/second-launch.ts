import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Gleaner } from './gleaner.ts'

/**
 * Launches Gleaner once more beside the one that runs, as a desktop does for a key of its own or an
 * address; answers how the second process ended.
 */
export async function launchBeside(
  gleaner: Gleaner,
  ...args: readonly string[]
): Promise<number | null> {
  const { spawnfile, spawnargs } = gleaner.app.process()
  // the debugger's switches belong to the first process alone
  const given = spawnargs
    .slice(1)
    .filter((arg) => !/^(--inspect|--remote-debugging|--hidden)/.test(arg))
  const second = spawn(spawnfile, [...given, ...args], {
    stdio: 'ignore',
    // beside an address no switch chooses the folder
    env: { ...process.env, ...gleaner.environment, GLEANER_USER_DATA: gleaner.userData }
  })
  const [code] = (await once(second, 'exit')) as [number | null]
  return code
}
