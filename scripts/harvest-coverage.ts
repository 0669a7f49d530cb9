import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { coverageDocument } from './harvest-coverage/document.ts'
import { root } from './support/paths.ts'
import { script } from './support/script.ts'

await script(async () => {
  writeFileSync(join(root, 'docs/harvest-coverage.md'), await coverageDocument(root))
  return 0
})
