import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJson, root } from '#scripts/support/paths.ts'

interface Package {
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}
interface Lock {
  readonly packages: Readonly<
    Record<string, { integrity?: string; resolved?: string; link?: true }>
  >
}
interface Bot {
  readonly enabledManagers: readonly string[]
  readonly extends: readonly string[]
  readonly rangeStrategy: string
  readonly automerge: boolean
  readonly vulnerabilityAlerts: { readonly labels: readonly string[] }
}

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/
const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8')
}))
const manifest = readJson(join(root, 'package.json')) as Package

describe('the workflows', () => {
  it('there are workflows', () => {
    expect(workflows.length).toBeGreaterThan(0)
  })

  it.each(workflows)(
    'a workflow pins its actions by commit with the version beside it: $file',
    ({ text }) => {
      const uses = [...text.matchAll(/^\s*-?\s*uses:\s*(.+)$/gm)].map(([, action = '']) => action)
      expect(uses.length).toBeGreaterThan(0)
      for (const action of uses)
        expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  )

  it.each(workflows)('a workflow may only read the repository: $file', ({ text }) => {
    const permissions = [...text.matchAll(/permissions:\n((?: +[\w-]+: \w+\n)+)/g)]
    expect(permissions.map(([, granted = '']) => granted.trim())).toEqual(['contents: read'])
    expect(text).not.toMatch(/pull_request_target|secrets\./)
  })
})

describe('the dependencies', () => {
  it('dependencies have exact versions', () => {
    const versions = { ...manifest.devDependencies, ...manifest.optionalDependencies }
    expect(Object.entries(versions).filter(([, version]) => !EXACT.test(version))).toEqual([])
  })

  it('every package is locked by a hash', () => {
    const { packages } = readJson(join(root, 'package-lock.json')) as Lock
    const others = Object.entries(packages).filter(([name, { link }]) => name !== '' && !link)
    expect(others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([])
    expect(others.filter(([, { resolved }]) => resolved?.startsWith('http:'))).toEqual([])
  })

  it('install scripts run only for packages allowed by name', () => {
    const allowed = Object.entries(manifest.allowScripts).filter(([, isAllowed]) => isAllowed)
    expect(allowed.map(([name]) => name).toSorted()).toEqual(['keytar', 'node'])
  })

  it('a bot updates the dependencies with pinned versions', () => {
    const bot = readJson(join(root, '.github/renovate.json')) as Bot
    expect(bot.enabledManagers).toEqual(expect.arrayContaining(['npm', 'github-actions']))
    expect(bot.extends).toContain('helpers:pinGitHubActionDigests')
    expect(bot).toMatchObject({ rangeStrategy: 'pin', automerge: false })
    expect(bot.vulnerabilityAlerts.labels).toEqual(['security'])
  })
})
