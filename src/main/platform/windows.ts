import type { BrowserWindow, NativeTheme, Screen, WebContents } from 'electron'
import { SECOND } from '#shared/durations.ts'
import type { WindowName } from '#shared/ipc.ts'
import type { WindowBounds } from '#shared/settings.ts'
import type { DesktopFacts } from '#shared/state.ts'
import { APP_ORIGIN } from './app-scheme.ts'
import { AppWindow } from './app-window.ts'
import { Listeners } from '#shared/listeners.ts'
import { popoverPosition, usableAnchor } from './popover-position.ts'
import type { Rectangle } from './popover-position.ts'
import type { Anchor, Logger, Timers, Unsubscribe, WindowsPort } from './ports.ts'
import { fitToDisplays } from './remembered-bounds.ts'
import { windowOptions } from './window-options.ts'

/** A click on the tray icon takes the focus, which hides the popover. The click that follows must not show it again. */
const BLUR_CLICK = 0.25 * SECOND
/** Bounds are reported after this long without a change, because dragging changes them with every frame. */
const BOUNDS_SETTLE = 0.5 * SECOND

export interface WindowsOptions {
  readonly BrowserWindow: typeof BrowserWindow
  readonly screen: Screen
  readonly nativeTheme: NativeTheme
  readonly os: DesktopFacts['os']
  readonly wayland: boolean
  readonly preload: string
  readonly icon: string
  readonly timers: Timers
  readonly logger: Logger
}

type ShowOptions = NonNullable<Parameters<WindowsPort['show']>[1]>

/** Gleaner's windows, at most one of each name. Closing a window hides it until `allowClosing` is called. */
export class Windows implements WindowsPort {
  readonly #options: WindowsOptions
  readonly #open = new Map<WindowName, AppWindow>()
  readonly #remembered = new Map<WindowName, WindowBounds>()
  readonly #visibility = new Listeners<[WindowName, 'shown' | 'hidden' | 'gone']>()
  readonly #bounds = new Listeners<[WindowName, WindowBounds]>()
  readonly #closedToTray = new Listeners<[WindowName]>()
  readonly #focus = new Listeners<[WindowName]>()
  readonly #openRequests = new Listeners<[string]>()
  #mayClose = false
  #hasTray = true
  #blurHidAt = Number.NEGATIVE_INFINITY
  #blursToIgnore = 0
  #openQuestions = 0

  constructor(options: WindowsOptions) {
    this.#options = options
  }

