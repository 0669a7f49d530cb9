import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './paths.ts'

/* Words of tests that look at another day than today, or at the parts of a date. Use `@dates` for a test with none. */
const OTHER_DAYS =
  /\b(?:daysAgo|weeksAgo|dayOfWeek|goBack|goToToday|chooseDay|today\(\S|yesterday|PageUp|weekend|midnight|year)\b|@dates\b/i
/* Tests that read the computer's clock or zone instead of a fixed `now`. */
const CLOCK =
  /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bsetSystemTime\b|\bresolvedOptions\(\)\.timeZone\b|@dates\b/

/**
 * The e2e tests that deal with dates, as Playwright takes them: `tests/e2e/week.spec.ts:28`. They are
 * found by the words of their source, and of the functions of their file that they call, so that no
 * author has to remember a mark.
 */
export function dateSpecs(): readonly string[] {
  return filesBelow('tests/e2e', '.spec.ts').flatMap((file) =>
    linesAboutDates(read(file)).map((line) => `${file}:${line}`)
  )
}

/** The files of unit, component and integration tests that depend on the real clock or zone. */
export function dateTestFiles(): readonly string[] {
  return ['tests/unit', 'tests/integration']
    .flatMap((folder) => filesBelow(folder, '.test.ts'))
    .filter((file) => CLOCK.test(read(file)))
}

/** The lines, from 1, on which tests begin that look at another day than today. */
export function linesAboutDates(text: string): readonly number[] {
  const source = ts.createSourceFile('spec.ts', text, ts.ScriptTarget.Latest, true)
  const helpers = source.statements.flatMap((statement) =>
    ts.isFunctionDeclaration(statement) && OTHER_DAYS.test(statement.getText())
      ? [statement.name?.text ?? '']
      : []
  )
  return testsIn(source)
    .filter((test) => OTHER_DAYS.test(test.getText()) || callsOne(test, helpers))
    .map((test) => source.getLineAndCharacterOfPosition(test.getStart()).line + 1)
}

function testsIn(node: ts.Node): readonly ts.CallExpression[] {
  const isTest =
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'test'
  if (isTest) return [node]
  const found: ts.CallExpression[] = []
  ts.forEachChild(node, (child) => void found.push(...testsIn(child)))
  return found
}

function callsOne(node: ts.Node, names: readonly string[]): boolean {
  if (ts.isCallExpression(node) && names.includes(node.expression.getText())) return true
  return ts.forEachChild(node, (child) => callsOne(child, names) || undefined) ?? false
}

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
