import type { CDPSession, Page } from '@playwright/test'

/** Keys of an input method have this code on Windows, whichever they are. */
const PROCESS_KEY = 229
const VIRTUAL_KEYS: Readonly<Record<string, number>> = {
  Enter: 13,
  Escape: 27,
  ArrowUp: 38,
  ArrowDown: 40
}

/** Keys of a keyboard layout, and an input method, as Chromium gets them from the system. */
export class InputMethod {
  readonly #devtools: CDPSession

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools
  }

  static async on(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page))
  }

  /** A key that begins or continues a composition, then the text that is underlined. */
  async compose(text: string): Promise<void> {
    await this.#press('Process', '', PROCESS_KEY)
    await this.#devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length
    })
  }

  /** A key that the input method uses for itself while it composes. */
  async press(key: string): Promise<void> {
    await this.#press(key, key, VIRTUAL_KEYS[key] ?? 0)
  }

  /** The input method puts its text into the field. */
  async commit(text: string): Promise<void> {
    await this.#devtools.send('Input.insertText', { text })
  }

  /** A key of another layout: `key` is the letter on it, `code` its place. Modifiers: 1 is Alt, 2 Ctrl, 8 Shift. */
  async type(key: string, code: string, modifiers = 0): Promise<void> {
    const event = { key, code, modifiers, windowsVirtualKeyCode: code.charCodeAt(3) }
    const text = modifiers === 0 ? { text: key } : {}
    await this.#devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...text })
    await this.#devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }

  async #press(key: string, code: string, windowsVirtualKeyCode: number): Promise<void> {
    const event = { key, code, windowsVirtualKeyCode }
    await this.#devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    await this.#devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
}
