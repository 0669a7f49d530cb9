import { Interrupted } from './processes.ts'

/** A reason to stop that is said in words, without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure'
}

/** One line per milestone, on stderr: stdout belongs to what a script has to answer. */
export function say(milestone: string, text: string): void {
  console.error(`${milestone.padEnd(8)} ${text}`)
}

/** Runs a script's main function and ends the process with its exit code. */
export async function script(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (error instanceof Interrupted) process.exitCode = error.code
    else {
      console.error(error instanceof Failure ? error.message : error)
      process.exitCode = 1
    }
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
