import type { Page } from '@playwright/test'
import type { Actor } from './actor.ts'

/* Views of the week that open by keys, which are the same in every language. */

/** Opens the timesheet and the dialog of a key. */
export async function dialogByKey(actor: Actor, key: string): Promise<Page> {
  const { page } = await actor.timesheet()
  await page.keyboard.press('Escape')
  await page.keyboard.press(key)
  await page.getByRole('dialog').waitFor()
  return page
}

/** Opens the timesheet and searches it for plans. */
export async function foundByKey(actor: Actor): Promise<Page> {
  const { page } = await actor.timesheet()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('searchbox').fill('planning')
  await page.getByRole('group').getByRole('button').first().waitFor()
  return page
}
