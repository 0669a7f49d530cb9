import { downloadElectron, electronBinary } from './electron-binary.ts'
import { standIn } from './paths.ts'

/** The program that runs the built app, with a reason if it is not Electron. */
export type Runtime =
  | { readonly kind: 'electron'; readonly binary: string }
  | { readonly kind: 'stand-in'; readonly binary: string; readonly reason: string }

/** Returns Electron if its binary is present or can be downloaded, otherwise the stand-in. */
export async function findRuntime(env: NodeJS.ProcessEnv = process.env): Promise<Runtime> {
  const present = electronBinary(env)
  if (present !== undefined) return { kind: 'electron', binary: present }
  const download = await downloadElectron(env)
  if ('binary' in download) return { kind: 'electron', binary: download.binary }
  return {
    kind: 'stand-in',
    binary: standIn,
    reason: `Electron's binary is not here and ${download.reason}`
  }
}

/** Chromium refuses to run as root with its sandbox. */
export function sandboxSwitches(platform = process.platform, uid = process.getuid?.()): string[] {
  return platform === 'linux' && uid === 0 ? ['--no-sandbox'] : []
}
