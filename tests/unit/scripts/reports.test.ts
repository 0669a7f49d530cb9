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

describe('counted results', () => {
  it('results are counted from a vitest report', () => {
    expect(countSuite(vitest, 0)).toEqual({ passed: 7, failed: 0, skipped: 2 })
  })

  it('results are counted from a Playwright report', () => {
    expect(countSuite(playwright, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 })
  })

  it('a test file that did not load counts as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(countSuite({ ...vitest, testResults: [broken] }, 1).failed).toBe(1)
  })

  it('an error outside of any test counts as a failure', () => {
    expect(countSuite({ ...playwright, errors: [{}] }, 1).failed).toBe(2)
  })

  it('a suite without a report counts as a failure', () => {
    expect(countSuite(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('a suite that executed nothing counts as a failure', () => {
    const skippedOnly = { ...vitest, numPassedTests: 0 }
    expect(countSuite(skippedOnly, 0).failed).toBe(1)
  })

  it('a suite with a bad exit code and no failed test counts as a failure', () => {
    expect(countSuite(vitest, 1)).toEqual({ passed: 7, failed: 1, skipped: 2 })
  })

  it('a step counts as one result', () => {
    expect(countStep(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countStep(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

describe('the last line of the summary', () => {
  it('the last line sums up all suites and steps', () => {
    const total = sum([
      countStep(0),
      countSuite({ ...vitest, numPendingTests: 0, numTodoTests: 0 }, 0)
    ])
    expect(inWords(total)).toBe('8 passed, 0 failed')
  })

  it('the last line mentions skipped tests only if there are any', () => {
    expect(inWords({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped')
  })
})
