import type { Locator, Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'

const { palette } = messagesFor('en')

/** The palette. */
export class PaletteWindow {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get line(): Locator {
    return this.page.getByRole('combobox', { name: palette.label })
  }

  get offers(): Locator {
    return this.page.getByRole('option')
  }

  /** The chips of what the palette understood. */
  get chips(): Locator {
    return this.page.getByRole('list', { name: palette.understood })
  }

  /** The question of the palette. */
  get question(): Locator {
    return this.page.locator('p[role=status]')
  }
}
