import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const MAIN = path.join(import.meta.dirname, '../../../src/main')

// Windows has no such permissions
it.skipIf(process.platform === 'win32')('files of the process are closed to other users', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-private-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'file')
  const script = `await import(${JSON.stringify(path.join(MAIN, 'private-files.ts'))})
    const { writeFileSync } = await import('node:fs')
    writeFileSync(${JSON.stringify(file)}, '')`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('the main process closes its files before it loads anything else', () => {
  const [first] = readFileSync(path.join(MAIN, 'index.ts'), 'utf8').match(/^import .*$/m) ?? []
  expect(first).toBe("import './private-files.ts'")
})
