import { ESLint, type Linter } from 'eslint'
import ts from 'typescript-eslint'
import { beforeAll, describe, expect, it } from 'vitest'

const eslint = new ESLint({ overrideConfig: ts.configs.disableTypeChecked as Linter.Config })

async function reported(code: string, filePath = 'tests/unit/planted.test.ts'): Promise<number> {
  const results = await eslint.lintText(code, { filePath })
  const messages = results.flatMap((each) => each.messages)
  expect(messages.filter((each) => each.fatal)).toEqual([])
  return messages.filter(({ ruleId }) => ruleId === 'gleaner/no-timed-tests').length
}

beforeAll(() => reported(''), 60_000)

describe('the lint rule against timed tests', () => {
  it.each([
    'await new Promise((resolve) => setTimeout(resolve, 20))',
    'const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))',
    'for (const each of [1, 2]) await new Promise((resolve) => setTimeout(resolve, each))',
    'for (let at = 0; at < 3; at += 1) await new Promise((done) => setTimeout(done, 5))',
    'setTimeout(() => controller.abort(), 30)',
    'await page.waitForTimeout(200)',
    "import { setTimeout as sleep } from 'node:timers/promises'",
    'const before = performance.now()\nexpect(performance.now() - before).toBeLessThan(1000)',
    'const from = Date.now()\nconst took = Date.now() - from\nexpect(took).toBeLessThan(5)',
    'expect(Math.abs(startedAt - (Date.now() - 60_000))).toBeLessThan(5000)',
    'expect(startedAt).toBeGreaterThan(Date.now() - 70_000)',
    'expect(startedAt).not.toBe(Date.now())'
  ])('`%s` is reported', async (code) => {
    expect(await reported(code)).toBe(1)
  })

  it.each([
    'await new Promise((resolve) => setTimeout(resolve))',
    'setTimeout(() => app.quit(), 0)',
    'await new Promise((resolve) => setImmediate(resolve))',
    'while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 10))',
    'for (;;) {\n if (isDone()) break\n await new Promise((resolve) => setTimeout(resolve, 10))\n}',
    'await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 200))])',
    'const killer = setTimeout(() => child.kill(), HANGS_AFTER_MS)',
    'sleep(main, 90)',
    'const now = Date.now()\nexpect(entry.startedAt).toBe(now - 60_000)',
    'expect(clock.now() - started).toBe(5000)'
  ])('`%s` is accepted', async (code) => {
    expect(await reported(code)).toBe(0)
  })

  it('benchmarks and the app are not checked', async () => {
    const code = 'await new Promise((resolve) => setTimeout(resolve, 20))'
    expect(await reported(code, 'tests/bench/planted.ts')).toBe(0)
    expect(await reported(code, 'tests/electron-stand-in/planted.ts')).toBe(0)
    expect(await reported(code, 'src/main/planted.ts')).toBe(0)
  })
})
