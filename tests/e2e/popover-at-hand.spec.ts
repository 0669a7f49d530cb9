import type { Gleaner } from './support/gleaner.ts'
import { expect, test } from './support/gleaner.ts'
import { WORK } from './support/harvest.ts'

const LONG = 'Quarterly review of the accessibility audit with the whole exhibition team, part two'

async function lookInBothThemes(gleaner: Gleaner, name: string): Promise<void> {
  const { page } = await gleaner.popover()
  for (const dark of [false, true]) {
    await gleaner.desktop.theme(dark)
    const path = test.info().outputPath(`${name}-${dark ? 'dark' : 'light'}.png`)
    await page.screenshot({ path, animations: 'disabled' })
  }
}

test.describe('favourites and recent work in the popover', { tag: '@popover' }, () => {
  test('favourites are added with a star, sorted by keys, and there after a restart', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Wireframes', hours: 1 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25 })
    const popover = await gleaner.launchSignedIn()
    for (const notes of ['Wireframes', 'Stand-up']) {
      await popover.entry(notes).hover()
      await popover
        .entry(notes)
        .getByRole('button', { name: /to the favourites$/ })
        .click()
    }
    await expect(popover.favourites).toHaveCount(2)
    await popover.favourites.nth(1).getByRole('button').first().focus()
    await popover.page.keyboard.press('Alt+ArrowLeft')
    await expect(popover.favourites.first()).toContainText('Stand-up')
    await expect.poll(() => gleaner.desktop.tray.labels()).toContain('Favourites')

    await gleaner.quit()
    await gleaner.launch()
    const again = await gleaner.showPopover()
    await expect(again.favourites).toHaveText([/Stand-up/, /Wireframes/])
    await again.favourites.first().dragTo(again.favourites.nth(1))
    await expect(again.favourites).toHaveText([/Wireframes/, /Stand-up/])
    await again.favourites.nth(1).getByRole('button').first().click()
    await expect.poll(() => harvest.running?.notes).toBe('Stand-up')
  })

  test('work of yesterday continues as an entry of today', async ({ gleaner, harvest }) => {
    const { id } = harvest.book({ notes: 'Wireframes', hours: 2, daysAgo: 1 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25 })
    const popover = await gleaner.launchSignedIn()
    const recent = popover.page.getByRole('list', { name: 'Recent' })
    await recent.getByRole('listitem').filter({ hasText: 'Wireframes' }).hover()
    await recent.getByRole('button', { name: /^Continue Exhibition app · Design today$/ }).click()
    await expect.poll(() => harvest.running?.notes).toBe('Wireframes')
    expect(harvest.running?.id).not.toBe(id)
    expect(harvest.running?.spentDate).toBe(harvest.today())
  })

  test('moving the start of the timer changes its hours at Harvest too', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(5, { notes: 'Typo hunt' })
    const popover = await gleaner.launchSignedIn()
    await popover.page.getByRole('button', { name: /change the start$/ }).click()
    const field = popover.page.getByRole('textbox', { name: 'When did it start?' })
    await field.fill('20 min ago')
    await field.press('Enter')
    await expect(popover.clock).toHaveText(/^0:(19|20):/)
    await expect(popover.status).toContainText('Up to date')
    await expect(popover.clock).toHaveText(/^0:(19|20|21):/)
  })

  test('the popover is in order with sixty entries and long names', async ({
    gleaner,
    harvest
  }) => {
    for (let index = 0; index < 59; index += 1)
      harvest.book({
        work: index % 2 ? 'design' : 'meetings',
        notes: index % 3 ? LONG : '',
        hours: 0.1
      })
    harvest.book({ work: 'research', notes: LONG, hours: 1, daysAgo: 2 })
    const { project_id: projectId, task_id: taskId } = WORK.design
    gleaner.writeSettings({
      version: 1,
      favourites: ['', 'Stand-up', LONG, 'Review', 'Mail'].map((notes) => ({
        projectId,
        taskId,
        notes
      }))
    })
    const popover = await gleaner.launchSignedIn()
    await expect(popover.page.getByRole('list', { name: 'Recent' })).toBeAttached()
    await lookInBothThemes(gleaner, 'sixty')
    const box = await popover.page.locator('html').evaluate(({ scrollWidth, clientWidth }) => ({
      scrollWidth,
      clientWidth
    }))
    expect(box.scrollWidth).toBe(box.clientWidth)
    harvest.startedAgo(61, { notes: LONG })
    await gleaner.wake()
    await expect(popover.clock).toBeVisible()
    await lookInBothThemes(gleaner, 'sixty-running')
    await popover.page.getByRole('list', { name: 'Recent' }).scrollIntoViewIfNeeded()
    await lookInBothThemes(gleaner, 'sixty-end')
  })

  test('the empty popover shows what to do', async ({ gleaner }) => {
    const popover = await gleaner.launchSignedIn()
    await expect(popover.page.getByText('Nothing tracked today.')).toBeVisible()
    await lookInBothThemes(gleaner, 'empty')
  })
})
