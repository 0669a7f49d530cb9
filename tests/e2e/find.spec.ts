import { messagesFor } from '#shared/messages/catalogue.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import { expect, test } from './support/gleaner.ts'

const { find, timesheet } = messagesFor('en')

test.describe('Find', { tag: '@find' }, () => {
  test('an old entry is found by a word and leads to its day, by keys alone', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Kick-off with the museum', hours: 2, daysAgo: 400 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25 })
    await gleaner.launchSignedIn()
    const { page, ...timesheet } = await gleaner.openTimesheet()
    await expect(page.getByRole('grid')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+f')
    const field = page.getByRole('searchbox', { name: find.field })
    await expect(field).toBeFocused()
    await page.keyboard.type('KICK off')
    const results = page.getByRole('group', { name: find.results })
    await expect(results.getByRole('button')).toHaveCount(1)
    await expect(results.locator('mark')).toHaveText(['Kick', 'off'])
    await expect(page.getByText(find.everything)).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('article')).toContainText('Kick-off with the museum')
    expect(timesheet).toBeTruthy()
  })

  test('Find works offline on local entries and shows what it did not search', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25 })
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openTimesheet()
    await expect(page.getByRole('article').filter({ hasText: 'Logo drafts' })).toBeVisible()
    await harvest.goOffline()
    await page.getByRole('button', { name: find.open }).click()
    await page.keyboard.type('logo')
    const results = page.getByRole('group', { name: find.results })
    await expect(results.getByRole('button')).toHaveCount(1)
    await expect(page.getByText(find.onlyHere)).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('Escape')
    await expect(page.getByText(find.start)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('grid')).toBeVisible()
  })

  test('Find is limited to days, typed or chosen in a calendar by keys', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    harvest.book({ work: 'meetings', notes: 'Kick-off', hours: 2, daysAgo: 40 })
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openTimesheet()
    await page.getByRole('button', { name: find.open }).click()
    const results = page.getByRole('group', { name: find.results }).getByRole('button')
    await page.getByRole('textbox', { name: find.to }).fill(harvest.today(1))
    await page.keyboard.press('Enter')
    await expect(results).toHaveText([/Kick-off/])
    await page.getByRole('button', { name: find.clear }).click()
    await page.getByRole('textbox', { name: find.from }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    const month = page.getByRole('dialog', { name: timesheet.month.open({ field: find.from }) })
    await expect(month.locator('[aria-current=date]')).toBeFocused()
    await expectNoAxeViolations(page)
    await page.keyboard.press('Escape')
    await expect(month).toBeHidden()
    const opener = page.getByRole('button', { name: timesheet.month.open({ field: find.from }) })
    await expect(opener).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(month.locator('[aria-current=date]')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(results).toHaveText([/Logo drafts/])
  })

  test('Find is narrowed down, shows when it finds nothing, and is accessible', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25 })
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openTimesheet()
    await page.getByRole('button', { name: find.open }).click()
    await page.getByLabel(find.task, { exact: true }).selectOption({ label: 'Meetings' })
    const results = page.getByRole('group', { name: find.results })
    await expect(results.getByRole('button')).toHaveCount(1)
    await expect(results).toContainText('Stand-up')
    await expectNoAxeViolations(page)
    await page.getByRole('searchbox', { name: find.field }).fill('zebra')
    await expect(page.getByText(find.none)).toBeVisible()
    await page.getByRole('button', { name: find.clear }).click()
    await expect(page.getByText(find.start)).toBeVisible()
  })
})
