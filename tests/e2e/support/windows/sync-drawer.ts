import type { Locator, Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'

const { common, sync } = messagesFor('en')

/** The sync drawer in the window in which it was opened. */
export class SyncDrawer {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get all(): Locator {
    return this.page.getByRole('dialog', { name: sync.drawer.title })
  }

  get isSettled(): Locator {
    return this.all.getByText(sync.drawer.allWell)
  }

  /** Questions and changes whose title or content contains the text. */
  item(text: string): Locator {
    return this.all.getByRole('article').filter({ hasText: text })
  }

  async check(): Promise<void> {
    await this.all.getByRole('button', { name: sync.syncNow }).click()
  }

  /** Presses the button with this text in the item. */
  async press(text: string, button: string): Promise<void> {
    await this.item(text).getByRole('button', { name: button, exact: true }).click()
  }

  async close(): Promise<void> {
    await this.all.getByRole('button', { name: common.close }).click()
    await this.all.waitFor({ state: 'hidden' })
  }
}
