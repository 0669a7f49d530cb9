import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

/** A source file with the names it exports and the files it imports. */
export interface SourceFile {
  /** Relative to the root, with slashes: `src/main/app.ts`. */
  readonly path: string
  /** The names that the file declares and exports; names of other files that it passes on are left out. */
  readonly exports: readonly string[]
  /** The imported files of `src`, relative to the root. Type imports count. */
  readonly imports: readonly string[]
}

/** Reads every script, component and style sheet of `src`. */
export function readSourceFiles(root: string): readonly SourceFile[] {
  return globSync('src/**/*.{ts,svelte,css}', { cwd: root }).map((path) =>
    parseSourceFile(path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8'))
  )
}

/** @param path The path relative to the root, with slashes. */
export function parseSourceFile(path: string, text: string): SourceFile {
  const script = path.endsWith('.svelte') ? scriptsOf(text) : path.endsWith('.ts') ? text : ''
  const { statements } = ts.createSourceFile('file.ts', script, ts.ScriptTarget.Latest)
  const specifiers = [
    ...ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName),
    ...importsInMarkup(path, text)
  ]
  return {
    path,
    exports: statements.flatMap(namesOf),
    imports: specifiers.flatMap((specifier) => targetOf(path, specifier) ?? [])
  }
}

function scriptsOf(component: string): string {
  const scripts = component.matchAll(/<script[^>]*>([^]*?)<\/script>/g)
  return [...scripts].map(([, script]) => script).join('\n')
}

/** Dynamic imports in the markup of a component: `load={() => import('./Drawer.svelte')}`. */
function importsInMarkup(path: string, text: string): readonly string[] {
  if (!path.endsWith('.svelte')) return []
  return [...text.matchAll(/\bimport\('([^']+)'\)/g)].flatMap(([, specifier]) => specifier ?? [])
}

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isExportDeclaration(statement)) {
    const { moduleSpecifier, exportClause } = statement
    if (moduleSpecifier || !exportClause || !ts.isNamedExports(exportClause)) return []
    return exportClause.elements.map(({ name }) => name.text)
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name))
  const { name } = statement as ts.Statement & { readonly name?: ts.Identifier }
  return name ? [name.text] : []
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((each) => (ts.isBindingElement(each) ? boundNames(each.name) : []))
}
