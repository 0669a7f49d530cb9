import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './support/paths.ts'
import { runNode } from './support/processes.ts'
import { Failure, script } from './support/script.ts'

const folder = join(root, 'tests/bench')

await script(async () => {
  const names = benches()
  const chosen = process.argv.slice(2)
  if (chosen.length === 0) {
    console.log(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`)
    return 0
  }
  const unknown = chosen.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Failure(`No bench ${unknown.join(', ')} in tests/bench.`)
  const codes: number[] = []
  for (const name of chosen) {
    codes.push((await runNode([join(folder, `${name}.ts`)], { output: 'show' })).code)
  }
  return Math.max(...codes)
})

function benches(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
}
