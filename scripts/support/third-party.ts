import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package that is part of what is shipped. */
export interface ShippedPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  /** The text of its licence as it comes with it; '' where it brings none. */
  readonly text: string
}

/** What is shipped beside the bundles, as far as it is installed. */
const BESIDE = ['electron', 'keytar']
const LICENSE_FILE = /^(licen[cs]e|copying)([.-].*)?$/i

/** The folder of the package that a bundled module is from, or null for one of our own. */
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
 * Vite's plugin: writes `third-party.json`, every package of which some module is in the bundle. Where
 * entries are built one by one, the plugin sees each of them, and the bundle of all of them last.
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
