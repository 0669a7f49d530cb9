import { readFile } from 'node:fs/promises'

interface ShippedPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly text: string
}

/** Returns the licence notices of all packages in the lists that the build writes, each package once. */
export async function readThirdPartyNotices(lists: readonly string[]): Promise<string> {
  const texts = await Promise.all(lists.map((list) => readFile(list, 'utf8')))
  const all = texts.flatMap((text) => JSON.parse(text) as readonly ShippedPackage[])
  const packages = new Map(all.map((each) => [`${each.name} ${each.version}`, each]))
  return [...packages]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([title, { license, text }]) => [`${title} (${license})`, text].join('\n\n').trim())
    .join(`\n\n${'-'.repeat(72)}\n\n`)
}
