import { posix, relative, sep } from 'node:path'
import type { Rule } from 'eslint'
import { rooms } from './rooms.ts'

const folders = [...new Set(Object.keys(rooms).map(folderOf))].toSorted(
  (one, other) => other.length - one.length
)

/** Paths are relative inside a folder of the table of rooms, and begin with a `#` alias between them. */
export const aliasBetweenRooms: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      alias: 'Import {{source}} through its # alias: it is in another room.',
      relative: 'Import {{source}} by a relative path: it is in the same room.'
    }
  },
  create(context) {
    const file = relative(context.cwd, context.filename).replaceAll(sep, '/')

    function check(node: { readonly source?: unknown }): void {
      const source = (node.source as { readonly value?: unknown } | null | undefined)?.value
      if (typeof source !== 'string') return
      const messageId = problemOf(file, source)
      if (messageId) context.report({ node: node.source as never, messageId, data: { source } })
    }

    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check
    }
  }
}

function problemOf(file: string, source: string): 'alias' | 'relative' | null {
  const isAlias = source.startsWith('#')
  if (!isAlias && !source.startsWith('.')) return null
  const target = isAlias ? `src/${source.slice(1)}` : posix.join(posix.dirname(file), source)
  const isInside = folderIn(file) === folderIn(target)
  if (isInside) return isAlias ? 'relative' : null
  return isAlias ? null : 'alias'
}

function folderIn(file: string): string | undefined {
  return folders.find((folder) => file.startsWith(`src/${folder}/`))
}

/** The folder whose files use relative paths: `shared` for `shared/messages`. */
function folderOf(key: string): string {
  return key.startsWith('shared/') ? 'shared' : key.replace(/\/[^/]+\.ts$/, '')
}
