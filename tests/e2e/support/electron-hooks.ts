import type Electron from 'electron'
import type { Verbs } from './desktop-calls.ts'

/**
 * Runs in the main process of real Electron. It is sent as text, so it may use nothing from outside itself. It records
 * what the app passes to the desktop and simulates the desktop. It throws for what only a real desktop can do.
 */
export function installDesktopHooks(electron: typeof Electron): void {
  const impossible = (what: string) => (): never => {
    throw new Error(`not possible on real Electron: ${what}`)
  }

  function hookTray(): Verbs['tray'] {
    interface Kept {
      menu?: Electron.Menu | null
      toolTip?: string
      image?: string
    }
    const trays = new Map<Electron.Tray, Kept>()
    const kept = (tray: Electron.Tray): Kept => {
      const known = trays.get(tray) ?? {}
      trays.set(tray, known)
      return known
    }
    const { prototype } = electron.Tray
    const { setContextMenu, setToolTip, setImage } = prototype
    prototype.setContextMenu = function (menu) {
      kept(this).menu = menu
      setContextMenu.call(this, menu)
    }
    prototype.setToolTip = function (toolTip) {
      kept(this).toolTip = toolTip
      setToolTip.call(this, toolTip)
    }
    prototype.setImage = function (image) {
      kept(this).image = typeof image === 'string' ? image : ''
      setImage.call(this, image)
    }
    const living = (): [Electron.Tray, Kept][] => [...trays].filter(([tray]) => !tray.isDestroyed())
    const first = (): [Electron.Tray, Kept] => {
      const [found] = living()
      if (!found) throw new Error('there is no tray icon')
      return found
    }
    const items = (menu: Electron.Menu | null | undefined): Electron.MenuItem[] =>
      (menu?.items ?? []).flatMap((item) => [item, ...items(item.submenu)])
    const event = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false }
    const emit = (name: string): void => {
      const [tray] = first()
      tray.emit(name, event, tray.getBounds(), { x: 0, y: 0 })
    }
    return {
      click: () => emit('click'),
      doubleClick: () => emit('double-click'),
      labels: () =>
        (first()[1].menu?.items ?? [])
          .filter((item) => item.visible)
          .map((item) => (item.type === 'separator' ? '-' : item.label)),
      choose(idOrLabel) {
        const named = items(first()[1].menu).filter(
          (item) => item.id === idOrLabel || item.label === idOrLabel
        )
        const item = named.find(({ visible }) => visible)
        if (!item) throw new Error(`no visible menu item "${idOrLabel}"`)
        if (!item.enabled) throw new Error(`menu item "${idOrLabel}" is disabled`)
        item.click()
      },
      toolTip: () => first()[1].toolTip ?? '',
      title: () => first()[0].getTitle(),
      image: () => first()[1].image ?? '',
      count: () => living().length,
      openMenu: impossible('seeing which menu is open')
    }
  }

  function hookHotkeys(): Verbs['hotkeys'] {
    const callbacks = new Map<string, () => void>()
    const taken = new Set<string>()
    const { globalShortcut } = electron
    const key = (accelerator: string): string =>
      accelerator
        .toLowerCase()
        .replace(/commandorcontrol|cmdorctrl|control/g, 'ctrl')
        .split('+')
        .sort()
        .join('+')
    globalShortcut.register = (accelerator, callback) => {
      if (taken.has(key(accelerator)) || callbacks.has(key(accelerator))) return false
      callbacks.set(key(accelerator), callback)
      return true
    }
    globalShortcut.isRegistered = (accelerator) => callbacks.has(key(accelerator))
    globalShortcut.unregister = (accelerator) => void callbacks.delete(key(accelerator))
    globalShortcut.unregisterAll = () => callbacks.clear()
    return {
      press(accelerator) {
        const callback = callbacks.get(key(accelerator))
        callback?.()
        return callback !== undefined
      },
      take: (accelerator) => void taken.add(key(accelerator)),
      registered: () => [...callbacks.keys()]
    }
  }

  function hookPower(): Verbs['power'] {
    const { powerMonitor } = electron
    const state = { idleSeconds: 0, locked: false }
    powerMonitor.getSystemIdleTime = () => state.idleSeconds
    powerMonitor.getSystemIdleState = (threshold) => {
      if (state.locked) return 'locked'
      return state.idleSeconds >= threshold ? 'idle' : 'active'
    }
    const lock = (locked: boolean): void => {
      state.locked = locked
      powerMonitor.emit(locked ? 'lock-screen' : 'unlock-screen')
    }
    return {
      idle(seconds) {
        state.idleSeconds = seconds
      },
      lock: () => lock(true),
      unlock: () => lock(false),
      suspend: () => void powerMonitor.emit('suspend'),
      resume: () => void powerMonitor.emit('resume')
    }
  }

  function hookNotifications(): Verbs['notifications'] {
    const shown: Electron.Notification[] = []
    electron.Notification.prototype.show = function () {
      shown.push(this)
      setImmediate(() => this.emit('show', {}))
    }
    const last = (): Electron.Notification => {
      const notification = shown.at(-1)
      if (!notification) throw new Error('no notification was shown')
      return notification
    }
    return {
      list: () =>
        shown.map(({ title, body, actions }) => ({
          title,
          body,
          actions: (actions ?? []).map(({ text }) => text ?? ''),
          open: true
        })),
      click: () => void last().emit('click', {}),
      action: (index) => void last().emit('action', { actionIndex: index }, index),
      fail: (reason) => void last().emit('failed', {}, reason)
    }
  }

  function hookDialogs(): Verbs['dialogs'] {
    const shown: ReturnType<Verbs['dialogs']['shown']>[number][] = []
    const answers: Parameters<Verbs['dialogs']['answer']>[0][] = []
    const boxOf = (args: unknown[]): Electron.MessageBoxOptions =>
      args.at(-1) as Electron.MessageBoxOptions
    const next = (kind: string, args: unknown[]): object => {
      const { title = '', message = '', detail = '', buttons = ['OK'] } = boxOf(args)
      shown.push({ kind, title, message, detail, buttons })
      const answer = answers.shift()
      if (answer === undefined) throw new Error(`nobody is there to answer ${kind}: ${message}`)
      const response = typeof answer === 'string' ? buttons.indexOf(answer) : answer
      return typeof response === 'number' ? { response, checkboxChecked: false } : response
    }
    Object.assign(electron.dialog, {
      showMessageBox: async (...args: unknown[]) => next('showMessageBox', args),
      showOpenDialog: async (...args: unknown[]) => next('showOpenDialog', args),
      showSaveDialog: async (...args: unknown[]) => next('showSaveDialog', args),
      showErrorBox: (title: string, content: string) => {
        shown.push({ kind: 'showErrorBox', title, content })
      }
    })
    return { answer: (value) => void answers.push(value), shown: () => shown }
  }

  function hookShell(): Verbs['shell'] {
    const opened: string[] = []
    electron.shell.openExternal = async (url) => void opened.push(new URL(url).href)
    electron.shell.openPath = async (path) => {
      opened.push(path)
      return ''
    }
    electron.shell.showItemInFolder = (path) => void opened.push(path)
    return { opened: () => opened }
  }

  const hooks: Verbs = {
    tray: hookTray(),
    hotkeys: hookHotkeys(),
    power: hookPower(),
    notifications: hookNotifications(),
    dialogs: hookDialogs(),
    shell: hookShell(),
    theme: {
      dark(dark) {
        electron.nativeTheme.themeSource = dark ? 'dark' : 'light'
      }
    },
    mistakes: { all: () => [] },
    desktop: {
      modes: impossible('asking which desktop this is'),
      change: impossible('changing the desktop')
    }
  }
  Object.assign(globalThis, { desktopHooks: hooks })
}
