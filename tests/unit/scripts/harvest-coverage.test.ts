import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coverageDocument } from '#scripts/harvest-coverage/document.ts'
import { page } from '#scripts/harvest-coverage/page.ts'
import { titlesOf } from '#scripts/harvest-coverage/titles.ts'
import { root } from '#scripts/support/paths.ts'

const spec = (name: string) => join(root, 'tests/integration/harvest', `${name}.test.ts`)

describe('docs/harvest-coverage.md', () => {
  it('is what `npm run coverage:harvest` writes, and names specs, titles and files that exist', async () => {
    const written = readFileSync(join(root, 'docs/harvest-coverage.md'), 'utf8')
    expect(await coverageDocument(root)).toBe(written)
  })

  it('has a proof for every line', () => {
    for (const { lines } of page)
      for (const { line, proofs } of lines) expect(proofs.length, line).toBeGreaterThan(0)
  })
})

describe('the titles of a spec', () => {
  it('are those of its tests, with the tables filled in', () => {
    const titles = titlesOf(spec('list-time-entries'))
    const path = 'list all time entries in a timestamps account'
    expect(titles).toContainEqual({ path: [path], title: 'external_reference_id' })
    expect(titles.map(({ title }) => title)).not.toContain('%s')
  })

  it('keep what is computed as it is written', () => {
    expect(titlesOf(spec('list-time-entries')).map(({ title }) => title)).toContain(
      'per_page 2000 gives every entry once'
    )
  })
})
