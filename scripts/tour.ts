import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { onStage, type Stage } from './support/drive.ts'
import { Failure, say, script } from './support/script.ts'
import { acts, type Act, type Theme } from './tour/acts.ts'

await script(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  if (values.out === undefined) throw new Failure('npm run tour -- --out FOLDER')
  const out = resolve(values.out)
  mkdirSync(out, { recursive: true })
  return onStage(async (stage) => {
    for (const theme of ['light', 'dark'] as const) {
      for (const act of acts) await play(stage, act, theme, out)
    }
    return 0
  })
})

/** One launch of the app, on data of its own; a picture after each scene. */
async function play(stage: Stage, act: Act, theme: Theme, out: string): Promise<void> {
  const userData = join(stage.folder, `${act.name}-${theme}`)
  mkdirSync(userData)
  const app = await stage.launchApp({ userData, args: act.args })
  try {
    const desktop = stage.desktopOf(app)
    await desktop.theme(theme === 'dark')
    const page = (name: string) => stage.windowAt(app, `/${name}/`)
    for (const scene of act.scenes) {
      const shown = await scene({ page, desktop })
      const file = join(out, `${scene.name}-${theme}.png`)
      await shown.screenshot({ path: file, animations: 'disabled' })
      say('picture', file)
    }
  } finally {
    await app.close()
  }
}
