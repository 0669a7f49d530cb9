import { messagesFor } from '#shared/messages/catalogue.ts'
import { expect, test } from './support/gleaner.ts'

const FROM_NINE_TO_FIVE = { search: 'exhibition research', notes: 'Interviews', from: '9', to: '5' }

test.describe('times typed on a 12-hour clock', { tag: '@week' }, () => {
  test.use({ account: { mode: 'timestamps', clock: '12h' } })

  test('9 and 5 are saved as a working day without a question', async ({
    gleaner,
    harvest
  }, testInfo) => {
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.add(FROM_NINE_TO_FIVE)
    await expect(timesheet.entry('Interviews')).toContainText('9:00am – 5:00pm')
    await expect
      .poll(() => harvest.entries())
      .toMatchObject([{ startedMinute: 540, endedMinute: 1020, hundredths: 800 }])
    await timesheet.page.screenshot({ path: testInfo.outputPath('nine-to-five.png') })
  })
})

test.describe('times typed on a 24-hour clock', { tag: '@week' }, () => {
  test.use({ account: { mode: 'timestamps', clock: '24h' } })

  for (const language of ['en', 'de'] as const)
    test(`more than sixteen hours need a confirmation before they are saved (${language})`, async ({
      gleaner,
      harvest
    }, testInfo) => {
      const { welcome, timesheet } = messagesFor(language)
      const { form: texts, entry } = timesheet
      gleaner.writeSettings({ version: 1, language })
      harvest.book({ notes: 'Interviews', from: '9:00', to: '10:00' })
      await gleaner.launch()
      const first = await gleaner.welcome()
      await first.page.getByLabel(welcome.tokenLabel).fill(harvest.token)
      await first.page.getByRole('button', { name: welcome.connect, exact: true }).click()
      await gleaner.popover()
      const { page } = await gleaner.openTimesheet()
      await page.getByRole('button', { name: entry.editTimes({ hours: '1:00' }) }).click()
      const form = page.getByRole('form')
      const save = form.getByRole('button', { name: texts.save, exact: true })
      await form.getByRole('textbox', { name: texts.end, exact: true }).fill('5')
      await save.click()
      const back = form.getByRole('button', { name: texts.longSpan.change })
      await expect(back).toBeFocused()
      await expect(form).toContainText('20:00')
      await page.screenshot({ path: testInfo.outputPath(`sixteen-hours-${language}.png`) })
      expect(harvest.entries()).toMatchObject([{ startedMinute: 540, endedMinute: 600 }])

      await back.click()
      await expect(form.getByRole('textbox', { name: texts.start, exact: true })).toBeFocused()
      await save.click()
      await form.getByRole('button', { name: texts.longSpan.save }).click()
      await expect.poll(() => harvest.entries()).toMatchObject([{ endedMinute: 300 }])
    })
})
