import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '#scripts/support/paths.ts'

const MOST_LINES = 120
const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')

/** Resolves a list in braces: `a/{b,c}.ts` becomes `a/b.ts` and `a/c.ts`. */
function pathsOf(pattern: string): readonly string[] {
  const list = /\{([^}]+)\}/.exec(pattern)
  if (!list) return [pattern]
  const [whole, names = ''] = list
  return names.split(',').map((name) => pattern.replace(whole, name))
}

const paths = [...text.matchAll(/`([\w.-]+\/[\w./{},-]*)`/g)].flatMap(([, pattern = '']) =>
  pathsOf(pattern)
)
const links = [...text.matchAll(/\]\((docs\/[^)]+)\)/g)].map(([, link = '']) => link)
/** Examples of files that only a running Gleaner creates. */
const AT_RUN_TIME = ['demo/', 'logs/']

describe('ARCHITECTURE.md', () => {
  it('ARCHITECTURE.md names many paths', () => {
    expect(paths.length).toBeGreaterThan(80)
  })

  it.each([...new Set(paths)].filter((path) => !AT_RUN_TIME.includes(path)))(
    'the path %s in ARCHITECTURE.md exists',
    (path) => {
      const places = [path, join('src', path), join('src/main', path)]
      expect(places.some((place) => existsSync(join(root, place)))).toBe(true)
    }
  )

  it.each([...new Set(links)])('the page %s that ARCHITECTURE.md links to exists', (link) => {
    expect(existsSync(join(root, link))).toBe(true)
  })

  it('ARCHITECTURE.md is short enough to read in one sitting', () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES)
  })
})
