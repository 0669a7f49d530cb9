import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coverageDocument } from '#scripts/harvest-coverage/document.ts'
import { page } from '#scripts/harvest-coverage/page.ts'
import { titlesOf } from '#scripts/harvest-coverage/titles.ts'
import { root } from '#scripts/support/paths.ts'

const spec = (name: string) => join(root, 'tests/integration/harvest', `${name}.test.ts`)

describe('docs/harvest-coverage.md', () => {
  it('the document equals the output of `npm run coverage:harvest`, with existing specs, titles and files', async () => {
    const written = readFileSync(join(root, 'docs/harvest-coverage.md'), 'utf8')
    expect(await coverageDocument(root)).toBe(written)
  })

  it('every line has a proof', () => {
    for (const { lines } of page)
      for (const { line, proofs } of lines) expect(proofs.length, line).toBeGreaterThan(0)
  })
})

describe('the titles of a spec', () => {
  it('titles are read from the tests of a spec, with tables filled in', () => {
    const titles = titlesOf(spec('list-time-entries'))
    const path = 'list all time entries in a timestamps account'
    expect(titles).toContainEqual({ path: [path], title: 'external_reference_id filters the list' })
    expect(titles.map(({ title }) => title)).not.toContain('%s')
  })

  it('a computed title is read as it is written', () => {
    expect(titlesOf(spec('list-time-entries')).map(({ title }) => title)).toContain(
      'per_page 2000 returns every entry once'
    )
  })
})
