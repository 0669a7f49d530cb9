import { problemsOf } from './lint/source-tree.ts'
import { readSourceFiles } from './lint/source-files.ts'
import { root } from './support/paths.ts'
import { script } from './support/script.ts'

await script(() => {
  const problems = problemsOf(readSourceFiles(root))
  for (const problem of problems) console.error(problem)
  return Promise.resolve(problems.length > 0 ? 1 : 0)
})
