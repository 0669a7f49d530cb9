import { existsSync } from 'node:fs'
import { setupFaketime } from '../setup.mjs'
import { badInput } from './moment.ts'

const MULTIARCH: Readonly<Partial<Record<NodeJS.Architecture, string>>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu'
}

/**
 * Returns the path of libfaketime. Installs Debian's package if it is missing and this user may install it.
 * @throws Failure with exit code 2 and instructions if it is not available
 */
export async function faketimeLibrary(): Promise<string> {
  if (process.platform !== 'linux') {
    throw badInput('--at works on Linux only, because it needs libfaketime. Leave it out here.')
  }
  try {
    await setupFaketime(() => findFaketime() !== undefined)
  } catch (error) {
    throw badInput(`--at: ${error instanceof Error ? error.message : String(error)}`)
  }
  const library = findFaketime()
  if (library === undefined) throw badInput('--at: libfaketimeMT.so.1 is not where Debian puts it.')
  return library
}

function findFaketime(architecture = process.arch): string | undefined {
  return ['/usr/lib', '/usr/local/lib']
    .flatMap((folder) => [`${folder}/${MULTIARCH[architecture] ?? ''}`, `${folder}64`, folder])
    .map((folder) => `${folder}/faketime/libfaketimeMT.so.1`)
    .find((file) => existsSync(file))
}
