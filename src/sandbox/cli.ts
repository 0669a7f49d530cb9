import { parseArgs } from 'node:util'
import type { SandboxOptions } from './server.ts'

const USAGE =
  'usage: sandbox [--port 0] [--mode duration|timestamps] [--clock 2026-11-18T15:00:00Z] [--limit 100] [--empty]'

class UsageError extends Error {}

function readOptions(args: readonly string[]): SandboxOptions {
  const values = parseOptions(args)
  const { mode } = values
  if (mode !== 'duration' && mode !== 'timestamps') {
    throw new UsageError(`--mode is duration or timestamps, not ${mode}`)
  }
  return {
    mode,
    empty: values.empty,
    port: readWhole('--port', values.port, 0, 65_535),
    limit: readWhole('--limit', values.limit, 1, 1_000_000),
    ...(values.clock === undefined ? {} : { now: startClock(values.clock) })
  }
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        mode: { type: 'string', default: 'duration' },
        clock: { type: 'string' },
        limit: { type: 'string', default: '100' },
        empty: { type: 'boolean', default: false }
      }
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function readWhole(name: string, text: string, low: number, high: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN
  if (value >= low && value <= high) return value
  throw new UsageError(`${name} is a whole number from ${low} to ${high}, not ${text}`)
}

/** Returns a clock that starts at an instant and then runs at normal speed. */
function startClock(text: string): () => number {
  const start = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(start)) {
    throw new UsageError(`--clock is an ISO 8601 moment like 2026-11-18T15:00:00Z, not ${text}`)
  }
  const offset = start - Date.now()
  return () => Date.now() + offset
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
  const { createSandbox } = await import('./server.ts')
  const sandbox = await createSandbox(options)
  const { url, accountId, tokens } = sandbox
  console.log(JSON.stringify({ url, accountId, tokens }))
  const stop = () => void sandbox.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

run().catch((error: unknown) => {
  const wrongUsage = error instanceof UsageError
  console.error(error instanceof Error ? error.message : error)
  if (wrongUsage) console.error(USAGE)
  process.exitCode = wrongUsage ? 2 : 1
})
