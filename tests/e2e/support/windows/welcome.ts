import type { Locator, Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'

const { welcome } = messagesFor('en')

/** The welcome window. */
export class WelcomeWindow {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get token(): Locator {
    return this.page.getByLabel(welcome.tokenLabel)
  }

  get problem(): Locator {
    return this.page.locator('[aria-live=polite], [role=alert]').filter({ hasText: /\S/ })
  }

  /** The shown step of a first launch. */
  get step(): Locator {
    return this.page.getByRole('list', { name: welcome.steps.label }).locator('[aria-current=step]')
  }

  async skipSteps(): Promise<void> {
    await this.page.getByRole('button', { name: welcome.steps.skip }).click()
  }

  async connect(accessToken: string): Promise<void> {
    await this.token.fill(accessToken)
    await this.page.getByRole('button', { name: welcome.connect, exact: true }).click()
  }

  async tryDemo(): Promise<void> {
    await this.page.getByRole('button', { name: welcome.tryDemo }).click()
  }

  async choose(account: string): Promise<void> {
    await this.page.getByRole('button', { name: account }).click()
  }
}
