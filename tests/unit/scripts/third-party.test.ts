import { describe, expect, it } from 'vitest'
import { packageFolderOf, readPackage, thirdPartyNotices } from '#scripts/support/third-party.ts'
import { root } from '#scripts/support/paths.ts'

describe('third-party notices', () => {
  it.each([
    ['/app/node_modules/zod/v4/index.js', '/app/node_modules/zod'],
    ['/app/node_modules/@lucide/svelte/dist/icons/x.js', '/app/node_modules/@lucide/svelte'],
    ['/app/node_modules/one/node_modules/two/index.js', '/app/node_modules/one/node_modules/two'],
    ['\0/app/node_modules/svelte/src/index.js?commonjs', '/app/node_modules/svelte'],
    ['C:\\app\\node_modules\\zod\\index.js', 'C:/app/node_modules/zod'],
    ['/app/src/main/index.ts', null],
    ['\0rolldown/runtime.js', null]
  ])('the package of a module is found by its path: %j', (moduleId, folder) => {
    expect(packageFolderOf(moduleId)).toBe(folder)
  })

  it('a package is listed with version, licence and licence text', () => {
    const svelte = readPackage(`${root}/node_modules/svelte`)
    expect(svelte).toMatchObject({ name: 'svelte', license: 'MIT' })
    expect(svelte.version).toMatch(/^5\./)
    expect(svelte.text).toContain('Permission is hereby granted')
  })

  it('the notices cover all bundles that are built one by one', () => {
    const plugin = thirdPartyNotices({ root })
    const written: string[] = []
    const build = (...packages: readonly string[]): void => {
      const moduleIds = packages.map((name) => `${root}/node_modules/${name}/index.js`)
      const emitFile = ({ source }: { readonly source: string }): number => written.push(source)
      plugin.generateBundle.call({ emitFile }, {}, { 'a.js': { moduleIds } })
    }
    build('svelte')
    build('bits-ui')
    build()
    const last = JSON.parse(written.at(-1) ?? '[]') as readonly { readonly name: string }[]
    expect(last.map(({ name }) => name)).toEqual(expect.arrayContaining(['bits-ui', 'svelte']))
  })
})
