import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { prepareDataFolder } from '#main/platform/data-folder.ts'

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const modeOf = (folder: string) => statSync(folder).mode & 0o777

// Windows has no such permissions
it.skipIf(process.platform === 'win32')('an existing data folder is closed to other users', () => {
  const folder = temporary()
  chmodSync(folder, 0o755)
  prepareDataFolder(folder)
  expect(modeOf(folder)).toBe(0o700)
})

it.skipIf(process.platform === 'win32')('a new data folder is closed to other users', () => {
  const folder = path.join(temporary(), 'Gleaner')
  prepareDataFolder(folder)
  expect(modeOf(folder)).toBe(0o700)
})
