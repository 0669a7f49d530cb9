import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string }[]
}

interface Axe {
  run(context: object, options: object): Promise<{ violations: readonly Violation[] }>
}

const requireFromAxe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))

/**
 * Fails with every violation that axe finds in the window, one per line. The script is injected through the debugger,
 * because the window's CSP blocks script tags. axe's own Playwright helper needs `newPage`, which Electron does not
 * support.
 */
export async function expectNoAxeViolations(
  page: Page,
  disabledRules: readonly string[] = []
): Promise<void> {
  const source = readFileSync(requireFromAxe.resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(`${source}; undefined`)
  const rules = Object.fromEntries(disabledRules.map((rule) => [rule, { enabled: false }]))
  const violations = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const found = await axe.run(document, { resultTypes: ['violations'], rules })
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html}`)
    )
  }, rules)
  expect(violations).toEqual([])
}
