import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { onStage, type Stage } from './support/drive.ts'
import { root } from './support/paths.ts'
import { Failure, say, script } from './support/script.ts'
import type { Act, Theme } from './tour/acts.ts'

await script(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      only: { type: 'string' },
      readme: { type: 'boolean', default: false }
    }
  })
  if (values.out === undefined)
    throw new Failure('npm run tour -- --out FOLDER [--only ACT] [--readme]')
  const out = resolve(values.out)
  mkdirSync(out, { recursive: true })
  return onStage(async (stage) => {
    const { acts } = await import('./tour/acts.ts')
    const chosen = acts.filter(({ name }) => values.only === undefined || name === values.only)
    if (chosen.length === 0) {
      throw new Failure(`The acts are: ${acts.map(({ name }) => name).join(', ')}.`)
    }
    for (const theme of ['light', 'dark'] as const) {
      for (const act of chosen) await perform(stage, act, theme, out)
    }
    if (values.readme) {
      const { pictureReadme } = await import('./tour/readme.ts')
      await pictureReadme(out, join(root, 'docs', 'images'))
    }
    return 0
  })
})

/** Launches the app with its own data and its own Harvest, and takes a picture of each scene. */
async function perform(stage: Stage, act: Act, theme: Theme, out: string): Promise<void> {
  const { Actor } = await import('./tour/actor.ts')
  const { openStudio } = await import('./tour/studio.ts')
  const harvest = await openStudio(act.account)
  act.prepare?.(harvest)
  const userData = join(stage.folder, `${act.name}-${theme}`)
  mkdirSync(userData)
  const { url } = harvest.sandbox
  const env = { GLEANER_API_URL: `${url}/v2`, GLEANER_ID_URL: url, TZ: harvest.timeZone }
  const args = act.language === undefined ? [] : [`--lang=${act.language}`]
  const app = await stage.launchApp({ userData, env, args })
  try {
    const actor = new Actor({ stage, app, harvest })
    await actor.desktop.theme(theme === 'dark')
    if (!act.isFirstLaunch) await actor.connect()
    for (const { name, play } of act.scenes) {
      const page = await play(actor)
      await page.mouse.move(0, 0) // so that nothing is hovered
      const file = join(out, `${name}-${theme}.png`)
      await page.screenshot({ path: file, animations: 'disabled' })
      say('picture', file)
    }
  } finally {
    await stage.quitApp(app)
    await harvest.close()
  }
}
