import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = dirname(dirname(import.meta.dirname))

export const standIn = join(root, 'tests/electron-stand-in/electron-stand-in')

/** Returns the JavaScript file of a command of an npm package, which runs without a shell. */
export function commandOf(packageName: string, command = packageName): string {
  const folder = join(root, 'node_modules', packageName)
  const require = createRequire(join(root, 'package.json'))
  const { bin } = require(join(folder, 'package.json')) as { bin: string | Record<string, string> }
  const file = typeof bin === 'string' ? bin : bin[command]
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`)
  return join(folder, file)
}

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
