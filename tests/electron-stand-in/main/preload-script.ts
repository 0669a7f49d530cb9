import { readFileSync } from 'node:fs'
import vm from 'node:vm'
import { isolatedWorldSource, PRELOAD_PARAMETERS } from '../renderer/source.ts'
import { names } from './frame-messages.ts'

/** The text for the preload's world. A preload that a sandbox cannot load is reported, and left out. */
export function isolatedSource(
  file: string | undefined,
  onError: (error: unknown) => void
): string {
  const { platform, arch, versions } = process
  const config = {
    ...names,
    preloadPath: file ?? '',
    process: {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform,
      arch,
      versions: { electron: versions['electron'], chrome: versions['chrome'] },
      env: {},
      argv: []
    }
  }
  return isolatedWorldSource(config, file === undefined ? undefined : readPreload(file, onError))
}

function readPreload(file: string, onError: (error: unknown) => void): string | undefined {
  try {
    const source = readFileSync(file, 'utf8')
    vm.compileFunction(source, PRELOAD_PARAMETERS, { filename: file }) // an ES module fails here
    return source
  } catch (error) {
    console.error(`Unable to load preload script: ${file}\n`, error)
    onError(error)
    return undefined
  }
}
