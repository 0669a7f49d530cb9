import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { commandOf, root } from './paths.ts'
import { runNode } from './processes.ts'
import { Failure, say, seconds } from './script.ts'

const sources = [
  'src',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'svelte.config.js'
]
const stampFile = join(root, 'out', '.sources')

/** Builds `out/` unless it was built from the same sources. */
export async function buildApp({ force = false } = {}): Promise<void> {
  await withLock(root, 'build', async () => {
    const stamp = stampOf(sources)
    if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
    // a build that fails leaves half of it behind
    rmSync(stampFile, { force: true })
    const { code, output, ms } = await runNode([commandOf('electron-vite'), 'build'])
    if (code !== 0) throw new Failure(`The build failed.\n${output.trim()}`)
    writeFileSync(stampFile, stamp)
    say('build', seconds(ms))
  })
}

function stampOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesIn)) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  if (path !== 'src') return existsSync(join(root, path)) ? [path] : []
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}
