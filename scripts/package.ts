import { join } from 'node:path'
import { buildApp } from './support/build-app.ts'
import { electronBinary } from './support/electron-binary.ts'
import { makeFakeDist } from './support/fake-dist.ts'
import { commandOf, readJson, root } from './support/paths.ts'
import { runNode } from './support/processes.ts'
import { say, script } from './support/script.ts'

await script(async () => {
  await buildApp()
  const given = process.argv.slice(2)
  const args = given.includes('--dir') ? [...layoutOnly(), ...given] : given
  const command = [commandOf('electron-builder'), '--publish', 'never', ...args]
  const { code } = await runNode(command, { output: 'show' })
  if (code === 0) say('package', join(root, 'dist'))
  return code
})

function layoutOnly(): string[] {
  if (electronBinary() !== undefined || process.platform !== 'linux') return []
  say(
    'package',
    "Electron's binary is not here: packing a stand-in for it, to show the layout only"
  )
  const folder = join(root, '.cache/fake-dist')
  const { version } = readJson(join(root, 'node_modules/electron/package.json')) as {
    version: string
  }
  makeFakeDist(folder, version)
  return [`-c.electronDist=${folder}`]
}
