import type { WebPreferences } from 'electron'

/** What each window must have, written out although some of it is Electron's default. */
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

/** Anything more than this costs a window the renderer Electron keeps warm. */
export function secureWebPreferences(preload: string): WebPreferences {
  return { ...REQUIRED, preload, spellcheck: false }
}

/** Throws unless every rule is stated as it must be: what was left out counts as broken. */
export function assertSecure(preferences: WebPreferences | undefined): void {
  for (const [rule, value] of Object.entries(REQUIRED)) {
    if (preferences?.[rule as keyof typeof REQUIRED] !== value)
      throw new Error(`A window must have ${rule}: ${value}`)
  }
}
