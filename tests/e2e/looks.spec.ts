import { expectNoAxeViolations } from './support/axe.ts'
import { expect, test } from './support/gleaner.ts'
import { windowAt } from './support/launch.ts'

test.describe('appearance', { tag: '@looks' }, () => {
  test('windows follow the theme of the desktop and the chosen theme', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    await gleaner.desktop.theme(true)
    await expect.poll(isDark).toBe(true)
    await gleaner.desktop.theme(false)
    await expect.poll(isDark).toBe(false)
    await page.getByRole('radio', { name: 'Dark' }).check()
    await expect.poll(isDark).toBe(true)
  })
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(`accessibility, ${theme}`, { tag: ['@looks', '@axe'] }, () => {
    test.use({ account: { empty: false } })

    test(`axe finds no faults in the welcome window, ${theme}`, async ({ gleaner }) => {
      await gleaner.launch()
      await gleaner.desktop.theme(theme === 'dark')
      const welcome = await gleaner.welcome()
      await expectNoAxeViolations(welcome.page)
      await welcome.connect('not a token')
      await expect(welcome.problem).toBeVisible()
      await expectNoAxeViolations(welcome.page)
    })

    test(`axe finds no faults in the popover, ${theme}`, async ({ gleaner, harvest }) => {
      const popover = await gleaner.launchSignedIn()
      await gleaner.desktop.theme(theme === 'dark')
      await expectNoAxeViolations(popover.page)
      await popover.picker.click()
      await popover.picker.fill('dev')
      await expect(popover.suggestions.first()).toBeVisible()
      await expectNoAxeViolations(popover.page)
      await popover.page.keyboard.press('Escape')
      await popover.start({ search: 'exhibition design', notes: 'Poster' })
      await expect(popover.clock).toBeVisible()
      await popover.page
        .getByRole('button', { name: /to the favourites$/ })
        .first()
        .click()
      await expect(popover.favourites).toHaveCount(1)
      await expectNoAxeViolations(popover.page)
      await popover.page.getByRole('button', { name: 'Show the small timer' }).click()
      const mini = await windowAt(gleaner.app, '/mini/')
      await expect(mini.getByRole('timer')).toBeVisible()
      await expectNoAxeViolations(mini)
      await gleaner.showPopover()
      await expect(popover.status).toContainText('Up to date')

      await harvest.closeTimeDuring(async () => {
        await popover.changeNotes('Poster, refused')
        await expect(popover.status).toContainText('1 change waiting')
      })
      await expect(popover.status).toContainText('1 change refused')
      await popover.showDetails()
      await expectNoAxeViolations(popover.page)
      await popover.page.keyboard.press('Escape')
      await harvest.goOffline()
      await popover.stop()
      await expectNoAxeViolations(popover.page)
    })

    test(`axe finds no faults in the timesheet, ${theme}`, async ({ gleaner }) => {
      test.slow() // four passes of axe
      await gleaner.launchSignedIn()
      await gleaner.desktop.theme(theme === 'dark')
      const timesheet = await gleaner.openTimesheet()
      await expect(timesheet.grid).toBeVisible()
      await expectNoAxeViolations(timesheet.page)
      await timesheet.openForm()
      await expect(timesheet.form).toBeVisible()
      await expectNoAxeViolations(timesheet.page)
      await timesheet.page.keyboard.press('Escape')
      await timesheet.page.keyboard.press('Escape')

      await timesheet.goBack(1)
      await timesheet.chooseDay(0)
      const first = timesheet.page.getByRole('article').first()
      await first.getByRole('button', { name: 'Details' }).click()
      await first.getByRole('button', { name: 'Delete', exact: true }).click()
      await expectNoAxeViolations(timesheet.page)
      await timesheet.goBack(4)
      await timesheet.chooseDay(0)
      await expect(timesheet.page.getByText('Only an administrator').first()).toBeVisible()
      await expectNoAxeViolations(timesheet.page)
    })

    test(`axe finds no faults in the settings, ${theme}`, async ({ gleaner }) => {
      await gleaner.launchSignedIn()
      await gleaner.desktop.theme(theme === 'dark')
      const { page } = await gleaner.openSettings()
      await expectNoAxeViolations(page)
    })

    test(`axe finds no faults in the idle window, ${theme}`, async ({ gleaner, harvest }) => {
      harvest.startedAgo(60, { notes: 'Layout' })
      await gleaner.launchSignedIn()
      await gleaner.desktop.theme(theme === 'dark')
      await gleaner.beAway(30)
      const question = await gleaner.idleQuestion()
      await expectNoAxeViolations(question.page)
      await expect(question.page.locator('button.answer:not(.waiting)').first()).toBeVisible()
      await expectNoAxeViolations(question.page)
    })
  })
}
