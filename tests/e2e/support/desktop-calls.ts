import type { ElectronApplication, Page } from '@playwright/test'
import type { StandIn } from '../../electron-stand-in/stand-in.ts'
import type { DesktopOs } from './desktop.ts'

/** The verbs that both kinds of Electron implement in the main process. */
export type Verbs = Omit<StandIn, 'screen' | 'permissions' | 'app' | 'tray' | 'dialogs'> & {
  readonly tray: Omit<StandIn['tray'], 'items'>
  readonly dialogs: Omit<StandIn['dialogs'], 'waiting' | 'press'>
}

type AnyFunction = (...args: never[]) => unknown
type Promised<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never

/** Calls one verb in the main process, wherever it is implemented. */
export type Call = <G extends keyof Verbs, V extends keyof Verbs[G] & string>(
  group: G,
  verb: V,
  ...args: Parameters<Extract<Verbs[G][V], AnyFunction>>
) => ReturnType<Promised<Extract<Verbs[G][V], AnyFunction>>>

/** Builds the desktop from one function that calls a verb. */
export function desktopOver(app: ElectronApplication, call: Call): DesktopOs {
  return {
    tray: {
      click: () => call('tray', 'click'),
      doubleClick: () => call('tray', 'doubleClick'),
      labels: () => call('tray', 'labels'),
      choose: (idOrLabel) => call('tray', 'choose', idOrLabel),
      toolTip: () => call('tray', 'toolTip'),
      title: () => call('tray', 'title'),
      image: () => call('tray', 'image'),
      count: () => call('tray', 'count'),
      openMenu: () => call('tray', 'openMenu')
    },
    hotkeys: {
      press: (accelerator) => call('hotkeys', 'press', accelerator),
      take: (accelerator) => call('hotkeys', 'take', accelerator),
      registered: () => call('hotkeys', 'registered')
    },
    power: {
      idle: (seconds) => call('power', 'idle', seconds),
      lock: () => call('power', 'lock'),
      unlock: () => call('power', 'unlock'),
      suspend: () => call('power', 'suspend'),
      resume: () => call('power', 'resume')
    },
    notifications: {
      list: () => call('notifications', 'list'),
      click: () => call('notifications', 'click'),
      action: (index) => call('notifications', 'action', index)
    },
    dialogs: {
      answer: (value) => call('dialogs', 'answer', value),
      shown: async () => [...(await call('dialogs', 'shown'))]
    },
    theme: (dark) => call('theme', 'dark', dark),
    opened: async () => [...(await call('shell', 'opened'))],
    mistakes: async () => [...(await call('mistakes', 'all'))],
    change: (modes) => call('desktop', 'change', modes),
    ...windowQuestions(app)
  }
}

function windowQuestions(
  app: ElectronApplication
): Pick<DesktopOs, 'isVisible' | 'isFocused' | 'visibleWindows'> {
  const windowOf = (page: Page) => app.browserWindow(page)
  return {
    isVisible: async (page) => (await windowOf(page)).evaluate((window) => window.isVisible()),
    isFocused: async (page) => (await windowOf(page)).evaluate((window) => window.isFocused()),
    visibleWindows: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .filter((window) => window.isVisible())
          .map((window) => window.webContents.getURL())
      )
  }
}
