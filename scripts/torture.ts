import { parseArgs } from 'node:util'
import { Failure, script } from './support/script.ts'

/* npm run torture -- --histories N --seed S [--json] [--without settle|seen] [--quarrels] [--trace] [--workers N] */

await script(async () => {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      without: { type: 'string' },
      quarrels: { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
      workers: { type: 'string' }
    }
  })
  const [histories, seed] = [Number(values.histories), Number(values.seed)]
  if (!Number.isSafeInteger(histories) || histories < 1 || !Number.isSafeInteger(seed))
    throw new Failure('--histories and --seed take whole numbers.')
  if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
  const { PROTECTIONS, isProtection } = await import('#tests/torture/protection.ts')
  const { torture } = await import('#tests/torture/torture.ts')
  const { without = null } = values
  if (without !== null && !isProtection(without))
    throw new Failure(`--without takes one of ${PROTECTIONS.join(', ')}.`)
  const report = await torture({
    histories,
    seed,
    without,
    isQuarrelsome: values.quarrels,
    ...(values.workers === undefined ? {} : { workers: Number(values.workers) }),
    onHistory: (done) => {
      if (!values.json && done % 50 === 0) console.log(`${done} of ${histories}`)
    }
  })
  const [first] = report.failed
  if (first !== undefined && without === null)
    await printFailure(first, values.quarrels, values.trace)
  const { failed, ...told } = report
  if (values.json) console.log(JSON.stringify(told))
  else console.log({ ...told, failed: failed.slice(0, 20) })
  return failed.length > 0 && without === null ? 1 : 0
})

/** The shortest history that still fails, on stderr: stdout may be read by a program. */
async function printFailure(seed: number, quarrels: boolean, trace: boolean): Promise<void> {
  const { scriptOf } = await import('#tests/torture/script.ts')
  const { shrink } = await import('#tests/torture/shrink.ts')
  const { script: shortest, outcome } = await shrink(scriptOf(seed, quarrels), null)
  const { log, faults: _, ...rest } = outcome
  console.error(`history ${seed} fails, and still does with these steps:`)
  for (const step of shortest.steps) console.error(`  ${JSON.stringify(step)}`)
  console.error(JSON.stringify(rest, null, 1))
  if (trace) console.error(log.join('\n'))
}
