import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package that Gleaner ships. */
export interface ShippedPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  /** The text of its licence file; '' if it has none. */
  readonly text: string
}

/** Packages that are shipped outside the bundles, if they are installed. */
const BESIDE = ['electron', 'keytar']
const LICENSE_FILE = /^(licen[cs]e|copying)([.-].*)?$/i

/** Returns the folder of the package that a bundled module comes from, or null for Gleaner's own modules. */
export function packageFolderOf(moduleId: string): string | null {
  const path = moduleId.replaceAll('\\', '/').replace(/^\0+/, '')
  const match = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)
  return match?.[0] ?? null
}

export function readPackage(folder: string): ShippedPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  const { name, version, license = 'unknown' } = manifest
  const file = readdirSync(folder).find((each) => LICENSE_FILE.test(each))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
  return { name, version, license, text }
}

/**
 * Creates a plugin for Vite that writes `third-party.json`, the list of all packages in the bundles. If entries
 * are built one by one, each of their bundles adds to the list, and the last one writes it completely.
 */
export function thirdPartyNotices({ root }: { readonly root: string }) {
  const folders = new Set(BESIDE.map((name) => join(root, 'node_modules', name)))
  return {
    name: 'third-party-notices',
    generateBundle(
      this: { emitFile: (file: { type: 'asset'; fileName: string; source: string }) => void },
      _options: unknown,
      bundle: Readonly<Record<string, { readonly moduleIds?: readonly string[] }>>
    ): void {
      const ids = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds)
      for (const folder of ids.flatMap((id) => packageFolderOf(id) ?? [])) folders.add(folder)
      const found = [...folders]
        .filter((folder) => existsSync(join(folder, 'package.json')))
        .map(readPackage)
        .toSorted((one, other) => one.name.localeCompare(other.name))
      const source = JSON.stringify(found, null, 1)
      this.emitFile({ type: 'asset', fileName: 'third-party.json', source })
    }
  }
}
