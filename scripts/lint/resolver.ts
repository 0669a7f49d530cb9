import { createRequire, isBuiltin } from 'node:module'

/** The interface that eslint-plugin-import defines for resolvers. */
export const interfaceVersion = 2

/**
 * Resolves imports as Node does, `#` aliases of package.json included, for eslint-plugin-boundaries.
 * The path is null for a module of Node.
 */
export function resolve(
  source: string,
  file: string
): { readonly found: boolean; readonly path?: string | null } {
  if (isBuiltin(source)) return { found: true, path: null }
  try {
    return { found: true, path: createRequire(file).resolve(source) }
  } catch {
    return { found: false }
  }
}
