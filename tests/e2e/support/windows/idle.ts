import type { Locator, Page } from '@playwright/test'
import type { IdleDecision } from '#shared/absence.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'

const { idle } = messagesFor('en')

const ANSWERS: Readonly<Record<IdleDecision, RegExp>> = {
  'stop-and-remove': /Stop timer and remove/,
  'continue-and-remove': /Continue timing and remove/,
  'add-as-new-entry': /Add .* as a new entry/,
  ignore: /Ignore/
}

/** The idle window. */
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

  /** Chooses once the window accepts input, which it does not in its first second. */
  async answer(decision: IdleDecision): Promise<void> {
    const button = this.answerButton(decision)
    await this.page.locator('button.answer:not(.waiting)').first().waitFor()
    await button.click()
  }

  /** Opens one of the folded parts. */
  async unfold(part: 'edit' | 'parts' | 'remember'): Promise<Locator> {
    const details = this.page.getByRole('group').filter({ has: this.page.getByText(idle[part]) })
    await this.page.getByText(idle[part]).click()
    return details.last()
  }

  /** Makes the cut begin so many minutes later. */
  async beginCutLater(minutes: number): Promise<void> {
    await this.unfold('edit')
    const handle = this.page.getByRole('slider', { name: idle.cutFrom })
    for (let pressed = 0; pressed < minutes; pressed += 1) await handle.press('ArrowRight')
  }

  /** Splits the absence in halves, the second one for other work. */
  async splitFor(search: string): Promise<void> {
    await this.unfold('parts')
    await this.page.getByRole('button', { name: idle.split }).click()
    const picker = this.page.getByRole('combobox', { name: idle.partWork }).nth(1)
    await picker.click()
    await picker.fill(search)
    await this.page.getByRole('option').first().waitFor()
    await picker.press('Enter')
  }

  async decideLater(): Promise<void> {
    await this.page.getByRole('button', { name: idle.later }).click()
  }
}
