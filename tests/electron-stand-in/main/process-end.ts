import { browser } from '../chromium/browser.ts'
import { dialog } from '../desktop/dialog.ts'
import type { App } from './app.ts'

/** Ends the process the way Electron does, by whatever road it goes. */
export function tieProcessTo(app: App): void {
  process.exit = ((code?: number | string | null): void => {
    if (code !== undefined) process.exitCode = code ?? 0
    app.exit(Number(process.exitCode ?? 0))
  }) as typeof process.exit
  process.on('exit', () => browser.kill())
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit())
  }
  process.on('uncaughtException', (error: unknown) => {
    if (process.listenerCount('uncaughtException') > 1) return
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    dialog.showErrorBox(
      'A JavaScript error occurred in the main process',
      `Uncaught Exception:\n${text}`
    )
  })
}
