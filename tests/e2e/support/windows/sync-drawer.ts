import type { Locator, Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'

const { common, sync } = messagesFor('en')

/** The list of what is not settled with Harvest, in the window it was opened in. */
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

  /** Questions and changes whose title or content has this text. */
  item(text: string): Locator {
    return this.all.getByRole('article').filter({ hasText: text })
  }

  async check(): Promise<void> {
    await this.all.getByRole('button', { name: sync.syncNow }).click()
  }

  /** Chooses, retries, edits or discards, by the words of the button. */
  async press(text: string, button: string): Promise<void> {
    await this.item(text).getByRole('button', { name: button, exact: true }).click()
  }

  async close(): Promise<void> {
    await this.all.getByRole('button', { name: common.close }).click()
    await this.all.waitFor({ state: 'hidden' })
  }
}
