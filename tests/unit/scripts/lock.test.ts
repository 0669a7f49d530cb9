import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '#scripts/support/lock.mjs'

describe('a lock between processes', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lock-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('lets one work after the other', async () => {
    const log: string[] = []
    const work = (name: string) =>
      withLock(root, 'build', async () => {
        log.push(`${name} begins`)
        await sleep(20)
        log.push(`${name} ends`)
      })
    await Promise.all([work('one'), work('two')])
    expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  })

  it('is free again after work that failed', async () => {
    await expect(withLock(root, 'build', () => Promise.reject(new Error('no')))).rejects.toThrow()
    await expect(withLock(root, 'build', () => Promise.resolve('done'))).resolves.toBe('done')
  })

  it('is taken over from a process that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    mkdirSync(join(root, '.cache'))
    writeFileSync(join(root, '.cache/build.lock'), String(pid))
    await expect(withLock(root, 'build', () => Promise.resolve('done'))).resolves.toBe('done')
  })
})
