import type { WebPreferences } from 'electron'

/** The preferences that every window must have, including those that are Electron's defaults. */
const REQUIRED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false
} as const satisfies WebPreferences

/**
 * Returns the preferences of a window. Assumed: any further preference prevents Electron from using its spare
 * renderer (`WebContentsPreferences::CanUseSpareRenderer`, https://github.com/electron/electron/pull/53116).
 */
export function secureWebPreferences(preload: string): WebPreferences {
  return { ...REQUIRED, preload, spellcheck: false }
}

/** Throws unless every required preference is stated. A missing one counts as violated. */
export function assertSecure(preferences: WebPreferences | undefined): void {
  for (const [rule, value] of Object.entries(REQUIRED)) {
    if (preferences?.[rule as keyof typeof REQUIRED] !== value)
      throw new Error(`A window must have ${rule}: ${value}`)
  }
}
