import { parseArgs } from 'node:util'
import { inTestSession } from './support/at-moment.ts'
import { sum } from './support/reports.ts'
import { Failure, script } from './support/script.ts'
import { checks, runSteps, suites, type Step } from './support/steps.ts'

const steps = [...checks, ...suites]

await script(() =>
  inTestSession(async () => {
    const { values } = parseArgs({ options: { only: { type: 'string' } } })
    const chosen = values.only === undefined ? steps : only(values.only.split(','))
    return sum(await runSteps(chosen)).failed > 0 ? 1 : 0
  })
)

function only(names: readonly string[]): Step[] {
  return names.map((name) => {
    const step = steps.find((candidate) => candidate.name === name)
    if (step) return step
    throw new Failure(`--only takes ${steps.map((known) => known.name).join(', ')}; not "${name}".`)
  })
}
