import { commandOf } from './support/paths.ts'
import { runNode } from './support/processes.ts'
import { script } from './support/script.ts'

await script(async () => {
  const lint = await runNode([commandOf('eslint'), '.', '--fix'], { output: 'show' })
  const format = await runNode([commandOf('prettier'), '--write', '--log-level=warn', '.'], {
    output: 'show'
  })
  return Math.max(lint.code, format.code)
})
