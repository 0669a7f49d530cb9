import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { root } from './paths.ts'

export interface Outcome {
  readonly code: number
  readonly output: string
  readonly ms: number
}

export interface MeasuredOutcome extends Outcome {
  /** User and system time, including child processes; undefined if the system does not report it. */
  readonly cpuMs: number | undefined
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv
  /** `show` connects the command to this process's input and output; `keep` collects its output. */
  readonly output?: 'show' | 'keep'
}

/** Thrown if this process was told to end while a command ran. The command has ended. */
export class Interrupted extends Error {
  readonly code: number
  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`)
    this.code = 128 + constants.signals[signal]
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs one of the project's tools under this Node, and forwards signals to it. */
export async function runNode(
  args: readonly string[],
  { env = process.env, output = 'keep' }: RunOptions = {}
): Promise<Outcome> {
  const { outcome } = await run(args, env, streams(output))
  return outcome
}

/** Like `runNode`, and measures CPU time. */
export async function runMeasured(
  args: readonly string[],
  { env = process.env, output = 'keep' }: RunOptions = {}
): Promise<MeasuredOutcome> {
  const wrapped = [join(root, 'scripts/support/measured.ts'), ...args]
  const { outcome, told } = await run(wrapped, env, [...streams(output), 'pipe'])
  return { ...outcome, cpuMs: told === '' ? undefined : Number(told) }
}

function streams(output: 'show' | 'keep'): ('inherit' | 'ignore' | 'pipe')[] {
  return output === 'show' ? ['inherit', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe']
}

async function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdio: ('inherit' | 'ignore' | 'pipe')[]
): Promise<{ readonly outcome: Outcome; readonly told: string }> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { cwd: root, env, stdio })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  const extra = child.stdio[3] as Readable | null | undefined
  const [code, told] = await Promise.all([ended(child), extra ? text(extra) : ''])
  const output = Buffer.concat(chunks).toString()
  return { outcome: { code, output, ms: performance.now() - started }, told }
}

/** Waits for a child. Returns its exit code, or 128 plus the number of the signal that ended it. */
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
