import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { eventWith } from '../events.ts'
import { app } from '../main/app.ts'
import type { Menu } from './menu.ts'
import { modes } from './modes.ts'
import { toImage } from './native-image.ts'
import type { NativeImage } from './native-image.ts'

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 }
const trays = new Set<Tray>()

export class Tray extends EventEmitter {
  #image: NativeImage
  #toolTip = ''
  #title = ''
  #menu: Menu | null = null
  #destroyed = false
  #ignoresDoubleClicks = false

  constructor(image: string | Electron.NativeImage, _guid?: string) {
    super()
    if (!app.isReady()) throw new Error('Cannot create Tray before app is ready')
    this.#image = toImage(image)
    trays.add(this)
  }

  destroy(): void {
    this.#mustLive()
    this.#destroyed = true
    trays.delete(this)
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  setImage(image: string | Electron.NativeImage): void {
    this.#mustLive()
    this.#image = toImage(image)
  }
  setPressedImage(_image: string | Electron.NativeImage): void {
    this.#mustLive()
  }
  setToolTip(toolTip: string): void {
    this.#mustLive()
    this.#toolTip = toolTip
  }
  setTitle(title: string, _options?: Electron.TitleOptions): void {
    this.#mustLive()
    this.#title = title
  }
  getTitle(): string {
    this.#mustLive()
    return this.#title
  }
  setContextMenu(menu: Menu | null): void {
    this.#mustLive()
    this.#menu = menu
  }
  /** Does nothing on Linux, where the host draws the menu. */
  popUpContextMenu(): void {
    this.#mustLive()
  }
  closeContextMenu(): void {
    this.#mustLive()
  }
  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.#mustLive()
    this.#ignoresDoubleClicks = ignore
  }
  getIgnoreDoubleClickEvents(): boolean {
    this.#mustLive()
    return this.#ignoresDoubleClicks
  }
  /** Linux reports no bounds. */
  getBounds(): Electron.Rectangle {
    this.#mustLive()
    return { ...NOWHERE }
  }
  focus(): void {
    this.#mustLive()
  }

  get _menu(): Menu | null {
    return this.#menu
  }
  get _toolTip(): string {
    return this.#toolTip
  }
  get _image(): string {
    return this.#image._source
  }

  #mustLive(): void {
    if (this.#destroyed) throw new Error('Tray is destroyed')
  }
}

/** The icon as the user sees it. There is none if the desktop shows no tray icons. */
export const trayIcon = {
  get(): Tray {
    if (modes.noTrayHost) throw new Error('no tray host')
    const [tray] = trays
    if (!tray) throw new Error('there is no tray icon')
    return tray
  },
  menu(): Menu {
    const menu = trayIcon.get()._menu
    if (!menu) throw new Error('the tray icon has no menu')
    return menu
  },
  /** On GNOME a single click opens the menu and sends no event to the app. */
  click(): void {
    const tray = trayIcon.get()
    if (modes.gnome) trayIcon.menu().popup()
    else activate(tray)
  },
  doubleClick(): void {
    activate(trayIcon.get())
  },
  count: (): number => trays.size
}

function activate(tray: Tray): void {
  const keys = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false }
  tray.emit('click', eventWith(keys), { ...NOWHERE }, { x: 0, y: 0 })
}
