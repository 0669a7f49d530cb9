import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from './support/axe.ts'
import { expect, test } from './support/gleaner.ts'
import type { Harvest } from './support/harvest.ts'

/** Makes a change here offline and another change elsewhere at the same time. */
async function apart(
  harvest: Harvest,
  here: () => Promise<void>,
  elsewhere: () => void
): Promise<void> {
  await harvest.goOffline()
  await here()
  elsewhere()
  await harvest.goOnline()
}

/** True if the theme is applied completely: colours fade for a moment. */
function hasTheme(page: Page, isDark: boolean): Promise<boolean> {
  return page.evaluate(
    (dark) =>
      matchMedia('(prefers-color-scheme: dark)').matches === dark &&
      document.getAnimations().length === 0,
    isDark
  )
}

test.describe('the sync drawer', { tag: '@sync' }, () => {
  test('a conflict shows both versions, and each choice does what it says', async ({
    gleaner,
    harvest
  }) => {
    const [mine, theirs] = ['Logo drafts', 'Poster'].map((notes) =>
      harvest.book({ notes, hours: 1 })
    )
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await apart(
      harvest,
      async () => {
        await timesheet.changeHours('Logo drafts', '2:00')
        await timesheet.changeHours('Poster', '2:00')
      },
      () => {
        for (const { id } of harvest.entries())
          harvest.sandbox.account.update(harvest.userId, id, { hours: 3 })
      }
    )
    const drawer = await timesheet.openDrawer()
    await drawer.check()
    for (const notes of ['Logo drafts', 'Poster']) {
      const hours = drawer.item(notes).getByRole('row', { name: /^Hours/ })
      await expect(hours.getByRole('cell')).toHaveText(['2:00', '3:00'])
      await expect(hours).toContainText('differs')
    }
    for (const isDark of [false, true]) {
      await gleaner.desktop.theme(isDark)
      await expect.poll(() => hasTheme(timesheet.page, isDark)).toBe(true)
      await expectNoAxeViolations(timesheet.page)
    }
    await drawer.press('Logo drafts', 'Keep mine')
    await drawer.press('Poster', 'Use the other')
    await expect(drawer.isSettled).toBeVisible()
    const hundredths = ({ id }: { id: number }) =>
      harvest.entries().find((entry) => entry.id === id)?.hundredths
    await expect.poll(() => hundredths(mine!)).toBe(200)
    expect(hundredths(theirs!)).toBe(300)
  })

  test('an entry deleted elsewhere while it was changed here causes a question', async ({
    gleaner,
    harvest
  }) => {
    const { id } = harvest.book({ notes: 'Logo drafts', hours: 1 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await apart(
      harvest,
      () => timesheet.changeHours('Logo drafts', '2:00'),
      () => harvest.sandbox.account.delete(harvest.userId, id)
    )
    const drawer = await timesheet.openDrawer()
    await drawer.check()
    await expect(drawer.item('was deleted elsewhere')).toContainText('2:00 · Logo drafts')
    await drawer.press('was deleted elsewhere', 'Create it again')
    await expect.poll(() => harvest.entries()).toMatchObject([{ hundredths: 200 }])
    expect(harvest.entries()[0]?.id).not.toBe(id)
    await expect(drawer.isSettled).toBeVisible()
  })

  test('a pending change and its next attempt are shown until it is sent', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    await harvest.goOffline()
    await popover.start({ search: 'exhibition design', notes: 'On the train' })
    await expect(popover.status).toContainText('Offline')
    const drawer = await popover.openDrawer()
    const start = drawer.item('Start Exhibition app · Design')
    await expect(start).toContainText('“On the train”')
    await expect(start).toContainText(/Waiting since .* tries again in \d+ s/)
    await expect(drawer.all).toContainText('No connection to Harvest')
    await harvest.goOnline()
    await expect(drawer.isSettled).toBeVisible({ timeout: 20_000 })
    expect(harvest.running?.notes).toBe('On the train')
  })

  test('a refused change leads to its form, and the corrected one is sent', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1 })
    const popover = await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await harvest.closeTimeDuring(() => timesheet.changeHours('Logo drafts', '2:00'))
    await timesheet.checkNow()
    await expect(timesheet.entry('Logo drafts')).toContainText('Harvest refused')
    harvest.openTime()
    await gleaner.showPopover()
    const drawer = await popover.openDrawer()
    await drawer.check()
    await drawer.press('Could not change Exhibition app · Design', 'Edit')
    const hours = timesheet.form.getByRole('textbox', { name: 'Hours' })
    await expect(hours).toHaveValue('2:00')
    await hours.fill('3:00')
    await timesheet.form.getByRole('button', { name: 'Save' }).click()
    await expect.poll(() => harvest.entries()).toMatchObject([{ hundredths: 300 }])
    await expect(timesheet.entry('Logo drafts')).not.toContainText('Harvest refused')
  })
})
