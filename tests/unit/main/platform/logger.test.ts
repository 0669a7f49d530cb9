import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createLogger, logUncaught } from '#main/platform/logger.ts'
import { temporaryFolder } from './temporary-folder.ts'

function logIn(folder: string) {
  const logs = path.join(folder, 'logs')
  const file = path.join(logs, 'gleaner.log')
  const logger = createLogger({ folder: logs, now: () => Date.UTC(2026, 10, 23) })
  const text = () => readFileSync(file, 'utf8')
  const lines = () =>
    text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { logger, logs, file, text, lines }
}

describe('the log', () => {
  it('each event is a line of JSON', () => {
    const { logger, lines } = logIn(temporaryFolder())
    logger.info('started', { ms: 120, demo: true })
    logger.warn('command refused')
    expect(lines()).toEqual([
      { time: '2026-11-23T00:00:00.000Z', level: 'info', event: 'started', ms: 120, demo: true },
      { time: '2026-11-23T00:00:00.000Z', level: 'warn', event: 'command refused' }
    ])
  })

  it('an error is logged with its name, code and stack, without its message', () => {
    const { logger, text, lines } = logIn(temporaryFolder())
    const cause = Object.assign(new Error('Acme secret\n    spilled notes'), { code: 'ECONNRESET' })
    const error = Object.assign(new TypeError('my private notes', { cause }), {
      kind: 'offline',
      status: 502,
      said: 'Acme',
      code: 'words of a person'
    })
    logger.error('push failed', error)
    expect(text()).not.toMatch(/private|Acme|spilled|words/)
    expect(lines()[0]).toMatchObject({
      event: 'push failed',
      error: { name: 'TypeError', kind: 'offline', status: 502, cause: { code: 'ECONNRESET' } }
    })
    expect(text()).toContain('logger.test.ts')
  })

  it('a thrown value that is no error is logged by its type only', () => {
    const { logger, lines } = logIn(temporaryFolder())
    logger.error('odd', 'private words')
    expect(lines()[0]?.['error']).toEqual({ name: 'string' })
  })

  it('a long value is cut', () => {
    const { logger, lines } = logIn(temporaryFolder())
    logger.info('long', { reason: 'x'.repeat(5000) })
    expect(lines()[0]?.['reason']).toHaveLength(200)
  })

  it('the log stays small, with one older file', () => {
    const { logger, logs, file, lines } = logIn(temporaryFolder())
    logger.info('first')
    for (const round of [1, 2]) {
      writeFileSync(file, `${round}`.repeat(600_000))
      logger.info('later')
      expect(lines()).toHaveLength(1)
      expect(readFileSync(path.join(logs, 'gleaner.old.log'), 'utf8')[0]).toBe(`${round}`)
    }
    expect(statSync(file).size).toBeLessThan(1000)
  })

  it('a log that cannot be written does not throw', () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'logs'), 'a file where the folder should be')
    expect(() => logIn(folder).logger.info('x')).not.toThrow()
    expect(existsSync(path.join(folder, 'logs'))).toBe(true)
  })

  it('uncaught errors are logged', () => {
    const process = new EventEmitter()
    const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
    logUncaught(process, logger)
    process.emit('uncaughtException', new Error('x'))
    process.emit('unhandledRejection', new Error('y'))
    expect(logger.error.mock.calls.map(([event]) => event as unknown)).toEqual([
      'uncaught exception',
      'unhandled rejection'
    ])
  })
})
