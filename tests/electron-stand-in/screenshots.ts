/* STAND_IN_SCREENSHOTS=<folder>: pictures of the windows where there is no screen to look at. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { app } from './main/app.ts'
import { BrowserWindow } from './main/browser-window.ts'
import type { WebContents } from './main/web-contents.ts'

const SETTLE_MS = 400

/** Takes one of each window once it has loaded, and of all of them at SIGUSR2; hidden windows too. */
export function takeScreenshots(folder: string): void {
  mkdirSync(folder, { recursive: true })
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('did-finish-load', () => {
      setTimeout(() => void takeOne(contents, folder), SETTLE_MS).unref()
    })
  })
  process.on('SIGUSR2', () => {
    for (const { webContents } of BrowserWindow.getAllWindows()) void takeOne(webContents, folder)
  })
}

async function takeOne(contents: WebContents, folder: string): Promise<void> {
  if (contents.isDestroyed()) return
  const image = await contents.capturePage().catch(() => undefined)
  if (!image || image.isEmpty()) return
  const file = resolve(join(folder, `${nameOf(contents)}.png`))
  writeFileSync(file, image.toPNG())
  console.log(`screenshot: ${file}`)
}

/** 'popover' for app://gleaner/popover/index.html; a second window of the same address gets its number. */
function nameOf(contents: WebContents): string {
  const { pathname } = new URL(contents.getURL())
  const last = basename(pathname, '.html')
  const name = last === 'index' ? basename(dirname(pathname)) : last
  const same = BrowserWindow.getAllWindows().filter(
    ({ webContents }) => webContents.getURL() === contents.getURL()
  )
  const number = same.findIndex(({ webContents }) => webContents === contents)
  return `${name || 'window'}${number > 0 ? `-${number + 1}` : ''}`
}
