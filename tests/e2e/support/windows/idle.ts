import type { Locator, Page } from '@playwright/test'
import type { IdleDecision } from '#shared/idle.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'

const { idle } = messagesFor('en')

const ANSWERS: Readonly<Record<IdleDecision, RegExp>> = {
  'stop-and-remove': /Stop timer and remove/,
  'continue-and-remove': /Continue timing and remove/,
  'add-as-new-entry': /Add .* as a new entry/,
  ignore: /Ignore/
}

/** The question about time away. */
export class IdleWindow {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  answerButton(decision: IdleDecision): Locator {
    return this.page.getByRole('group', { name: idle.choices }).getByRole('button', {
      name: ANSWERS[decision]
    })
  }

  /** Answers as soon as the window takes answers: not in the first second. */
  async answer(decision: IdleDecision): Promise<void> {
    const button = this.answerButton(decision)
    await this.page.locator('button.answer:not(.waiting)').first().waitFor()
    await button.click()
  }

  async decideLater(): Promise<void> {
    await this.page.getByRole('button', { name: idle.later }).click()
  }
}
