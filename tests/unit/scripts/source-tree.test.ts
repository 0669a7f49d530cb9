import { describe, expect, it } from 'vitest'
import { parseSourceFile } from '#scripts/lint/source-files.ts'
import { repeatedExports, repeatedNames, unsharedParts } from '#scripts/lint/source-tree.ts'

const file = (path: string, text = '') => parseSourceFile(`src/${path}`, text)
const part = file('renderer/common/Part.svelte')
const using = (path: string, target: string) => file(path, `import '${target}'`)

describe('parts that windows share', () => {
  it('a part that two windows use is accepted', () => {
    const windows = ['popover', 'palette'].map((window) =>
      using(`renderer/${window}/main.ts`, '#renderer/common/Part.svelte')
    )
    expect(unsharedParts([part, ...windows])).toEqual([])
  })

  it('a part that two windows use through another part is accepted', () => {
    const outer = file(
      'renderer/common/Outer.svelte',
      "<Later load={() => import('./Part.svelte')} />"
    )
    const windows = ['popover', 'palette'].map((window) =>
      using(`renderer/${window}/main.ts`, '#renderer/common/Outer.svelte')
    )
    expect(unsharedParts([part, outer, ...windows])).toEqual([])
  })

  it('a part that only one window uses is reported', () => {
    const window = using('renderer/popover/main.ts', '../common/Part.svelte')
    expect(unsharedParts([part, window])).toEqual([
      'src/renderer/common/Part.svelte: only the window popover uses it; move it there.'
    ])
  })

  it('a part that no window uses is reported', () => {
    expect(unsharedParts([part])).toEqual(['src/renderer/common/Part.svelte: no window uses it.'])
  })
})

describe('names of files', () => {
  it('two files with the same name are reported', () => {
    expect(repeatedNames([file('main/a/rows.ts'), file('main/b/rows.ts')])).toEqual([
      'rows.ts is used twice: src/main/a/rows.ts, src/main/b/rows.ts.'
    ])
  })

  it.each([
    ['renderer/popover/App.svelte', 'renderer/idle/App.svelte'],
    ['renderer/popover/main.ts', 'renderer/idle/main.ts'],
    ['shared/messages/en/sync.ts', 'shared/messages/de/sync.ts'],
    ['shared/zones.ts', 'sandbox/zones.ts']
  ])('the files %s and %s may share a name', (one, other) => {
    expect(repeatedNames([file(one), file(other)])).toEqual([])
  })
})

describe('names of exports', () => {
  it.each([
    ['export const name = 1'],
    ['export function name() {}'],
    ['export class name {}'],
    ['export type name = string'],
    ['export interface name {}'],
    ['export const { name } = object'],
    ['const name = 1\nexport { name }']
  ])('the exported name is found in: %s', (code) => {
    expect(file('main/a.ts', code).exports).toEqual(['name'])
  })

  it('re-exported names are left out', () => {
    expect(file('main/a.ts', "export { name } from './b.ts'").exports).toEqual([])
  })

  it('a name that two files export is reported', () => {
    const files = [
      file('main/a.ts', 'export type Row = 1'),
      file('main/b.ts', 'export const Row = 1')
    ]
    expect(repeatedExports(files)).toEqual(['Row is used twice: src/main/a.ts, src/main/b.ts.'])
  })

  it('a type and its value in one file may share a name', () => {
    const code = 'export type Row = 1\nexport const Row = 1'
    expect(repeatedExports([file('main/a.ts', code)])).toEqual([])
  })
})
