import { parseArgs } from 'node:util'
import { Failure, script } from './support/script.ts'

/* npm run fuzz -- ledger --files N --seed S [--json] */

await script(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      files: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false }
    }
  })
  const [files, seed] = [Number(values.files), Number(values.seed)]
  if (positionals.join() !== 'ledger') throw new Failure('Usage: npm run fuzz -- ledger')
  if (!Number.isSafeInteger(files) || files < 1 || !Number.isSafeInteger(seed))
    throw new Failure('--files and --seed take whole numbers.')
  if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
  const { fuzzLedgers } = await import('#tests/fuzz/ledger.ts')
  const report = fuzzLedgers({
    files,
    seed,
    onFile: (done) => {
      if (!values.json && done % 500 === 0) console.log(`${done} of ${files}`)
    }
  })
  const { failures, ...rest } = report
  if (values.json) console.log(JSON.stringify({ ...rest, failed: failures.length }))
  else console.log({ ...rest, failed: failures.length })
  for (const { seed: failed, damage, problem } of failures.slice(0, 20))
    console.error(`${damage}, seed ${failed}: ${problem}`)
  return failures.length > 0 ? 1 : 0
})
