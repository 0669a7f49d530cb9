import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, root } from './paths.ts'
import { runNode } from './processes.ts'

const folder = join(root, 'node_modules', 'electron')
const patience = 10_000

/** Returns the Electron binary that the npm package starts, or undefined if it was never downloaded. */
export function electronBinary(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH']
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : standardName()
  const binary = join(elsewhere || join(folder, 'dist'), name)
  return existsSync(binary) ? binary : undefined
}

export type Download = { readonly binary: string } | { readonly reason: string }

/** Tries to download the binary, for ten seconds at most and never in CI. */
export async function downloadElectron(env: NodeJS.ProcessEnv = process.env): Promise<Download> {
  if (env['CI']) return { reason: 'it is not downloaded in CI' }
  const install = commandOf('electron', 'install-electron')
  const ending = [
    '--import',
    `data:text/javascript,setTimeout(()=>process.exit(124),${patience}).unref()`
  ]
  const { code, output } = await runNode([...ending, install], { env })
  const binary = electronBinary(env)
  if (code === 0 && binary) return { binary }
  return { reason: code === 124 ? tooSlow : `its download failed (${firstReason(output)})` }
}

const tooSlow = 'it could not be downloaded within 10 s (`npx install-electron` takes its time)'

/** Returns the line with the reason from the output of a failed download. */
export function firstReason(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const line = [/\bE[A-Z_]{4,}\b/, /error|refused/i]
    .map((pattern) => lines.find((candidate) => pattern.test(candidate)))
    .find((found) => found !== undefined)
  const reason = line ?? lines.find(Boolean) ?? 'no reason given'
  return reason.replace(/^\w*Error: /, '').slice(0, 160)
}

function standardName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
