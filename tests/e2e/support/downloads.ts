import type { Page } from '@playwright/test'

/** Returns the text of the next file that a page offers for download. Call it before the download begins. */
export async function nextDownload(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const create = URL.createObjectURL.bind(URL)
    const taken = window as unknown as { download: Promise<string> }
    taken.download = new Promise((resolve) => {
      URL.createObjectURL = (blob) => {
        void (blob as Blob).text().then(resolve)
        return create(blob)
      }
    })
  })
  return () => page.evaluate(() => (window as unknown as { download: Promise<string> }).download)
}
