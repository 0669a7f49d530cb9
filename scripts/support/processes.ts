import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './paths.ts'

export interface Outcome {
  readonly code: number
  readonly output: string
  readonly ms: number
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv
  /** `show` gives the command our own input and output; `keep` collects what it writes. */
  readonly output?: 'show' | 'keep'
}

/** Thrown when we were told to end while a command ran; the command has ended by then. */
export class Interrupted extends Error {
  readonly code: number
  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`)
    this.code = 128 + constants.signals[signal]
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a command to its end, passing on the signals that are meant for both. */
async function run(
  command: string,
  args: readonly string[],
  { env = process.env, output = 'keep' }: RunOptions = {}
): Promise<Outcome> {
  const started = performance.now()
  const stdio: SpawnOptions['stdio'] = output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe']
  const child = spawn(command, args, { cwd: root, env, stdio })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await ended(child)
  return { code, output: Buffer.concat(chunks).toString(), ms: performance.now() - started }
}

/** Runs one of the project's own tools under this Node. */
export function runNode(args: readonly string[], options?: RunOptions): Promise<Outcome> {
  return run(process.execPath, args, options)
}

/** Waits for a child; its exit code, or 128 and more for the signal that ended it. */
export async function ended(child: ChildProcess): Promise<number> {
  const passing = passSignalsTo(child)
  try {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    child.once('error', reject)
    child.once('close', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM'])
    )
    const code = await promise
    if (passing.received) throw new Interrupted(passing.received)
    return code
  } finally {
    passing.stop()
  }
}

function passSignalsTo(child: ChildProcess) {
  const passing: { received?: NodeJS.Signals; stop(): void } = {
    stop: () => endings.forEach((signal) => process.off(signal, pass))
  }
  function pass(signal: NodeJS.Signals) {
    passing.received = signal
    // A terminal sends Ctrl+C to the whole group: the child has it already.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  endings.forEach((signal) => process.on(signal, pass))
  return passing
}
