import type { Page } from '@playwright/test'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expect, test } from './support/gleaner.ts'

const { toggleTimer } = DEFAULT_SETTINGS.hotkeys
/** The number of repeats of a key that is held for a fifth of a second. */
const REPEATS = 6

async function hold(page: Page, key: string): Promise<void> {
  for (let event = 0; event < REPEATS; event += 1) await page.keyboard.down(key)
  await page.keyboard.up(key)
}

test.describe('held keys', () => {
  test('holding a hotkey starts the timer once', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    await gleaner.launchSignedIn()
    const { press } = gleaner.desktop.hotkeys
    await Promise.all(Array.from({ length: REPEATS }, () => press(toggleTimer ?? '')))
    await expect.poll(() => harvest.running?.notes).toBe('Release notes')
  })

  test('holding S in the popover starts the timer once', async ({ gleaner, harvest }, testInfo) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    const popover = await gleaner.launchSignedIn()
    await hold(popover.page, 's')
    await expect(popover.page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible()
    await expect.poll(() => harvest.running?.notes).toBe('Release notes')
    await popover.page.screenshot({ path: testInfo.outputPath('s-held.png') })
  })

  test('holding Enter on Continue starts one timer', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Report', hours: 1, daysAgo: 1 })
    const popover = await gleaner.launchSignedIn()
    await popover.page
      .getByRole('button', { name: /^Continue|Continue$/ })
      .first()
      .focus()
    await hold(popover.page, 'Enter')
    await expect.poll(() => harvest.running?.notes).toBe('Report')
    expect(harvest.entries()).toHaveLength(2)
  })
})

test.describe('held keys in a start/end account', () => {
  test.use({ account: { mode: 'timestamps' } })

  test('holding X on a block of the timeline splits it once, and one undo joins it again', async ({
    gleaner,
    harvest
  }, testInfo) => {
    harvest.book({ notes: 'Workshop', from: '8:00', to: '12:00' })
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openTimesheet()
    await page.keyboard.press('d')
    await page.locator('[data-block]').first().focus()
    await hold(page, 'x')
    const times = () =>
      harvest
        .entries()
        .map(({ startedMinute, endedMinute }) => [startedMinute, endedMinute])
        .toSorted()
    await expect.poll(times).toEqual([
      [480, 600],
      [600, 720]
    ])
    await expect(page.locator('[data-block]')).toHaveCount(2)
    await page.screenshot({ path: testInfo.outputPath('x-held.png') })
    await page.keyboard.press('Control+z')
    await expect.poll(times).toEqual([[480, 720]])
  })
})

for (const mode of ['duration', 'timestamps'] as const)
  test.describe(`double clicks (${mode})`, () => {
    test.use({ account: { mode } })

    test('a double click on Continue starts one timer and leaves no empty entry', async ({
      gleaner,
      harvest
    }, testInfo) => {
      if (mode === 'duration') harvest.book({ notes: 'Report', hours: 1, daysAgo: 1 })
      else harvest.book({ notes: 'Report', from: '9:00', to: '10:00', daysAgo: 1 })
      const popover = await gleaner.launchSignedIn()
      await popover.page
        .getByRole('button', { name: /^Continue|Continue$/ })
        .first()
        .dblclick()
      await expect(popover.page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible()
      await expect.poll(() => harvest.running?.notes).toBe('Report')
      await expect(popover.status).toContainText('Up to date')
      expect(harvest.entries()).toHaveLength(2)
      await popover.page.screenshot({ path: testInfo.outputPath('double-click.png') })
    })
  })
