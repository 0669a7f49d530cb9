import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { mutate, OutdatedMutation, type Mutation } from './mutate/mutation.ts'
import { SECURITY_MUTATIONS } from './mutate/security/all.ts'
import { copyProject, failing, tryMutation, type Verdict } from './mutate/trial.ts'
import { root } from './support/paths.ts'
import { Failure, script } from './support/script.ts'
import { withTemporaryFolder } from './support/temporary-folder.ts'

/* npm run mutate -- security [--only TEXT] [--list] [--json] */

const USAGE = 'Usage: npm run mutate -- security [--only TEXT] [--list] [--json]'

await script(async () => {
  const { only, list, json } = readArguments()
  const chosen = SECURITY_MUTATIONS.filter(({ rule, name }) => `${rule}: ${name}`.includes(only))
  if (chosen.length === 0) throw new Failure(`No mutation has “${only}” in its name.`, 2)
  checkThatAllFit(chosen)
  if (list) for (const { rule, name } of chosen) console.log(`${rule}: ${name}`)
  return list ? 0 : run(chosen, json)
})

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string', default: '' },
        list: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false }
      }
    })
    if (positionals.join() !== 'security') throw new Failure(USAGE, 2)
    return values
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(USAGE, 2)
  }
}

/** Reports mutations whose text is gone, before any test runs. */
function checkThatAllFit(mutations: readonly Mutation[]): void {
  const problems = mutations.flatMap((mutation) => {
    try {
      mutate(readFileSync(join(root, mutation.file), 'utf8'), mutation)
      return []
    } catch (error) {
      if (!(error instanceof OutdatedMutation)) throw error
      return [error.message]
    }
  })
  if (problems.length > 0) throw new Failure(problems.join('\n'))
}

async function run(mutations: readonly Mutation[], json: boolean): Promise<number> {
  const verdicts = await withTemporaryFolder('mutate', async (folder) => {
    copyProject(folder)
    const tests = [...new Set(mutations.flatMap((each) => each.tests))]
    const failed = await failing(tests, folder)
    if (failed.length > 0)
      throw new Failure(`These tests fail without any mutation: ${failed.join(', ')}`)
    const found: (readonly [Mutation, Verdict])[] = []
    for (const mutation of mutations) {
      const verdict = await tryMutation(mutation, folder)
      found.push([mutation, verdict])
      if (!json) console.log(`${verdict.padEnd(9)} ${mutation.rule}: ${mutation.name}`)
    }
    return found
  })
  const count = (wanted: Verdict) => verdicts.filter(([, verdict]) => verdict === wanted).length
  const [caught, survived, broken] = [count('caught'), count('survived'), count('broken')]
  const total = verdicts.length
  if (json) console.log(JSON.stringify({ total, caught, survived, broken }))
  else console.log(`${total} mutations: ${caught} caught, ${survived} survived, ${broken} broken`)
  return caught === total ? 0 : 1
}
