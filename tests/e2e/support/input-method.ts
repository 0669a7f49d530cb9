import type { CDPSession, Page } from '@playwright/test'

/** The code that keys of an input method have on Windows. */
const PROCESS_KEY = 229
const VIRTUAL_KEYS: Readonly<Record<string, number>> = {
  Enter: 13,
  Escape: 27,
  ArrowUp: 38,
  ArrowDown: 40
}

/** Simulates the keys of a keyboard layout and of an input method, as Chromium gets them from the system. */
export class InputMethod {
  readonly #devtools: CDPSession

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools
  }

  static async on(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page))
  }

  /** Presses a key that begins or continues a composition, and sets its underlined text. */
  async compose(text: string): Promise<void> {
    await this.#press('Process', '', PROCESS_KEY)
    await this.#devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length
    })
  }

  /** Presses a key that the input method consumes while it composes. */
  async press(key: string): Promise<void> {
    await this.#press(key, key, VIRTUAL_KEYS[key] ?? 0)
  }

  /** Puts the text of the input method into the field. */
  async commit(text: string): Promise<void> {
    await this.#devtools.send('Input.insertText', { text })
  }

  /** Presses a key of another layout: `key` is its letter, `code` its place. Modifiers: 1 is Alt, 2 Ctrl, 8 Shift. */
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
