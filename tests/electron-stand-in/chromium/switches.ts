const OFF = [
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'PaintHolding',
  'MediaRouter',
  'OptimizationHints',
  'SpareRendererForSitePerProcess',
  'Translate',
  'LensOverlay',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'NetworkTimeServiceQuerying',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'InitialWebUI'
]

const ALWAYS = [
  '--remote-debugging-pipe',
  '--no-sandbox',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-hang-monitor',
  '--disable-infobars',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--mute-audio',
  `--disable-features=${OFF.join(',')}`
]

/** How Chromium is started: no window of its own, no chatter, and no network unless asked for. */
export function chromiumSwitches(options: {
  readonly profile: string
  readonly headful: boolean
  readonly network: boolean
  readonly driven: boolean
}): string[] {
  return [
    ...ALWAYS,
    `--user-data-dir=${options.profile}`,
    // Playwright needs a port; the pipe stays ours
    ...(options.driven ? ['--remote-debugging-port=0'] : []),
    ...(options.headful ? [] : ['--headless=new', '--hide-scrollbars']),
    ...(options.network ? [] : ['--host-resolver-rules=MAP * ~NOTFOUND'])
  ]
}
