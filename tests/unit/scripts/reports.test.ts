import { describe, expect, it } from 'vitest'
import { countStep, countSuite, describe as inWords, sum } from '#scripts/support/reports.ts'

const vitest = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }]
}

const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] }

describe('what the suites did', () => {
  it('is counted from the report of vitest', () => {
    expect(countSuite(vitest, 0)).toEqual({ passed: 7, failed: 0, skipped: 2 })
  })

  it('is counted from the report of Playwright', () => {
    expect(countSuite(playwright, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 })
  })

  it('counts a test file that did not load as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(countSuite({ ...vitest, testResults: [broken] }, 1).failed).toBe(1)
  })

  it('counts an error outside of any test as a failure', () => {
    expect(countSuite({ ...playwright, errors: [{}] }, 1).failed).toBe(2)
  })

  it('fails when the suite left no report', () => {
    expect(countSuite(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('fails when nothing was executed', () => {
    const skippedOnly = { ...vitest, numPassedTests: 0 }
    expect(countSuite(skippedOnly, 0).failed).toBe(1)
  })

  it('fails when the suite ended badly without naming a test', () => {
    expect(countSuite(vitest, 1)).toEqual({ passed: 7, failed: 1, skipped: 2 })
  })

  it('counts a step as one', () => {
    expect(countStep(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countStep(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

describe('the last line', () => {
  it('sums all suites and steps', () => {
    const total = sum([
      countStep(0),
      countSuite({ ...vitest, numPendingTests: 0, numTodoTests: 0 }, 0)
    ])
    expect(inWords(total)).toBe('8 passed, 0 failed')
  })

  it('names skipped tests only when there are any', () => {
    expect(inWords({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped')
  })
})
