import { environmentAt } from './at-moment.ts'
import { dateSpecs, dateTestFiles } from './date-tests.ts'
import { momentsOfDay, type DifficultMoment } from './difficult-moments.ts'
import { faketimeLibrary } from './faketime.ts'
import { badInput } from './moment.ts'
import { Failure, say } from './script.ts'
import { vitestStep, type Step } from './steps.ts'

/**
 * Returns the steps that run the date tests at `count` moments of the table, which change from day to day.
 * Returns none and prints the reason if the clock cannot be moved here.
 * @throws Failure with exit code 2 if the text is not a whole number
 */
export async function stepsAtDifficultMoments(count: string): Promise<readonly Step[]> {
  if (!/^\d+$/.test(count)) throw badInput(`--moments takes a whole number, not "${count}".`)
  if (Number(count) === 0) return []
  try {
    await faketimeLibrary()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    say('moments', `left out. ${error.message}`)
    return []
  }
  return momentsOfDay(Number(count), Date.now()).flatMap(stepsAt)
}

function stepsAt(moment: DifficultMoment, index: number): readonly Step[] {
  const number = index + 1
  const e2e = `dates-e2e-${number}`
  const report = `test-results/${e2e}.json`
  const output = `test-results/${e2e}`
  return [
    {
      ...vitestStep(`dates-${number}`, dateTestFiles()),
      environment: () => environmentOf(moment)
    },
    {
      name: e2e,
      commands: [['scripts/e2e.ts', ...dateSpecs()]],
      report,
      isLong: true,
      environment: async () => ({
        ...(await environmentOf(moment)),
        GLEANER_E2E_REPORT: report,
        GLEANER_E2E_OUTPUT: output
      })
    }
  ]
}

function environmentOf({ name, at, zone }: DifficultMoment): Promise<NodeJS.ProcessEnv> {
  say('moment', name)
  return environmentAt(zone, at)
}
