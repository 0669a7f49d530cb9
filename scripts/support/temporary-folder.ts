import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Gives `work` a folder of its own (mode 700) and removes it afterwards, whatever happened. */
export async function withTemporaryFolder<T>(
  prefix: string,
  work: (folder: string) => Promise<T>
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${prefix}-`))
  try {
    return await work(folder)
  } finally {
    await remove(folder)
  }
}

// A daemon that ends may delete a file while rmSync runs, which makes rmSync stop half-way.
async function remove(folder: string, attempts = 20): Promise<void> {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  if (!existsSync(folder) || attempts === 0) return
  await sleep(50)
  await remove(folder, attempts - 1)
}
