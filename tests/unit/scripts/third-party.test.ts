import { describe, expect, it } from 'vitest'
import { packageFolderOf, readPackage } from '#scripts/support/third-party.ts'
import { root } from '#scripts/support/paths.ts'

describe('what others contributed', () => {
  it.each([
    ['/app/node_modules/zod/v4/index.js', '/app/node_modules/zod'],
    ['/app/node_modules/@lucide/svelte/dist/icons/x.js', '/app/node_modules/@lucide/svelte'],
    ['/app/node_modules/one/node_modules/two/index.js', '/app/node_modules/one/node_modules/two'],
    ['\0/app/node_modules/svelte/src/index.js?commonjs', '/app/node_modules/svelte'],
    ['C:\\app\\node_modules\\zod\\index.js', 'C:/app/node_modules/zod'],
    ['/app/src/main/index.ts', null],
    ['\0rolldown/runtime.js', null]
  ])('is found by where a module is: %j', (moduleId, folder) => {
    expect(packageFolderOf(moduleId)).toBe(folder)
  })

  it('is named with version, licence and its text', () => {
    const svelte = readPackage(`${root}/node_modules/svelte`)
    expect(svelte).toMatchObject({ name: 'svelte', license: 'MIT' })
    expect(svelte.version).toMatch(/^5\./)
    expect(svelte.text).toContain('Permission is hereby granted')
  })
})
