import { posix } from 'node:path'
import type { SourceFile } from './source-files.ts'

const COMMON = 'src/renderer/common/'
const WINDOW = /^src\/renderer\/(?!common\/|styles\/|ui\/|window\/)([^/]+)\//

/** Files that every window or runtime has. */
const ENTRY_POINT = /\/(?:App\.svelte|main\.ts|index\.html|index(?:\.d)?\.ts|[^/]+\.css)$/
/** The sandbox shares no code with Gleaner on purpose. Messages have the names of what they are about. */
const APART = /^src\/(?:sandbox|shared\/messages)\//

/** Describes every problem of the source tree that no single file shows; none if the tree is sound. */
export function problemsOf(files: readonly SourceFile[]): readonly string[] {
  return [...unsharedParts(files), ...repeatedNames(files), ...repeatedExports(files)]
}

/** Files of `common` that fewer than two windows reach, directly or through other files. */
export function unsharedParts(files: readonly SourceFile[]): readonly string[] {
  const windows = windowsByFile(files)
  return files.flatMap(({ path }) => {
    if (!path.startsWith(COMMON)) return []
    const [only, ...others] = windows.get(path) ?? []
    if (others.length > 0) return []
    return `${path}: ${only ? `only the window ${only} uses it; move it there` : 'no window uses it'}.`
  })
}

/** Files with the name of another file. */
export function repeatedNames(files: readonly SourceFile[]): readonly string[] {
  const own = files.filter(({ path }) => !APART.test(path) && !ENTRY_POINT.test(path))
  return repeated(own.map(({ path }) => [posix.basename(path), path]))
}

/** Names that more than one file exports. */
export function repeatedExports(files: readonly SourceFile[]): readonly string[] {
  const own = files.filter(({ path }) => !APART.test(path))
  return repeated(
    own.flatMap(({ path, exports }) => [...new Set(exports)].map((name) => [name, path] as const))
  )
}

function repeated(names: readonly (readonly [name: string, path: string])[]): readonly string[] {
  return [...Map.groupBy(names, ([name]) => name)]
    .filter(([, uses]) => uses.length > 1)
    .map(([name, uses]) => `${name} is used twice: ${uses.map(([, path]) => path).join(', ')}.`)
}

function windowsByFile(files: readonly SourceFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const importsByFile = new Map(files.map(({ path, imports }) => [path, imports]))
  const windows = new Map<string, Set<string>>()

  function reach(path: string, window: string): void {
    const reachedBy = windows.get(path) ?? new Set()
    if (reachedBy.has(window)) return
    windows.set(path, reachedBy.add(window))
    for (const each of importsByFile.get(path) ?? []) reach(each, window)
  }

  for (const { path } of files) {
    const window = WINDOW.exec(path)?.[1]
    if (window) reach(path, window)
  }
  return windows
}
