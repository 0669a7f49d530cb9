import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '#tests/electron-stand-in/chromium/executable.ts'
import { say } from '../support/script.ts'

/** The pictures that pages of the repository show, from the pictures of a tour. */
const copies = {
  'popover.png': 'popover-running-light',
  'timesheet.png': 'timesheet-light'
} as const
const pairs = { 'idle.png': ['idle-light', 'idle-dark'] } as const

/** Creates the pictures of the README from those of a tour. */
export async function pictureReadme(tour: string, images: string): Promise<void> {
  mkdirSync(images, { recursive: true })
  const picture = (name: string) => join(tour, `${name}.png`)
  for (const [file, name] of Object.entries(copies)) copyFileSync(picture(name), join(images, file))
  const executablePath = findChromium(process.env['STAND_IN_CHROMIUM'])
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath ? { executablePath } : {})
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1240, height: 860 } })
    const draw = async (file: string, html: string) => {
      await page.setContent(`<style>${style}</style><main>${html}</main>`)
      const stage = page.locator('main')
      await stage.screenshot({ path: join(images, file), omitBackground: true })
      say('picture', join(images, file))
    }
    const hero = `${image(picture('timesheet-light'))}${image(picture('popover-running-light'), 'front')}`
    await draw('hero.png', hero)
    for (const [file, names] of Object.entries(pairs)) {
      await draw(file, names.map((name) => image(picture(name))).join(''))
    }
  } finally {
    await browser.close()
  }
}

const style = `
  body { margin: 0; background: transparent }
  main { display: inline-flex; gap: 24px; position: relative; padding: 12px 28px 36px 12px }
  main:has(.front) { padding-bottom: 84px; padding-right: 100px }
  img { border-radius: 10px; box-shadow: 0 0 0 1px #0002, 0 8px 24px #0003 }
  .front { position: absolute; right: 28px; bottom: 36px; box-shadow: 0 0 0 1px #0003, 0 12px 36px #0006 }
`

function image(file: string, name = ''): string {
  const data = readFileSync(file).toString('base64')
  return `<img class="${name}" src="data:image/png;base64,${data}">`
}
