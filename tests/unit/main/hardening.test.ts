import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const MAIN = path.join(import.meta.dirname, '../../../src/main')
const read = (file: string) => readFileSync(path.join(MAIN, file), 'utf8')
/** Returns the offset of the line that starts with the statement, or -1 if there is none. */
const lineOf = (text: string, statement: string) =>
  text.split('\n').findIndex((line) => line.trim().startsWith(statement))

describe('the start of the main process', () => {
  const text = read('index.ts')

  it('every renderer is sandboxed before Electron is ready', () => {
    const sandbox = lineOf(text, 'app.enableSandbox()')
    expect(sandbox).toBeGreaterThan(0)
    expect(lineOf(text, 'registerAppScheme(protocol)')).toBeGreaterThan(0)
    expect(lineOf(text, 'prepare()')).toBeGreaterThan(0)
    expect(lineOf(text, 'prepare()')).toBeLessThan(
      lineOf(text, 'if (app.requestSingleInstanceLock())')
    )
  })

  it('a command line with a link cannot choose the data folder', () => {
    expect(text).toContain("const isLink = readWish(process.argv).kind === 'link'")
    expect(text).toContain("(isLink ? '' : given)")
  })
})

describe('the platform', () => {
  const text = read('platform/electron-platform.ts')

  it.each([
    'lockDownPages(app, ',
    'denyPermissions(session.defaultSession)',
    'limitDownloads(session.defaultSession)',
    'serveAppScheme('
  ])('the platform calls %s) before it is returned', (statement) => {
    const line = lineOf(text, statement)
    expect(line).toBeGreaterThan(0)
    expect(line).toBeLessThan(lineOf(text, 'return {'))
  })

  it('a development server is used only in an unpackaged app', () => {
    expect(text).toContain("app.isPackaged ? null : (env['ELECTRON_RENDERER_URL'] ?? null)")
  })

  it('files and addresses are opened only through the shell port', () => {
    const uses = text.match(/\bshell\b[^\n]*/g) ?? []
    expect(uses.filter((use) => /openExternal|openPath/.test(use))).toEqual([])
  })
})
