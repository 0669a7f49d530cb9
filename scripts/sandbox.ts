import { join } from 'node:path'
import { root } from './support/paths.ts'
import { runNode } from './support/processes.ts'
import { script } from './support/script.ts'

await script(async () => {
  const cli = join(root, 'src/sandbox/cli.ts')
  return (await runNode([cli, ...process.argv.slice(2)], { output: 'show' })).code
})
