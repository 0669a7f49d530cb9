import { messagesFor } from '#shared/messages/catalogue.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import { nextDownload } from './support/downloads.ts'
import { expect, test } from './support/gleaner.ts'

const { timesheet: texts } = messagesFor('en')
const { export: words } = texts

/** An English system with German dates and numbers. */
const ENGLISH_IN_GERMANY = {
  env: { LC_ALL: '', LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }
}

for (const mode of ['duration', 'timestamps'] as const)
  test.describe(`exporting the week by keys (${mode})`, { tag: ['@typing', '@week'] }, () => {
    test.use({ account: { mode } })

    test.beforeEach(({ harvest }) => {
      const work = { notes: '- wall texts; first draft' }
      if (mode === 'duration') harvest.book({ ...work, hours: 1.5 })
      else harvest.book({ ...work, from: '9:00', to: '10:30' })
    })

    test(`a CSV file has the separator and the decimal symbol of the region (${mode})`, async ({
      gleaner
    }, testInfo) => {
      await gleaner.launchSignedIn(ENGLISH_IN_GERMANY)
      const timesheet = await gleaner.openTimesheet()
      const { page } = timesheet
      await expect(timesheet.entry('wall texts')).toBeVisible()
      const download = await nextDownload(page)
      await page.getByRole('button', { name: texts.week.more }).press('Enter')
      await page.getByRole('menuitem', { name: words.open }).press('Enter')
      const dialog = page.getByRole('dialog', { name: words.title })
      await expect(dialog.getByRole('radio', { name: words.formats.xlsx })).toBeFocused()
      await page.keyboard.press('ArrowDown')
      await expect(dialog.getByRole('radio', { name: words.separators[';'] })).toBeChecked()
      await expectNoAxeViolations(page)
      await page.screenshot({ path: testInfo.outputPath('export.png') })
      await dialog.getByRole('button', { name: words.export }).press('Enter')
      const lines = (await download()).split('\r\n')
      expect(lines[0]).toContain('Date;Client;Project')
      expect(lines[1]).toContain('"- wall texts; first draft";1,50;1,50;')
    })

    test(`the export offers a workbook first (${mode})`, async ({ gleaner }) => {
      await gleaner.launchSignedIn()
      const timesheet = await gleaner.openTimesheet()
      const { page } = timesheet
      await expect(timesheet.entry('wall texts')).toBeVisible()
      const download = await nextDownload(page)
      await page.getByRole('button', { name: texts.week.more }).press('Enter')
      await page.getByRole('menuitem', { name: words.open }).press('Enter')
      const dialog = page.getByRole('dialog', { name: words.title })
      await dialog.getByRole('button', { name: words.export }).press('Enter')
      expect(await download()).toMatch(/^PK/)
      await expect(dialog).toHaveCount(0)
    })
  })
