import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '#scripts/support/lock.mjs'

describe('a lock between processes', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lock-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('a lock admits one process after the other', async () => {
    const log: string[] = []
    const inside = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const work = (name: string, during: () => Promise<void>) =>
      withLock(root, 'build', async () => {
        log.push(`${name} begins`)
        await during()
        log.push(`${name} ends`)
      })
    const one = work('one', () => {
      inside.resolve()
      return finish.promise
    })
    await inside.promise
    const two = work('two', () => Promise.resolve())
    finish.resolve()
    await Promise.all([one, two])
    expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  })

  it('a lock is released after a failure', async () => {
    await expect(withLock(root, 'build', () => Promise.reject(new Error('no')))).rejects.toThrow()
    await expect(withLock(root, 'build', () => Promise.resolve('done'))).resolves.toBe('done')
  })

  it('a lock of a killed process is taken over', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    mkdirSync(join(root, '.cache'))
    writeFileSync(join(root, '.cache/build.lock'), String(pid))
    await expect(withLock(root, 'build', () => Promise.resolve('done'))).resolves.toBe('done')
  })
})
