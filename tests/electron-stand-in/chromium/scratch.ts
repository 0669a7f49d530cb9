import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'stand-in-'

export interface Scratch {
  readonly profile: string
  readonly temp: string
  remove(): void
}

/** One folder for everything Chromium writes, with our process id in its name. */
export function makeScratch(): Scratch {
  sweep()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const temp = join(folder, 'tmp')
  mkdirSync(temp)
  return {
    profile: join(folder, 'profile'),
    temp,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
  }
}

/** Removes what stand-ins left that were killed before they could tidy up. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (pid && !isRunning(Number(pid)))
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
