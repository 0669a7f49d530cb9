import { messagesFor } from '#shared/messages/catalogue.ts'
import { nextDownload } from './support/downloads.ts'
import { expect, test } from './support/gleaner.ts'
import { WORK } from './support/harvest.ts'

const { timesheet: texts } = messagesFor('en')
const DESIGN = 'Exhibition app · Design'

test.describe('the tools of the week', { tag: '@week' }, () => {
  test('last week is copied as rows and chosen hours, without duplicates and archived work', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5, daysAgo: 7 })
    harvest.book({ work: 'research', notes: 'Interviews', hours: 2, daysAgo: 7 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25, daysAgo: 7 })
    harvest.sandbox.account.changeProject(WORK.meetings.project_id, { isActive: false })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const { page } = timesheet
    const openCopy = async (): Promise<void> => {
      await page.getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: /Copy last week/ }).click()
    }
    const dialog = page.getByRole('dialog')
    await openCopy()
    await expect(dialog.getByRole('checkbox', { name: /Meetings/ })).toBeDisabled()
    await expect(dialog).toContainText('archived or no longer assigned: left out')
    await expect(dialog).toContainText('Adds 2 rows.')
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(timesheet.grid.locator('td[data-row]')).toHaveCount(14)
    expect(harvest.entries()).toHaveLength(3)

    await openCopy()
    await dialog.getByLabel('Rows and hours').check()
    await dialog.getByRole('checkbox', { name: /Research/ }).uncheck()
    await expect(dialog).toContainText('Adds 1 row with 1 entry, 1:30.')
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(timesheet.cell(DESIGN, '1:30')).toHaveCount(1)
    await expect.poll(() => harvest.entries()).toHaveLength(4)

    await openCopy()
    await dialog.getByLabel('Rows and hours').check()
    await expect(dialog).toContainText('that day or time has hours already')
  })

  test('a review finds what is missing and leads there', async ({ gleaner, harvest }) => {
    harvest.book({ hours: 1.5 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const { page } = timesheet
    await expect(timesheet.cell(DESIGN, '1:30')).toHaveCount(1)
    await page.keyboard.press('r')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /1:30 without notes/ })
      .click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(timesheet.entry('Add notes')).toBeFocused()
  })

  test('the exported week contains no formula', async ({ gleaner, harvest }) => {
    harvest.book({ notes: '=HYPERLINK("https://evil.example")', hours: 1.5 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const { page } = timesheet
    await expect(timesheet.cell(DESIGN, '1:30')).toHaveCount(1)
    const download = await nextDownload(page)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: texts.export.open }).click()
    const dialog = page.getByRole('dialog', { name: texts.export.title })
    await dialog.getByRole('radio', { name: /^CSV/ }).check()
    await dialog.getByRole('button', { name: texts.export.export }).click()
    const csv = await download()
    expect(csv).toContain('Exhibition app')
    expect(csv).toContain(`"'=HYPERLINK(`)
  })

  test('a day of another month is chosen by keys in the calendar with totals', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Long ago', hours: 2, daysAgo: 63 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const { page } = timesheet
    await page.getByRole('button', { name: /choose a date/ }).click()
    await expect(page.getByRole('dialog').locator('[aria-current=date]')).toBeFocused()
    for (let week = 0; week < 9; week += 1) await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('button', { name: /, 2:00$/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(timesheet.entry('Long ago')).toBeVisible()
  })

  test('weeks seen before appear at once, even offline', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Last week', hours: 1, daysAgo: 7 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.goBack()
    await expect(timesheet.entry('Last week')).toBeVisible()
    await timesheet.goToToday()
    await harvest.goOffline()
    await timesheet.goBack()
    await expect(timesheet.entry('Last week')).toBeVisible()
  })

  test('an issue is linked by pasting its address', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const entry = timesheet.entry('Logo drafts')
    await entry.getByRole('button', { name: 'Details' }).click()
    const address = 'https://github.com/example/shop/issues/482'
    await entry.getByRole('textbox', { name: 'Issue address' }).fill(address)
    await entry.getByRole('button', { name: 'Link an issue' }).click()
    await expect(entry.getByRole('button', { name: /482 at/ })).toBeVisible()
    await expect.poll(() => harvest.entries()[0]?.externalReference?.permalink).toBe(address)
  })
})

test.describe('the week with start and end times', { tag: '@week' }, () => {
  test.use({ account: { mode: 'timestamps' } })

  test('a number in a cell is placed in free time, with a preview', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Kick-off', from: '09:00', to: '10:30', daysAgo: 7 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const { page } = timesheet
    await timesheet.goBack()
    await page.getByRole('button', { name: 'Add row' }).click()
    await page.getByRole('combobox', { name: 'Add row' }).fill('internal meetings')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await expect(timesheet.grid.locator('td[data-row]')).toHaveCount(14)
    await expect(timesheet.grid.locator('td[data-stop]')).toBeFocused()
    await page.keyboard.type('0:45')
    await expect(page.getByText('0:45, 10:30 – 11:15')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect
      .poll(() =>
        harvest.entries().map(({ startedMinute, endedMinute }) => [startedMinute, endedMinute])
      )
      .toContainEqual([630, 675])
  })

  test('a block is dragged on the timeline, and overlaps only after a confirmation', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Kick-off', from: '09:00', to: '10:00' })
    harvest.book({ work: 'meetings', notes: 'Stand-up', from: '11:00', to: '12:00' })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const { page } = timesheet
    await page.keyboard.press('d')
    const block = page.getByRole('button', { name: /Design 09:00/ })
    await block.focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.getByRole('button', { name: /Design 08:45 – 09:45/ })).toBeVisible()
    const box = await page.getByRole('button', { name: /Design 08:45/ }).boundingBox()
    if (!box) throw new Error('the block is not there')
    await page.mouse.move(box.x + 60, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + 60, box.y + box.height / 2 + 54, { steps: 4 })
    await page.mouse.move(box.x + 60, box.y + box.height / 2 + 135, { steps: 4 })
    await page.mouse.up()
    await expect(page.getByText(/overlaps with Internal · Meetings/)).toBeVisible()
    await page.getByRole('button', { name: 'Put back' }).click()
    await expect(page.getByRole('button', { name: /Design 08:45 – 09:45/ })).toBeVisible()
    await page.getByRole('button', { name: /Design 08:45/ }).focus()
    await page.keyboard.press('x')
    await expect(page.getByRole('button', { name: /Design/ }).filter({ hasText: '·' })).toHaveCount(
      2
    )
    await expect.poll(() => harvest.entries()).toHaveLength(3)
  })
})
