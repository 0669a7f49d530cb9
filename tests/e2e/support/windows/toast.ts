import type { Locator, Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'

const { common, undo } = messagesFor('en')

/** The toast of the window. */
export function toastIn(page: Page): Locator {
  return page.getByRole('complementary', { name: undo.label })
}

export async function undoByToast(page: Page): Promise<void> {
  await toastIn(page).getByRole('button', { name: common.undo }).click()
}
