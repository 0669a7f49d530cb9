import { parseArgs } from 'node:util'
import { inTestSession } from './support/at-moment.ts'
import { stepsAtDifficultMoments } from './support/date-steps.ts'
import { describe, sum } from './support/reports.ts'
import { script } from './support/script.ts'
import { build, checks, e2e, runSteps, suites } from './support/steps.ts'

/* npm test -- [--at MOMENT] [--zone ZONE] [--moments N] */

await script(() =>
  inTestSession(async () => {
    const { values } = parseArgs({ options: { moments: { type: 'string', default: '0' } } })
    const dated = await stepsAtDifficultMoments(values.moments)
    const total = sum(await runSteps([...checks, build, ...suites, e2e, ...dated]))
    console.log(`\n${describe(total)}`)
    return total.failed > 0 ? 1 : 0
  })
)
