import { Interrupted } from './processes.ts'

/** A reason to stop that is printed without a stack; the script ends with its exit code. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Prints a line for a milestone to stderr. Stdout is for the result of a script. */
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
      process.exitCode = error instanceof Failure ? error.exitCode : 1
    }
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
