import type { Act, Scene } from './acts.ts'
import type { Actor } from './actor.ts'
import { dialogByKey, foundByKey } from './by-keys.ts'

/** Opens a tool from the menu of the week. */
async function fromMenu(actor: Actor, item: RegExp) {
  const { page } = await actor.timesheet()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await page.getByRole('dialog').waitFor()
  return page
}

const ofTheWeek: readonly Scene[] = [
  {
    name: 'timesheet-list',
    async play(actor) {
      const { page } = await actor.timesheet()
      await page.keyboard.press('l')
      await page.getByRole('grid').waitFor({ state: 'detached' })
      return page
    }
  },
  {
    name: 'timesheet-month',
    async play(actor) {
      const { page } = await actor.timesheet()
      await page.keyboard.press('g')
      await page.getByRole('button', { name: /choose a date/ }).click()
      await page
        .getByRole('button', { name: /, \d+:\d\d$/ })
        .first()
        .waitFor()
      return page
    }
  },
  {
    name: 'timesheet-review',
    play: (actor) => dialogByKey(actor, 'r')
  },
  {
    name: 'timesheet-copy-week',
    async play(actor) {
      const { page } = await actor.timesheet()
      await page.keyboard.press('Escape')
      return fromMenu(actor, /Copy last week/)
    }
  },
  {
    name: 'timesheet-export',
    async play(actor) {
      const { page } = await actor.timesheet()
      await page.keyboard.press('Escape')
      await fromMenu(actor, /^Export/)
      await page.getByRole('radio', { name: /^CSV/ }).check()
      return page
    }
  },
  {
    name: 'timesheet-find',
    play: foundByKey
  }
]

const ofThePalette: readonly Scene[] = [
  {
    name: 'palette-empty',
    play: async (actor) => (await actor.palette()).page
  },
  {
    name: 'palette-entry',
    async play(actor) {
      const palette = await actor.palette()
      await palette.line.fill('exhibition design 45m yesterday poster, second round')
      await palette.chips.waitFor()
      return palette.page
    }
  },
  {
    name: 'palette-question',
    async play(actor) {
      const palette = await actor.palette()
      await palette.line.fill('dev 1:30')
      await palette.offers.first().waitFor()
      return palette.page
    }
  }
]

/** Tools in menus and dialogs. */
export const tools: Act = {
  name: 'tools',
  scenes: [...ofTheWeek, ...ofThePalette]
}
