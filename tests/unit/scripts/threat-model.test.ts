import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mutate, OutdatedMutation } from '#scripts/mutate/mutation.ts'
import { SECURITY_MUTATIONS } from '#scripts/mutate/security/all.ts'
import { root } from '#scripts/support/paths.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const [rulesText = '', checklistText = ''] = read('docs/threat-model.md')
  .split('\n## Rules\n')[1]!
  .split("\n## Electron's security checklist\n")

/** The cells of the rows of a table. */
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    )
    .slice(2)
const filesIn = (cell = '') =>
  [...cell.matchAll(/`([^`]+)`/g)]
    .map(([, file = '']) => file)
    .filter((file) => /\.(?:ts|json|yml)$/.test(file))

const rules = rowsOf(rulesText)
const checklist = rowsOf(checklistText)

describe('the threat model', () => {
  it.each(rules)('the rule %s names existing files and tests', (_rule, _threat, how, tests) => {
    for (const cell of [how, tests]) {
      expect(filesIn(cell).length).toBeGreaterThan(0)
      expect(filesIn(cell).filter((file) => !existsSync(join(root, file)))).toEqual([])
    }
  })

  it('the 20 items of Electron’s checklist each name an existing file and test', () => {
    expect(checklist.map(([number]) => Number(number))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1)
    )
    for (const [number, , , file, test] of checklist) {
      const named = [...filesIn(file), ...filesIn(test)]
      expect(named, number).toHaveLength(2)
      expect(named.filter((each) => !existsSync(join(root, each)))).toEqual([])
    }
  })

  it('the rules are exactly those that mutations remove', () => {
    const mutated = new Set(SECURITY_MUTATIONS.map(({ rule }) => `\`${rule}\``))
    expect(rules.map(([rule]) => rule).toSorted()).toEqual([...mutated].toSorted())
  })
})

describe('the security mutations', () => {
  it('there are many mutations with unique names', () => {
    const names = SECURITY_MUTATIONS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThanOrEqual(43)
  })

  it.each(SECURITY_MUTATIONS)('the mutation fits the current source: $name', (mutation) => {
    const source = read(mutation.file)
    expect(mutate(source, mutation)).not.toBe(source)
    expect(mutation.tests.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('a mutation whose text is missing or ambiguous is refused', () => {
    const [mutation] = SECURITY_MUTATIONS
    for (const source of ['', `${mutation?.find} ${mutation?.find}`])
      expect(() => mutate(source, mutation!)).toThrow(OutdatedMutation)
  })
})
