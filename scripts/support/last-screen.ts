import { describeFailures } from './failures.ts'
import { describe, sum } from './reports.ts'
import type { StepResult } from './steps.ts'
import { describeTimes } from './times.ts'

/** The end of a run: each failure, retried tests, times, and `N passed, N failed` as the last line. */
export function lastScreen(results: readonly StepResult[], wallMs: number): string {
  const failures = results.flatMap((result) => result.failures)
  const retried = results.flatMap((result) => result.retried)
  const times = results.map(({ time }) => time)
  const parts = [
    describeFailures(failures),
    retried.map((title) => `Passed only when run again: ${title}`).join('\n'),
    describeTimes(times, wallMs),
    describe(sum(results.map(({ counts }) => counts)))
  ]
  return parts.filter(Boolean).join('\n\n')
}
