import type { Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { Scene } from './acts.ts'
import type { Actor } from './actor.ts'
import { dialogByKey, foundByKey } from './by-keys.ts'
import { press } from './press.ts'

const { common, timesheet } = messagesFor('de')

async function menu(actor: Actor, item: string): Promise<Page> {
  const { page } = await actor.timesheet()
  await press(page, timesheet.week.more)
  await page.getByRole('menuitem', { name: item }).click()
  await page.getByRole('dialog').waitFor()
  return page
}

/** The timesheet, its form, dialogs and search. */
export const germanWeek: readonly Scene[] = [
  {
    name: 'german-timesheet',
    async play(actor) {
      const { page, grid } = await actor.timesheet()
      await grid.waitFor()
      return page
    }
  },
  {
    name: 'german-timesheet-narrow',
    play: async (actor) => (await actor.timesheet(720)).page
  },
  {
    name: 'german-timesheet-edit',
    async play(actor) {
      const { page, form } = await actor.timesheet()
      await press(page, timesheet.entry.details)
      await press(page, timesheet.entry.edit)
      await form.waitFor()
      return page
    }
  },
  {
    name: 'german-timesheet-calendar',
    async play(actor) {
      const { page } = await actor.timesheet()
      await press(page, timesheet.month.open({ field: timesheet.form.date }))
      await page.getByRole('dialog').waitFor()
      return page
    }
  },
  {
    name: 'german-timesheet-menu',
    async play(actor) {
      const { page, form } = await actor.timesheet()
      await page.keyboard.press('Escape')
      await press(page, common.cancel)
      await form.waitFor({ state: 'detached' })
      await press(page, timesheet.week.more)
      await page.getByRole('menu').waitFor()
      return page
    }
  },
  {
    name: 'german-timesheet-copy-week',
    async play(actor) {
      await (await actor.timesheet()).page.keyboard.press('Escape')
      return menu(actor, timesheet.copy.open)
    }
  },
  {
    name: 'german-timesheet-export',
    async play(actor) {
      const { page } = await actor.timesheet()
      await page.keyboard.press('Escape')
      await menu(actor, timesheet.export.open)
      await page.getByRole('radio', { name: /^CSV/ }).check()
      return page
    }
  },
  {
    name: 'german-timesheet-review',
    play: (actor) => dialogByKey(actor, 'r')
  },
  {
    name: 'german-timesheet-keys',
    play: (actor) => dialogByKey(actor, '?')
  },
  {
    name: 'german-find',
    play: foundByKey
  }
]
