import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Logger } from './ports.ts'

/** The size in bytes at which a new file begins. There are two files at most. */
const LIMIT = 512 * 1024
const LONGEST_FACT = 200

export interface LoggerOptions {
  readonly folder: string
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Receives every line as well, during development. */
  readonly echo?: (line: string) => void
}

type Level = 'info' | 'warn' | 'error'

/**
 * Writes lines of JSON to `logs/gleaner.log`; `gleaner.old.log` has the older ones. An error is logged
 * with its name, codes and stack frames, never with its message, because messages quote what was read or
 * typed. Logging never throws; a full disk is reported elsewhere.
 */
export function createLogger({ folder, now, echo }: LoggerOptions): Logger {
  const file = path.join(folder, 'gleaner.log')

  function write(level: Level, event: string, facts: object): void {
    const line = JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...facts })
    echo?.(line)
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT)
        renameSync(file, path.join(folder, 'gleaner.old.log'))
      appendFileSync(file, `${line}\n`, { mode: 0o600 })
    } catch {
      // a log that cannot be written is given up
    }
  }

  return {
    info: (event, facts = {}) => write('info', event, shortened(facts)),
    warn: (event, facts = {}) => write('warn', event, shortened(facts)),
    error: (event, error) => write('error', event, { error: factsOf(error) })
  }
}

/** Returns the parts of an error that hold no data of the user. */
function factsOf(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, errcode, kind, status } = error as unknown as Partial<Record<string, unknown>>
  return {
    name: error.name,
    ...Object.fromEntries(
      Object.entries({ code, errcode, kind, status }).filter(([, value]) => isCode(value))
    ),
    at: (error.stack ?? '').match(/^\s+at .+$/gm)?.map((frame) => frame.trim()) ?? [],
    ...(error.cause === undefined ? {} : { cause: factsOf(error.cause) })
  }
}

function isCode(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^[\w-]{1,40}$/.test(value))
}

function shortened(facts: object): object {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, LONGEST_FACT) : value
    ])
  )
}

/** Logs uncaught errors. The process continues, because all important data is already on the disk. */
export function logUncaught(process: NodeJS.EventEmitter, logger: Logger): void {
  process.on('uncaughtException', (error) => logger.error('uncaught exception', error))
  process.on('unhandledRejection', (reason) => logger.error('unhandled rejection', reason))
}
