import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icns, ico } from '#scripts/icons/containers.ts'
import { trayStates } from '#scripts/icons/mark.ts'
import { root } from '#scripts/support/paths.ts'

const picture = (size: number) => ({
  size,
  png: Buffer.from(`png ${size}`),
  rgba: Buffer.alloc(size * size * 4, Buffer.from([1, 2, 3, 4]))
})

describe('icon files for Windows', () => {
  it('an ico file lists its pictures and their offsets', () => {
    const file = ico([picture(16), picture(256)])
    expect(file.readUInt16LE(4)).toBe(2)
    expect([file.readUInt8(6), file.readUInt8(6 + 16)]).toEqual([16, 0])
    const begin = file.readUInt32LE(6 + 16 + 12)
    expect(file.subarray(begin).toString()).toBe('png 256')
  })

  it('small pictures in an ico file are bitmaps in the order blue, green, red, alpha', () => {
    const file = ico([picture(16)])
    const begin = file.readUInt32LE(6 + 12)
    expect(file.readInt32LE(begin + 8)).toBe(32)
    expect([...file.subarray(begin + 40, begin + 44)]).toEqual([3, 2, 1, 4])
  })
})

describe('icon files for macOS', () => {
  it('an icns file has its length and a chunk for each picture', () => {
    const file = icns([picture(128)])
    expect(file.subarray(0, 4).toString()).toBe('icns')
    expect(file.readUInt32BE(4)).toBe(file.length)
    expect(file.subarray(8, 12).toString()).toBe('ic07')
  })
})

describe('the tray icons', () => {
  const forms = [
    'Template.png',
    'Template@2x.png',
    '-on-dark.png',
    '-on-dark@2x.png',
    '-on-dark.ico'
  ]
  const all = [...forms, '-on-light.png', '-on-light@2x.png', '-on-light.ico']

  it.each(trayStates)('the state %s has icons in every form', (state) => {
    const missing = all.filter((form) => !existsSync(join(root, 'resources/tray', state + form)))
    expect(missing).toEqual([])
  })

  it('the icons of any two states differ', () => {
    const files = trayStates.map((state) =>
      readFileSync(join(root, 'resources/tray', `${state}Template.png`), 'base64')
    )
    expect(new Set(files).size).toBe(trayStates.length)
  })
})