  show(
    name: WindowName,
    { intent = 'none', anchor, at, inactive = false, ...place }: ShowOptions = {}
  ): void {
    if (name === 'popover') {
      if (anchor && this.#options.timers.now() - this.#blurHidAt < BLUR_CLICK) return
      this.#placePopover(anchor)
    }
    if (at) this.#placeAt(this.#get(name).window, at)
    this.#get(name).show({ shownFor: { intent, ...place }, inactive })
  }

  hide(name: WindowName): void {
    this.#open.get(name)?.hide()
  }

  isVisible(name: WindowName): boolean {
    return this.#open.get(name)?.isVisible ?? false
  }

  prepare(name: WindowName): void {
    this.#get(name)
  }

  send: WindowsPort['send'] = (to, event, payload) => this.#open.get(to)?.send(event, payload)

  onVisibility(listener: Parameters<WindowsPort['onVisibility']>[0]): Unsubscribe {
    return this.#visibility.add(listener)
  }

  onBounds(listener: Parameters<WindowsPort['onBounds']>[0]): Unsubscribe {
    return this.#bounds.add(listener)
  }

  onClosedToTray(listener: (name: WindowName) => void): Unsubscribe {
    return this.#closedToTray.add(listener)
  }

  onFocus(listener: (name: WindowName) => void): Unsubscribe {
    return this.#focus.add(listener)
  }

  onOpenRequest(listener: (url: string) => void): Unsubscribe {
    return this.#openRequests.add(listener)
  }

  setTheme(theme: 'system' | 'light' | 'dark'): void {
    this.#options.nativeTheme.themeSource = theme
  }

  restoreBounds(name: WindowName, bounds: WindowBounds): void {
    this.#remembered.set(name, bounds)
  }

  /** Reports that a page asked for a new window, which was refused. */
  requestOpen(url: string): void {
    this.#openRequests.call(url)
  }

  /** Keeps windows open that would hide on losing the focus, while a native dialog has it. */
  keepOpenDuring(question: Promise<unknown>): void {
    const asker = [...this.#open.values()].find(
      ({ window }) => !window.isDestroyed() && window.isFocused()
    )
    this.#openQuestions += 1
    const end = (): void => {
      this.#openQuestions -= 1
      if (asker?.isVisible) asker.window.focus()
    }
    question.then(end, end)
  }

  /** Lets windows close from now on, because the app quits. */
  allowClosing(): void {
    this.#mayClose = true
  }

  /** Without a tray icon the popover stays open until the user closes it, and is shown in the taskbar. */
  runWithoutTray(): void {
    this.#hasTray = false
    this.#open.get('popover')?.window.setSkipTaskbar(false)
  }

  /** Returns the name of the window with these contents, or null if they are not Gleaner's. */
  nameOf(contents: WebContents): WindowName | null {
    for (const [name, { window }] of this.#open)
      if (!window.isDestroyed() && window.webContents === contents) return name
    return null
  }

  #get(name: WindowName): AppWindow {
    const known = this.#open.get(name)
    if (known) return known
    const created = this.#create(name)
    this.#open.set(name, created)
    return created
  }

  #create(name: WindowName): AppWindow {
    const { os, wayland, nativeTheme, preload, icon, logger } = this.#options
    const style = { os, isDark: nativeTheme.shouldUseDarkColors, preload, icon }
    const window = new this.#options.BrowserWindow({
      ...windowOptions(name, style),
      ...this.#rememberedBounds(name)
    })
    this.#listen(name, window)
    if (name === 'popover') this.#preparePopover(window)
    if (name === 'palette') this.#hideOnBlur(name, window)
    const created: AppWindow = new AppWindow({
      window,
      wayland,
      address: `${APP_ORIGIN}/${name}/index.html`,
      onVisibility: (isVisible) => this.#visibility.call(name, isVisible ? 'shown' : 'hidden'),
      onGone: (reason) => {
        if (this.#open.get(name) !== created) return
        this.#open.delete(name)
        if (!this.#mayClose) logger.warn('a window is gone', { name, reason })
        this.#visibility.call(name, 'gone')
      }
    })
    return created
  }

  #rememberedBounds(name: WindowName): Partial<Rectangle> & { useContentSize?: false } {
    const bounds = this.#remembered.get(name)
    const fitting = bounds && fitToDisplays(bounds, this.#workAreas())
    return fitting ? { ...fitting, useContentSize: false } : {}
  }

  #listen(name: WindowName, window: BrowserWindow): void {
    const { timers } = this.#options
    window.on('close', (event) => {
      if (this.#mayClose) return
      event.preventDefault()
      this.hide(name)
      if (name === 'timesheet' || name === 'welcome') this.#closedToTray.call(name)
    })
    window.on('focus', () => this.#focus.call(name))
    if (name !== 'timesheet') return
    let cancel: Unsubscribe = () => {}
    const settle = () => {
      cancel()
      cancel = timers.after(BOUNDS_SETTLE, () => {
        if (window.isDestroyed()) return
        this.#remembered.set(name, window.getNormalBounds())
        this.#bounds.call(name, window.getNormalBounds())
      })
    }
    window.on('resize', settle)
    window.on('move', settle)
  }

  /** Hides the window when the user switches to another one. */
  #hideOnBlur(name: WindowName, window: BrowserWindow): void {
    let shownAt = 0
    window.on('show', () => (shownAt = this.#options.timers.now()))
    window.on('blur', () => {
      // compositors may take the focus away while they are still giving it
      const isNew = this.#options.timers.now() - shownAt <= BLUR_CLICK
      if (!isNew && this.#openQuestions === 0) this.hide(name)
    })
  }

  #preparePopover(window: BrowserWindow): void {
    const { os } = this.#options
    if (os === 'darwin') window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true })
    if (!this.#hasTray) window.setSkipTaskbar(false)
    window.on('show', () => (this.#blursToIgnore = this.#options.wayland ? 1 : 0))
    window.on('blur', () => {
      // compositors may take the focus away while they are still giving it
      if (!this.#hasTray || this.#blursToIgnore-- > 0 || !window.isVisible()) return
      if (this.#openQuestions > 0) return
      this.#blurHidAt = this.#options.timers.now()
      this.hide('popover')
    })
  }

  #placeAt(window: BrowserWindow, { x, y }: { readonly x: number; readonly y: number }): void {
    const { wayland } = this.#options
    if (wayland) return
    const { width, height } = window.getBounds()
    const middle = { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height }
    const bounds = fitToDisplays(middle, this.#workAreas())
    if (bounds) window.setBounds(bounds)
  }

  #workAreas(): readonly Rectangle[] {
    return this.#options.screen.getAllDisplays().map(({ workArea }) => workArea)
  }

  /** Places the popover at the tray icon, or at the cursor if the system does not report the icon's bounds. */
  #placePopover(anchor: Anchor | undefined): void {
    const { screen, os, wayland } = this.#options
    if (wayland) return
    const { window } = this.#get('popover')
    const { x, y } = screen.getCursorScreenPoint()
    const cursor = { x, y, width: 1, height: 1 }
    const displays = screen.getAllDisplays()
    const known = anchor ? (usableAnchor(anchor, displays) ?? usableAnchor(cursor, displays)) : null
    const display = screen.getDisplayMatching(known ?? cursor)
    const { width, height } = window.getBounds()
    const place = popoverPosition({ anchor: known, display, size: { width, height }, os, wayland })
    if (place) window.setBounds({ ...place, width, height })
  }
}
