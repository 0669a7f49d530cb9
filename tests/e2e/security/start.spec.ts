import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { desktopOf } from '../support/desktop.ts'
import { launchApp, windowAt } from '../support/launch.ts'
import { expect, test } from '../support/test.ts'

test('an API address that is neither Harvest’s nor this computer’s is refused at the start', async ({
  userData
}) => {
  const env = { GLEANER_API_URL: 'https://evil.example/v2' }
  const app = await launchApp({ userData, env })
  const process = app.process()
  const code = new Promise((resolve) => process.once('exit', resolve))
  expect(process.exitCode ?? (await code)).toBe(1)
})

test('a settings file that is no JSON is set aside', async ({ launch, userData }) => {
  writeFileSync(path.join(userData, 'settings.json'), '{"theme": "dark"')
  await windowAt(await launch(), '/welcome/')
  const kept = readdirSync(userData).filter((name) => /^settings\.corrupt-.+\.json$/.test(name))
  expect(kept).toHaveLength(1)
})

test('a second launch shows the popover of the first and exits', async ({ launch, userData }) => {
  const first = await launch({ args: ['--demo'] })
  const page = await windowAt(first, '/popover/')
  const desktop = desktopOf(first)
  await expect.poll(() => desktop.isVisible(page)).toBe(true)
  await page.evaluate(() => window.desktop.hideWindow())
  await expect.poll(() => desktop.isVisible(page)).toBe(false)

  const second = await launchApp({ userData }).catch(() => null)
  await expect.poll(() => desktop.isVisible(page)).toBe(true)
  if (second) {
    const process = second.process()
    await expect.poll(() => process.exitCode).toBe(0)
  }
  expect(existsSync(path.join(userData, 'settings.json'))).toBe(true)
})
