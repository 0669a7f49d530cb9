import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '#scripts/support/paths.ts'

const mutate = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts/mutate.ts'), ...args], { encoding: 'utf8' })

it.each([
  [[]],
  [['everything']],
  [['security', '--fast']],
  [['security', '--only', 'no such name']]
])('the arguments %j are refused in one line with exit code 2', (args) => {
  const { status, stdout, stderr } = mutate(...args)
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})

it('--list prints the mutations by rule and name without running them', () => {
  const { status, stdout } = mutate('security', '--list', '--only', 'tls-verified')
  expect(status).toBe(0)
  expect(stdout).toContain('tls-verified: certificates are not verified\n')
})
