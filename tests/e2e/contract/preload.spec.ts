import { expect, test } from '../support/test.ts'
import { eventsOf, launchPlain, openWindow } from './plain-app.ts'

test('a sandboxed preload may require electron, events, timers and url', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  expect(await page.evaluate(() => window.api.modules)).toEqual([
    'electron',
    'events',
    'timers',
    'url'
  ])
  expect(await page.evaluate(() => window.api.sandboxed)).toBe(true)
})

test('a preload that requires more stops there, and what it exposed before stays', async ({
  launch
}) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app, 'greedy', { preload: 'preload-greedy.cjs' })
  const exposed = await page.evaluate(() => ['early' in window, 'late' in window])
  expect(exposed).toEqual([true, false])
  await expect.poll(() => eventsOf(app)).toContain('greedy:preload-error:module not found: node:fs')
})

test('a preload that is an ES module does not load, and the window continues', async ({
  launch
}) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app, 'module', { preload: 'preload-module.mjs' })
  expect(await page.evaluate(() => 'api' in window)).toBe(false)
  await expect
    .poll(() => eventsOf(app))
    .toContain('module:preload-error:Cannot use import statement outside a module')
})

test('the API exists before the first script of the page, and again after a reload', async ({
  launch
}) => {
  const page = await openWindow(await launchPlain(launch))
  await page.reload()
  expect(await page.evaluate(() => window.api.double(2))).toBe(4)
})
