import { parseArgs } from 'node:util'
import { inTestSession } from './support/at-moment.ts'
import { lastScreen } from './support/last-screen.ts'
import { sum } from './support/reports.ts'
import { Failure, script } from './support/script.ts'
import { checks, narrowed, runSteps, suites, type Step } from './support/steps.ts'

const steps = [...checks, ...suites]

await script(() =>
  inTestSession(async () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { only: { type: 'string' }, title: { type: 'string', short: 't' } }
    })
    const chosen = values.only === undefined ? steps : only(values.only.split(','))
    const filters = [...positionals, ...(values.title === undefined ? [] : ['-t', values.title])]
    const began = performance.now()
    const results = await runSteps(chosen.map((step) => narrowed(step, filters)))
    console.log(`\n${lastScreen(results, performance.now() - began)}`)
    return sum(results.map(({ counts }) => counts)).failed > 0 ? 1 : 0
  })
)

function only(names: readonly string[]): Step[] {
  return names.map((name) => {
    const step = steps.find((candidate) => candidate.name === name)
    if (step) return step
    throw new Failure(`--only takes ${steps.map((known) => known.name).join(', ')}; not "${name}".`)
  })
}
