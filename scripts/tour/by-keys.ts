import type { Page } from '@playwright/test'
import type { Actor } from './actor.ts'

/* What keys open in the week is the same in every language. */

/** The timesheet with the dialog that a key opens. */
export async function dialogByKey(actor: Actor, key: string): Promise<Page> {
  const { page } = await actor.timesheet()
  await page.keyboard.press('Escape')
  await page.keyboard.press(key)
  await page.getByRole('dialog').waitFor()
  return page
}

/** The timesheet with what was found of the plans. */
export async function foundByKey(actor: Actor): Promise<Page> {
  const { page } = await actor.timesheet()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('searchbox').fill('planning')
  await page.getByRole('group').getByRole('button').first().waitFor()
  return page
}
