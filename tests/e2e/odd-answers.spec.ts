import { tellEntryAs } from '../support/altered-answers.ts'
import { seedEntry } from '../support/seeded-entry.ts'
import { expect, test } from './support/gleaner.ts'
import { toastIn } from './support/windows/toast.ts'

test.describe('odd responses from Harvest', { tag: '@sync' }, () => {
  test('an unreadable entry stays as it was, is named, and is not overwritten', async ({
    gleaner,
    harvest
  }) => {
    const { id } = harvest.book({ notes: 'Logo drafts', hours: 1 })
    harvest.book({ notes: 'Poster', hours: 2 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await expect(timesheet.entry('Logo drafts')).toBeVisible()
    tellEntryAs(harvest.sandbox, id, { hours: null, notes: 'Odd' })
    await timesheet.checkNow()
    await timesheet.changeHours('Logo drafts', '3:00')
    const drawer = await timesheet.openDrawer()
    await drawer.check()
    const named = drawer.all.getByRole('article', { name: 'Exhibition app · Design' })
    await expect(named.last()).toContainText('Harvest sent no value for “hours”.')
    await expect(drawer.all).toContainText('Gleaner cannot read this entry')
    expect(harvest.entries().find((entry) => entry.id === id)).toMatchObject({ hundredths: 100 })
  })

  test('a total typed over negative hours changes the positive ones', async ({
    gleaner,
    harvest
  }) => {
    const { userId } = harvest
    harvest.book({ hours: 1 })
    const { projectId, taskId } = harvest.book({ hours: 1 })
    const work = { userId, projectId, taskId, spentDate: harvest.today() }
    seedEntry(harvest.sandbox, { ...work, hundredths: -100, createdAt: Date.now() + 60_000 })
    await gleaner.launchSignedIn()
    const { grid, page } = await gleaner.openTimesheet()
    const cell = grid.locator('td[data-row]').nth(harvest.dayOfWeek(harvest.today()))
    await expect(cell).toHaveText('1:00')
    await cell.click()
    await page.keyboard.type('1:30')
    await page.keyboard.press('Enter')
    await expect(cell).toHaveText('1:30')
    const hours = () => harvest.entries().map(({ hundredths }) => hundredths)
    await expect.poll(hours).toEqual([100, 150, -100])
  })

  test('a refused start shows no running timer, and shows that Harvest gave no reason', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    harvest.closeTime()
    harvest.sandbox.faults.arm({
      kind: 'odd-answer',
      method: 'POST',
      path: '/v2/time_entries',
      status: 422,
      contentType: 'text/html',
      body: '<html>Unprocessable</html>',
      times: Number.POSITIVE_INFINITY
    })
    await popover.start({ search: 'exhibition design', notes: 'On the train' })
    await expect(popover.status).toContainText('1 change refused by Harvest')
    await expect(popover.page.getByRole('heading', { name: 'No timer running' })).toBeVisible()
    await expect(popover.entry('On the train')).toContainText('0:00')
    expect(await gleaner.desktop.tray.labels()).not.toContain('Stop')
    const drawer = await popover.openDrawer()
    await expect(drawer.all).toContainText('Harvest gave no reason.')
  })

  test('the settings of Gleaner apply where Harvest refuses the settings of the account', async ({
    gleaner,
    harvest
  }) => {
    harvest.sandbox.faults.arm({
      kind: 'odd-answer',
      path: '/company',
      status: 403,
      body: '{"message":"Not authorized!"}',
      times: Number.POSITIVE_INFINITY
    })
    harvest.book({ notes: 'Poster', hours: 1.25 })
    const popover = await gleaner.launchSignedIn()
    await expect(popover.entry('Poster')).toContainText('1:15')
    const { page } = await gleaner.openSettings()
    await page.getByRole('combobox', { name: 'Hours are shown as' }).selectOption('1,25')
    const { page: again } = await gleaner.showPopover()
    await expect(again.getByText('1,25').first()).toBeVisible()
  })

  test('Ctrl+Z stops at a deletion that cannot be undone, and does not undo older work', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Poster', hours: 2 })
    const { userId } = harvest
    seedEntry(harvest.sandbox, {
      userId,
      spentDate: harvest.today(),
      notes: 'Empty',
      hundredths: 0
    })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.changeHours('Poster', '3:00')
    await expect.poll(() => harvest.entries()[0]?.hundredths).toBe(300)
    await timesheet.delete('Empty')
    await expect(toastIn(timesheet.page)).toContainText('This cannot be undone.')
    await expect.poll(() => harvest.entries()).toHaveLength(1)
    for (const _ of [1, 2]) {
      await timesheet.page.keyboard.press('Control+z')
      await expect(toastIn(timesheet.page)).toContainText('Gleaner cannot undo the deletion of')
    }
    expect(harvest.entries()).toMatchObject([{ notes: 'Poster', hundredths: 300 }])
  })
})
