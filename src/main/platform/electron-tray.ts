import path from 'node:path'
import type { Menu, MenuItemConstructorOptions, NativeTheme, Rectangle, Tray } from 'electron'
import { SECOND } from '#shared/durations.ts'
import { oneLine } from '#shared/foreign-text.ts'
import type { DesktopFacts } from '#shared/state.ts'
import type { TrayCommand, TrayIcon, TrayMenuItem, TrayView } from '#shared/tray.ts'
import { Listeners } from '#shared/listeners.ts'
import type { Anchor, TrayPort } from './ports.ts'

/** Windows reports a double click as a click and a double click. Within this time they count as one. */
const DOUBLE_CLICK = 0.5 * SECOND

export interface TrayOptions {
  readonly Tray: typeof Tray
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>
  readonly nativeTheme: Pick<NativeTheme, 'on' | 'shouldUseDarkColorsForSystemIntegratedUI'>
  readonly os: DesktopFacts['os']
  readonly iconFolder: string
  readonly hasHost: () => Promise<boolean>
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Creates the tray icon. It appears with the first view. */
export function createTray(options: TrayOptions): TrayPort {
  const { os, nativeTheme, hasHost } = options
  const clicks = new Listeners<[Anchor]>()
  const choices = new Listeners<[TrayCommand]>()
  let painter: Painter | null = null

  function icon(state: TrayIcon): string {
    return path.join(options.iconFolder, iconFile(state, os, isDark()))
  }

  // Linux panels are dark in every theme, Windows reports it, and macOS colours template icons itself
  function isDark(): boolean {
    return os === 'linux' || nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
  }

  nativeTheme.on('updated', () => painter?.paintIcon())

  return {
    show(view) {
      painter ??= new Painter({ ...options, view, icon, clicks, choices })
      painter.paint(view)
    },
    onClick: (listener) => clicks.add(listener),
    onMenu: (listener) => choices.add(listener),
    hasHost,
    destroy() {
      painter?.destroy()
      painter = null
    }
  }
}

/** Returns the file name of an icon: a template on macOS, .ico on Windows, .png on Linux. */
export function iconFile(state: TrayIcon, os: DesktopFacts['os'], isDark: boolean): string {
  if (os === 'darwin') return `${state}Template.png`
  return `${state}-on-${isDark ? 'dark' : 'light'}.${os === 'win32' ? 'ico' : 'png'}`
}

/**
 * Returns the tooltip on one line. Windows 10 reads `&` as the sign of a shortcut and drops it, and no escape works
 * on both Windows 10 and 11 (electron/electron#14373, reupen/columns_ui#1010), so Windows gets a full-width `＆`.
 */
export function toolTipText(text: string, os: DesktopFacts['os']): string {
  return os === 'win32' ? oneLine(text).replaceAll('&', '＆') : oneLine(text)
}

interface PainterOptions extends TrayOptions {
  readonly view: TrayView
  readonly icon: (state: TrayIcon) => string
  readonly clicks: Listeners<[Anchor]>
  readonly choices: Listeners<[TrayCommand]>
}

/** Updates only the changed parts of Electron's tray, because some hosts flicker. */
class Painter {
  readonly #options: PainterOptions
  readonly #tray: Tray
  #menu: Menu | null = null
  #shown: { icon?: string; toolTip?: string; title?: string; menu?: string } = {}
  #state: TrayIcon
  #clickedAt = Number.NEGATIVE_INFINITY

  constructor(options: PainterOptions) {
    this.#options = options
    this.#state = options.view.icon
    this.#tray = new options.Tray(options.icon(options.view.icon))
    this.#shown.icon = options.icon(options.view.icon)
    this.#listen()
  }

  paint({ icon, toolTip, title, menu }: TrayView): void {
    this.#state = icon
    this.paintIcon()
    this.#paintToolTip(toolTipText(toolTip, this.#options.os))
    if (this.#options.os === 'darwin') this.#paintTitle(oneLine(title))
    this.#paintMenu(menu)
  }

  #paintToolTip(toolTip: string): void {
    if (toolTip !== this.#shown.toolTip) this.#tray.setToolTip((this.#shown.toolTip = toolTip))
  }

  #paintTitle(title: string): void {
    if (title !== this.#shown.title)
      this.#tray.setTitle((this.#shown.title = title), { fontType: 'monospacedDigit' })
  }

  paintIcon(): void {
    const icon = this.#options.icon(this.#state)
    if (icon !== this.#shown.icon) this.#tray.setImage((this.#shown.icon = icon))
  }

  destroy(): void {
    if (!this.#tray.isDestroyed()) this.#tray.destroy()
  }

  #paintMenu(items: readonly TrayMenuItem[]): void {
    const text = JSON.stringify(items)
    if (text === this.#shown.menu) return
    this.#shown.menu = text
    this.#menu = this.#options.Menu.buildFromTemplate(items.map((item) => this.#template(item)))
    // on macOS a context menu would open instead of the popover on a click
    if (this.#options.os !== 'darwin') this.#tray.setContextMenu(this.#menu)
  }

  #template(item: TrayMenuItem): MenuItemConstructorOptions {
    if (item.kind === 'separator') return { type: 'separator' }
    const { id, label, enabled, accelerator, command } = item
    const { choices } = this.#options
    return {
      id,
      label: oneLine(label).replaceAll('&', '&&'), // a single & underlines the next letter
      enabled,
      click: () => command && choices.call(command),
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false })
    }
  }

  #listen(): void {
    const { os } = this.#options
    this.#tray.on('click', (_event, bounds) => this.#click(bounds))
    if (os === 'win32') this.#tray.on('double-click', (_event, bounds) => this.#click(bounds))
    if (os !== 'darwin') return
    this.#tray.setIgnoreDoubleClickEvents(true)
    this.#tray.on('right-click', () => this.#tray.popUpContextMenu(this.#menu ?? undefined))
  }

  #click(bounds: Rectangle): void {
    const { os, now, clicks } = this.#options
    const isSecondOfDouble = os === 'win32' && now() - this.#clickedAt < DOUBLE_CLICK
    this.#clickedAt = now()
    if (isSecondOfDouble) return
    // if the event has no bounds, the icon may have them
    clicks.call(bounds.width > 0 || bounds.height > 0 ? bounds : this.#tray.getBounds())
  }
}
