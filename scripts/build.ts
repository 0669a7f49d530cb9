import { parseArgs } from 'node:util'
import { buildApp } from './support/build-app.ts'
import { script } from './support/script.ts'

await script(async () => {
  const { values } = parseArgs({ options: { force: { type: 'boolean', default: false } } })
  await buildApp(values)
  return 0
})
