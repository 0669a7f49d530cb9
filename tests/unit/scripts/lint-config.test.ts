import { join } from 'node:path'
import { ESLint, type Linter } from 'eslint'
import { expect, it } from 'vitest'
import { root } from '#scripts/support/paths.ts'

const eslint = new ESLint({ cwd: root })

it.each([
  'src/main/app.ts',
  'src/shared/company.ts',
  'src/renderer/popover/App.svelte',
  'src/renderer/window/mirror.svelte.ts',
  'scripts/check.ts',
  'tests/unit/scripts/lint-config.test.ts',
  'vitest.config.ts'
])('ESLint checks promises and switches in %s', async (file) => {
  const config = (await eslint.calculateConfigForFile(join(root, file))) as Linter.Config
  const names = ['no-floating-promises', 'no-misused-promises', 'switch-exhaustiveness-check']
  const severities = names.map((name) => [config.rules?.[`@typescript-eslint/${name}`]].flat()[0])
  expect(severities).toEqual([2, 2, 2])
})
