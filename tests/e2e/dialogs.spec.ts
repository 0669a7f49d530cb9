import type { Locator } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { expect, test } from './support/gleaner.ts'

const { settings, timesheet: texts } = messagesFor('en')

test.describe('dialogs', { tag: '@week' }, () => {
  test('a dialog gets the focus, and Escape returns it', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Last week', hours: 2, daysAgo: 7 })
    harvest.book({ hours: 1.5 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const { page } = timesheet
    const dialog = page.getByRole('dialog')
    const leadsTo = async (opener: Locator, key: string, target: Locator): Promise<void> => {
      await opener.focus()
      await page.keyboard.press(key)
      await expect(target).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
      await expect(opener).toBeFocused()
    }
    const today = timesheet.grid.locator('[data-stop]')
    await leadsTo(today, '?', dialog.getByRole('region', { name: texts.keys.title }))
    await leadsTo(today, 'r', dialog.getByRole('listitem').first().getByRole('button'))
    await leadsTo(timesheet.sync, 'Enter', dialog)
    const month = page.getByRole('button', { name: /choose a date/ })
    await leadsTo(month, 'Enter', dialog.locator('[aria-current=date]'))

    const more = page.getByRole('button', { name: texts.week.more })
    await more.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByLabel(texts.copy.rowsOnly)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(more).toBeFocused()

    await gleaner.openSettings()
    for (const name of [settings.about.notices, settings.data.diagnostics]) {
      await leadsTo(page.getByRole('button', { name }), 'Enter', dialog.getByRole('region'))
    }
  })
})
