import { inTestSession } from './support/at-moment.ts'
import { describe, sum } from './support/reports.ts'
import { script } from './support/script.ts'
import { build, checks, e2e, runSteps, suites } from './support/steps.ts'

await script(() =>
  inTestSession(async () => {
    const total = sum(await runSteps([...checks, build, ...suites, e2e]))
    console.log(`\n${describe(total)}`)
    return total.failed > 0 ? 1 : 0
  })
)
