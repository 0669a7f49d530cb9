import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Electron's fuses: a sentinel that tools search for, then version, length and one byte per fuse. */
const fuses = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011'

/**
 * Creates a folder that electron-builder accepts as an unpacked Electron for Linux. Its packages cannot run; they
 * show the layout and that the fuses are set.
 */
export function makeFakeDist(folder: string, electronVersion: string): void {
  rmSync(folder, { recursive: true, force: true })
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true })
  const executable = join(folder, 'electron')
  writeFileSync(
    executable,
    `#!/bin/sh\necho "a layout only: no Electron inside" >&2; exit 1\n${fuses}`
  )
  chmodSync(executable, 0o755)
  writeFileSync(join(folder, 'version'), electronVersion)
  const files = ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'chrome_crashpad_handler']
  for (const name of [...files, 'locales/en-US.pak']) writeFileSync(join(folder, name), '')
}
