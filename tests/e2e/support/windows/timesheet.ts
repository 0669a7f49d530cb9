import { expect, type Locator, type Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { HotkeyAction } from '#shared/settings.ts'
import { SyncDrawer } from './sync-drawer.ts'

const { common, settings, timesheet } = messagesFor('en')

interface NewEntry {
  readonly search: string
  readonly notes?: string
  readonly hours?: string
  readonly from?: string
  readonly to?: string
}

/** The timesheet window, which includes the settings. */
export class TimesheetWindow {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get form(): Locator {
    return this.page.getByRole('form')
  }

  get weekTotal(): Locator {
    return this.page.getByRole('group', { name: timesheet.week.total })
  }

  get grid(): Locator {
    return this.page.getByRole('grid')
  }

  /** The line with the sync status. */
  get sync(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: /Show details$/ })
  }

  /** The entries of the chosen day that contain the text. */
  entry(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text })
  }

  /** The cells of the grid whose label contains all these parts. */
  cell(...parts: readonly string[]): Locator {
    return parts.reduce(
      (cells, part) => cells.and(this.grid.getByRole('gridcell', { name: part })),
      this.grid.getByRole('gridcell')
    )
  }

  async openDrawer(): Promise<SyncDrawer> {
    await this.sync.click()
    return new SyncDrawer(this.page)
  }

  async checkNow(): Promise<void> {
    const drawer = await this.openDrawer()
    await drawer.check()
    await drawer.close()
  }

  /** Shows an earlier week, and waits for it: until then, the days on top are those of the week before. */
  async goBack(weeks = 1): Promise<void> {
    const title = this.page.getByRole('banner').getByRole('heading', { level: 1 })
    for (let week = 0; week < weeks; week += 1) {
      await expect(title).not.toBeEmpty()
      const later = (await title.textContent()) ?? ''
      await this.page.getByRole('button', { name: timesheet.week.previous }).click()
      await expect(title).not.toHaveText(later)
    }
  }

  async goToToday(): Promise<void> {
    await this.page.getByRole('button', { name: timesheet.week.today, exact: true }).click()
  }

  /** Chooses a day of the shown week by its index, from 0. */
  async chooseDay(index: number): Promise<void> {
    await this.grid.getByRole('columnheader').getByRole('button').nth(index).click()
  }

  async openForm(): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: timesheet.week.newEntry })
      .click()
  }

  async add({ search, notes = '', hours, from, to }: NewEntry): Promise<void> {
    await this.openForm()
    const { form } = this
    const picker = form.getByRole('combobox', { name: timesheet.form.work })
    await picker.fill(search)
    await this.page.getByRole('listbox').getByRole('option').first().waitFor()
    await picker.press('Enter')
    await form.getByRole('textbox', { name: common.notes }).fill(notes)
    if (hours !== undefined) {
      await form.getByRole('textbox', { name: timesheet.form.hours }).fill(hours)
    }
    await this.#fillTimes(from, to)
    await form.locator('button[type=submit]').click()
  }

  async changeHours(text: string, hours: string): Promise<void> {
    await this.entry(text)
      .getByRole('button', { name: /edit hours$/ })
      .click()
    const field = this.entry(text).getByRole('textbox', { name: timesheet.form.hours })
    await field.fill(hours)
    await field.press('Enter')
  }

  async changeTimes(text: string, from: string, to: string): Promise<void> {
    await this.entry(text)
      .getByRole('button', { name: /edit start and end$/ })
      .click()
    await this.#fillTimes(from, to)
    await this.form.getByRole('button', { name: timesheet.form.save }).click()
  }

  async changeNotes(text: string, notes: string): Promise<void> {
    const article = this.entry(text)
    const card = this.page.locator(`[data-entry="${await article.getAttribute('data-entry')}"]`)
    await card.getByTitle(timesheet.entry.editNotes).click()
    const field = card.getByRole('textbox', { name: common.notes })
    await field.fill(notes)
    await field.press('Enter')
  }

  async delete(text: string): Promise<void> {
    await this.entry(text)
      .getByRole('button', { name: timesheet.entry.delete, exact: true })
      .click()
    const question = this.entry(text).getByRole('group', { name: /^Delete|running/ })
    await question.getByRole('button', { name: common.delete, exact: true }).click()
  }

  async continue(text: string): Promise<void> {
    await this.entry(text)
      .getByRole('button', { name: /^Continue/ })
      .click()
  }

  async stop(text: string): Promise<void> {
    await this.entry(text).getByRole('button', { name: timesheet.entry.stop, exact: true }).click()
  }

  /** The row of a hotkey in the settings while it is not being recorded. */
  hotkey(action: HotkeyAction): Locator {
    return this.page.getByRole('listitem').filter({ has: this.#changeHotkey(action) })
  }

  async changeHotkey(action: HotkeyAction, keys: string): Promise<void> {
    await this.#changeHotkey(action).click()
    await this.page.getByRole('button', { name: settings.hotkeys.record }).press(keys)
  }

  #changeHotkey(action: HotkeyAction): Locator {
    const name = settings.hotkeys.changeFor({ action: settings.hotkeys[action] })
    return this.page.getByRole('button', { name })
  }

  async #fillTimes(from: string | undefined, to: string | undefined): Promise<void> {
    const { start, end } = timesheet.form
    if (from !== undefined) {
      await this.form.getByRole('textbox', { name: start, exact: true }).fill(from)
    }
    if (to !== undefined) {
      await this.form.getByRole('textbox', { name: end, exact: true }).fill(to)
    }
  }
}
