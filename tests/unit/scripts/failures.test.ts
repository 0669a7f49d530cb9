import { describe, expect, it } from 'vitest'
import {
  describeFailures,
  failedStep,
  failedTests,
  retriedTests
} from '#scripts/support/failures.ts'
import playwrightBroken from './reports/playwright-broken.json' with { type: 'json' }
import playwright from './reports/playwright-failed.json' with { type: 'json' }
import vitest from './reports/vitest-failed.json' with { type: 'json' }

const root = '/repo'

describe('the summary of failures', () => {
  it('a failed vitest test is shown with title, assertion, place and command', () => {
    const failures = failedTests(vitest, { root })
    expect(describeFailures(failures)).toBe(
      `1) rounding › keeps whole hundredths (0.1 + 0.2)
   AssertionError: expected { hours: 31, notes: 'a' } to deeply equal { hours: 30, notes: 'a' }
   at tests/unit/one.test.ts:4
   $ npm run check -- --only unit tests/unit/one.test.ts -t '^rounding keeps whole hundredths \\(0\\.1 \\+ 0\\.2\\)$'

2) rounding › rejects a negative number
   RangeError: too far
   at tests/unit/one.test.ts:10
   $ npm run check -- --only unit tests/unit/one.test.ts -t '^rounding rejects a negative number$'

3) tests/unit/two.test.ts did not load
   Cannot find module './nowhere.ts' imported from tests/unit/two.test.ts
   at tests/unit/two.test.ts
   $ npm run check -- --only unit tests/unit/two.test.ts`
    )
  })

  it('a failed Playwright test is shown with expected and received values, without colours, source and log', () => {
    const failures = failedTests(playwright, { root })
    expect(describeFailures(failures)).toBe(
      `1) the tray › counts its icons
   Error: one icon
   expect(received).toBe(expected) // Object.is equality
   Expected: 2
   Received: 1
   at tests/e2e/one.spec.ts:4
   $ npm run e2e -- tests/e2e/one.spec.ts:3

2) the tray › waits for a title
   Error: expect(received).toBe(expected) // Object.is equality
   Expected: "Gleaner 1:30"
   Received: "Gleaner"
   at tests/e2e/one.spec.ts:7
   $ npm run e2e -- tests/e2e/one.spec.ts:6`
    )
  })

  it('the command of a failed test contains the moment of the run', () => {
    const moment = '--at 2026-12-07T10:00 --zone Europe/Berlin'
    const [failed] = failedTests(playwright, { root, moment })
    expect(failed?.command).toBe(`npm run e2e -- tests/e2e/one.spec.ts:3 ${moment}`)
  })

  it('tests that passed only in a retry are named', () => {
    expect(retriedTests(playwright)).toEqual(['the tray › passes when it is run again'])
    expect(retriedTests(vitest)).toEqual([])
  })

  it('a vitest test that passes on a retry is named', () => {
    const failed = { ancestorTitles: ['a timer'], title: 'stops', fullName: 'a timer stops' }
    const retried = { ...failed, status: 'passed', failureMessages: ['AssertionError: too late'] }
    const steady = { ...failed, status: 'passed', title: 'starts', failureMessages: [] }
    const assertionResults = [retried, steady]
    const file = { name: 'one.test.ts', status: 'passed', message: '', assertionResults }
    expect(retriedTests({ testResults: [file] })).toEqual(['a timer › stops'])
  })

  it('an error of Playwright outside of any test is shown', () => {
    const [first] = failedTests(playwrightBroken, { root })
    expect(first).toEqual({
      title: 'Playwright failed outside of a test',
      assertion: [
        "Error: Cannot find module 'tests/e2e/nowhere.ts' imported from /repo/tests/e2e/two.spec.ts"
      ],
      place: 'tests/e2e',
      command: 'npm run e2e'
    })
  })

  it('a failed step without tests is shown with its first lines, file and command', () => {
    const output = "\nsrc/shared/hours.ts(3,7): error TS2322: Type 'string' is not a number.\n"
    expect(failedStep('types', output)).toEqual({
      title: 'types failed',
      assertion: ["src/shared/hours.ts(3,7): error TS2322: Type 'string' is not a number."],
      place: 'src/shared/hours.ts',
      command: 'npm run check -- --only types'
    })
    expect(failedStep('build', '').command).toBe('npm run build')
  })

  it('a title with an apostrophe is quoted for the shell', () => {
    const name = '/repo/tests/unit/a.test.ts'
    const test = {
      ancestorTitles: ["the day's end"],
      title: 'rounds',
      fullName: "the day's end rounds",
      status: 'failed',
      failureMessages: ['Error: no']
    }
    const report = {
      testResults: [{ name, status: 'failed', message: '', assertionResults: [test] }]
    }
    const [failed] = failedTests(report, { root })
    expect(failed?.command).toContain(`-t '^the day'\\''s end rounds$'`)
  })

  it('a very long line is cut', () => {
    const [line = ''] = failedStep('lint', 'x'.repeat(500)).assertion
    expect(line).toHaveLength(160)
  })
})
