import { parseArgs } from 'node:util'
import { inTestSession } from './support/at-moment.ts'
import { stepsAtDifficultMoments } from './support/date-steps.ts'
import { lastScreen } from './support/last-screen.ts'
import { sum } from './support/reports.ts'
import { script } from './support/script.ts'
import { build, checks, e2e, runSideBySide, runSteps, suites } from './support/steps.ts'

/* npm test -- [--at MOMENT] [--zone ZONE] [--moments N] */

await script(() =>
  inTestSession(async () => {
    const { values } = parseArgs({ options: { moments: { type: 'string', default: '0' } } })
    const dated = await stepsAtDifficultMoments(values.moments)
    const began = performance.now()
    const checked = await runSideBySide(checks)
    const results = [...checked, ...(await runSteps([build, ...suites, e2e, ...dated]))]
    console.log(`\n${lastScreen(results, performance.now() - began)}`)
    return sum(results.map(({ counts }) => counts)).failed > 0 ? 1 : 0
  })
)
