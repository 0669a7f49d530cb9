import type { Locator, Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { SyncDrawer } from './sync-drawer.ts'

const { common, popover } = messagesFor('en')

/** The popover. */
export class PopoverWindow {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get picker(): Locator {
    return this.page.getByRole('combobox', { name: popover.startHint })
  }

  get suggestions(): Locator {
    return this.page.getByRole('option')
  }

  /** The running timer with its time. */
  get timer(): Locator {
    return this.page.getByRole('region', { name: common.running, exact: true })
  }

  get clock(): Locator {
    return this.page.getByRole('timer')
  }

  get totals(): Locator {
    return this.page.getByRole('group', { name: popover.totals })
  }

  /** The line with the sync status. */
  get status(): Locator {
    return this.page.getByRole('contentinfo').getByRole('button', { name: /Show details$/ })
  }

  get favourites(): Locator {
    return this.page.getByRole('list', { name: popover.favourites.heading }).getByRole('listitem')
  }

  /** Today's entries that contain the text. */
  entry(text: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: text })
  }

  notice(text: string): Locator {
    return this.page.locator('.banners > *').filter({ hasText: text })
  }

  /** The buttons of a notice or a reminder. */
  action(name: string | RegExp): Locator {
    return this.page.locator('.banners').getByRole('button', { name })
  }

  /** Types a few letters, chooses the selected work and starts the timer. */
  async start({ search, notes = '' }: { search: string; notes?: string }): Promise<void> {
    await this.picker.click()
    await this.picker.fill(search)
    await this.suggestions.first().waitFor()
    await this.picker.press('Enter')
    const form = this.page.getByRole('form', { name: popover.newEntry })
    await form.getByRole('textbox', { name: common.notes }).fill(notes)
    await form.getByRole('button', { name: common.start, exact: true }).click()
  }

  async stop(): Promise<void> {
    await this.timer.getByRole('button', { name: common.stop }).click()
  }

  async continue(text: string): Promise<void> {
    await this.entry(text).hover()
    await this.entry(text)
      .getByRole('button', { name: /^Continue / })
      .click()
  }

  async changeNotes(notes: string): Promise<void> {
    const field = this.timer.getByRole('textbox', { name: common.notes })
    await field.fill(notes)
    await field.press('Enter')
  }

  async openDrawer(): Promise<SyncDrawer> {
    await this.status.click()
    return new SyncDrawer(this.page)
  }

  async showDetails(): Promise<Locator> {
    await this.status.click()
    const details = this.page.getByRole('dialog')
    await details.waitFor()
    return details
  }
}
