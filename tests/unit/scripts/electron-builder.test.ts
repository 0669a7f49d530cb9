import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJson, root } from '#scripts/support/paths.ts'

const require = createRequire(join(root, 'package.json'))
const { load } = require('js-yaml') as { load(text: string): Config }
const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
  validateConfiguration(config: unknown, log: { isEnabled: boolean; add(): void }): Promise<void>
}

interface Config {
  readonly appId: string
  readonly files: readonly string[]
  readonly extraResources: readonly { from: string }[]
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly linux: { executableName: string; icon: string; mimeTypes: string[] }
  readonly mac: { icon: string; extendInfo: Record<string, unknown> }
  readonly win: { icon: string }
}

const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))

describe('electron-builder.yml', () => {
  it('the configuration matches the schema of electron-builder', async () => {
    await expect(check(config)).resolves.toBeUndefined()
  })

  it('an unknown key is refused by the schema', async () => {
    await expect(check({ ...config, fils: [] })).rejects.toThrow('fils')
  })

  it('the app has the same desktop name as in package.json', () => {
    const { desktopName } = readJson(join(root, 'package.json')) as { desktopName: string }
    expect(desktopName).toBe(`${config.appId}.desktop`)
  })

  it('every referenced file exists', () => {
    const { extraResources, linux, mac, win } = config
    const files = [...extraResources.map(({ from }) => from), linux.icon, mac.icon, win.icon]
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('node_modules is not packaged, except the runtime parts of keytar', () => {
    const packages = config.files.filter((pattern) => pattern.includes('node_modules'))
    expect(packages[0]).toBe('!node_modules/**')
    expect(packages.slice(1).every((file) => file.startsWith('node_modules/keytar/'))).toBe(true)
  })

  it('fuses that would let others run code in the app are burned', () => {
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false
    })
  })

  it('the app has no dock icon on macOS and opens gleaner addresses on Linux', () => {
    expect(config.mac.extendInfo['LSUIElement']).toBe(true)
    expect(config.linux.mimeTypes).toContain('x-scheme-handler/gleaner')
  })
})

function check(candidate: unknown): Promise<void> {
  return validateConfiguration(candidate, { isEnabled: false, add() {} })
}
