import type { Page } from '@playwright/test'

/** Puts a text into the system's clipboard with real keys, as another program would. */
export async function putInClipboard(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const write = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    addEventListener('copy', write, { capture: true, once: true })
  }, text)
  await page.keyboard.press('ControlOrMeta+C')
}

/** Pastes a text into the focused element with real keys. */
export async function pasteByKeys(page: Page, text: string): Promise<void> {
  await putInClipboard(page, text)
  await page.keyboard.press('ControlOrMeta+V')
}
