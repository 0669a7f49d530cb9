import { parseArgs } from 'node:util'
import type { Order } from '#tests/torture/torture.ts'
import { Failure, script } from './support/script.ts'

const HELP = `npm run torture -- [options]

  --histories N        how many histories to run (100)
  --seed S             the seed of the first history; the others follow (1)
  --only NAMES         only these people, such as away,undo; nobody for the user alone
  --leave-out NAMES    all people except these
  --without NAME       switch off a protection of the product: settle, seen
  --quarrels           make trouble that only the user can settle frequent
  --strange-answers    responses about something else, with wrong dates or entries of a colleague;
                       by default with people who leave forms open only
  --workers N          processes (one per core)
  --trace              print the whole log of the first history that fails
  --json               print the report as one line of JSON
`

await script(async () => {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      without: { type: 'string' },
      quarrels: { type: 'boolean', default: false },
      'strange-answers': { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
      only: { type: 'string' },
      'leave-out': { type: 'string' },
      help: { type: 'boolean', default: false },
      workers: { type: 'string' }
    }
  })
  const { EVERYBODY, PATIENT, PEOPLE, peopleOf } = await import('#tests/torture/people.ts')
  if (values.help) {
    const people = Object.entries(PEOPLE).map(([name, does]) => `  ${name.padEnd(10)} ${does}`)
    console.log(`${HELP}\npeople:\n${people.join('\n')}`)
    return 0
  }
  const isChosen = values.only !== undefined || values['leave-out'] !== undefined
  const everybody = values['strange-answers'] ? PATIENT : EVERYBODY
  const people = isChosen ? peopleOf(values.only, values['leave-out']) : everybody
  const [histories, seed] = [Number(values.histories), Number(values.seed)]
  if (!Number.isSafeInteger(histories) || histories < 1 || !Number.isSafeInteger(seed))
    throw new Failure('--histories and --seed take whole numbers.')
  if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
  const { PROTECTIONS, isProtection } = await import('#tests/torture/protection.ts')
  const { torture } = await import('#tests/torture/torture.ts')
  const { without = null, 'strange-answers': hasStrangeAnswers } = values
  if (without !== null && !isProtection(without))
    throw new Failure(`--without takes one of ${PROTECTIONS.join(', ')}.`)
  const report = await torture({
    histories,
    seed,
    without,
    isQuarrelsome: values.quarrels,
    people,
    hasStrangeAnswers,
    ...(values.workers === undefined ? {} : { workers: Number(values.workers) }),
    onHistory: (done) => {
      if (!values.json && done % 50 === 0) console.log(`${done} of ${histories}`)
    }
  })
  const [first] = report.failed
  if (first !== undefined && without === null)
    await printFailure(
      { seed: first, without, isQuarrelsome: values.quarrels, people, hasStrangeAnswers },
      values.trace
    )
  const { failed, ...told } = report
  if (!values.json) {
    const who = optionOf('only', values.only) + optionOf('leave-out', values['leave-out'])
    const next = `npm run torture -- --histories ${histories} --seed ${seed + histories}${who}`
    const how = ['quarrels', 'strange-answers'] as const
    const flags = how.map((name) => (values[name] ? ` --${name}` : ''))
    console.log(`continue with: ${next}${flags.join('')}`)
  }
  if (values.json) console.log(JSON.stringify(told))
  else console.log({ ...told, failed: failed.slice(0, 20) })
  return failed.length > 0 && without === null ? 1 : 0
})

function optionOf(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` --${name} ${value}`
}

/** Prints the shortest failing history to stderr, because a program may read stdout. */
async function printFailure(order: Order, trace: boolean): Promise<void> {
  const { seed, isQuarrelsome, people, hasStrangeAnswers = false } = order
  const { scriptOf } = await import('#tests/torture/script.ts')
  const { shrink } = await import('#tests/torture/shrink.ts')
  const given = { ...scriptOf(seed, isQuarrelsome, people), hasStrangeAnswers }
  const { script: shortest, outcome } = await shrink(given, null)
  const { log, faults: _, ...rest } = outcome
  console.error(`history ${seed} fails, and these steps are enough to make it fail:`)
  for (const step of shortest.steps) console.error(`  ${JSON.stringify(step)}`)
  console.error(JSON.stringify(rest, null, 1))
  if (trace) console.error(log.join('\n'))
}
