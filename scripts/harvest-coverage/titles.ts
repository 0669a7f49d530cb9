import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** A test as it reads in a report: the `describe`s around it, and its own title. */
export interface TestTitle {
  readonly path: readonly string[]
  readonly title: string
}

/** The titles of a spec, those of tables filled in where the table is written out. Skipped tests are left out. */
export function titlesOf(file: string): readonly TestTitle[] {
  const source = parse(file)
  return visit(source, [])

  function visit(node: ts.Node, path: readonly string[]): readonly TestTitle[] {
    const call = ts.isCallExpression(node) ? readCall(node, source) : null
    if (!call) return childrenOf(node).flatMap((child) => visit(child, path))
    if (call.kind === 'test') return call.titles.map((title) => ({ path, title }))
    const inner = node as ts.CallExpression
    return call.titles.flatMap((title) =>
      inner.arguments.flatMap((argument) => visit(argument, [...path, title]))
    )
  }
}

interface Call {
  readonly kind: 'describe' | 'test'
  readonly titles: readonly string[]
}

/** `it(title, …)`, `describe(title, …)`, and both with `.each(table)(title, …)`. */
function readCall(call: ts.CallExpression, source: ts.SourceFile): Call | null {
  const [first] = call.arguments
  if (!first || !ts.isStringLiteralLike(first)) return null
  if (ts.isIdentifier(call.expression)) {
    const kind = kindOf(call.expression.text)
    return kind && { kind, titles: [first.text] }
  }
  const { expression: each } = call
  if (!ts.isCallExpression(each) || !ts.isPropertyAccessExpression(each.expression)) return null
  const { expression: callee, name } = each.expression
  const kind = ts.isIdentifier(callee) ? kindOf(callee.text) : null
  if (!kind || name.text !== 'each') return null
  const rows = each.arguments[0] ? rowsOf(each.arguments[0], source) : null
  const titles = rows ? rows.map((row) => fill(first.text, row)) : [first.text]
  return { kind, titles: [...new Set(titles)] }
}

function kindOf(name: string): Call['kind'] | null {
  if (name === 'describe') return 'describe'
  return name === 'it' || name === 'test' ? 'test' : null
}

type Cell = string | undefined

/** The literals of a table, or null where it is not written out as one. */
function rowsOf(table: ts.Expression, source: ts.SourceFile): readonly (readonly Cell[])[] | null {
  const array = bare(table)
  if (ts.isIdentifier(array)) {
    const [value, home] = constant(array.text, source)
    return value && rowsOf(value, home)
  }
  if (!ts.isArrayLiteralExpression(array)) return null
  return array.elements.map((row) => {
    const cells = bare(row)
    return ts.isArrayLiteralExpression(cells) ? cells.elements.map(literal) : [literal(cells)]
  })
}

/** The value of `const name = …`, in the spec or in the support file beside it. */
function constant(
  name: string,
  source: ts.SourceFile
): readonly [ts.Expression | null, ts.SourceFile] {
  const support = join(dirname(source.fileName), 'support.ts')
  const homes = existsSync(support) ? [source, parse(support)] : [source]
  for (const home of homes) {
    for (const statement of home.statements) {
      if (!ts.isVariableStatement(statement)) continue
      const found = statement.declarationList.declarations.find(
        (declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === name
      )
      if (found?.initializer) return [found.initializer, home]
    }
  }
  return [null, source]
}

function bare(expression: ts.Expression): ts.Expression {
  return ts.isAsExpression(expression) || ts.isParenthesizedExpression(expression)
    ? bare(expression.expression)
    : expression
}

function literal(expression: ts.Expression): Cell {
  if (ts.isStringLiteralLike(expression)) return expression.text
  if (ts.isNumericLiteral(expression)) return expression.text
  if (expression.kind === ts.SyntaxKind.TrueKeyword) return 'true'
  if (expression.kind === ts.SyntaxKind.FalseKeyword) return 'false'
  return undefined
}

/** `%s` and its kin take the cells in turn, as vitest does; what is no literal stays as it is. */
function fill(title: string, row: readonly Cell[]): string {
  const cells = [...row]
  return title.replace(/%[sidj]/g, (placeholder) => cells.shift() ?? placeholder)
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  return children
}
