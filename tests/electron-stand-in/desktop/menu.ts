import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { emit } from '../events.ts'
import { app } from '../main/app.ts'
import { windows } from '../main/windows.ts'

type Template = Electron.MenuItemConstructorOptions | MenuItem
type Click = (event?: Electron.KeyboardEvent, window?: unknown, contents?: unknown) => void

const TYPES = ['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette']
const ROLE_LABELS: Record<string, string> = {
  about: 'About',
  close: 'Close Window',
  copy: 'Copy',
  cut: 'Cut',
  minimize: 'Minimize',
  paste: 'Paste',
  quit: 'Quit',
  redo: 'Redo',
  reload: 'Reload',
  selectall: 'Select All',
  undo: 'Undo'
}

const shared = {
  lastCommand: 0,
  applicationMenu: null as Menu | null,
  openMenu: undefined as Menu | undefined
}

export class MenuItem {
  readonly id: string
  readonly type: NonNullable<Electron.MenuItemConstructorOptions['type']>
  readonly role: Electron.MenuItemConstructorOptions['role']
  readonly submenu: Menu | undefined
  readonly commandId = ++shared.lastCommand
  readonly accelerator: string | null
  readonly icon: string | Electron.NativeImage
  label: string
  sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean
  menu!: Menu
  readonly click: Click

  constructor(options: Electron.MenuItemConstructorOptions) {
    const { role, submenu } = options
    this.type = options.type ?? (submenu ? 'submenu' : 'normal')
    if (!TYPES.includes(this.type)) throw new Error(`Unknown menu item type: ${this.type}`)
    this.id = options.id ?? ''
    this.role = role
    this.label = options.label ?? ROLE_LABELS[role?.toLowerCase() ?? ''] ?? role ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.accelerator = options.accelerator ?? null
    this.icon = options.icon ?? ''
    this.submenu = toMenu(submenu)
    this.click = (event, window, contents) => {
      this.#toggle()
      if (role?.toLowerCase() === 'quit') app.quit()
      else if (role?.toLowerCase() === 'close') windows.focused?.close()
      else (options.click as unknown as AnyClick | undefined)?.(this, window, event ?? {}, contents)
    }
  }

  #toggle(): void {
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type !== 'radio') return
    for (const item of this.menu.items) if (item.type === 'radio') item.checked = item === this
  }
}

type AnyClick = (item: MenuItem, window: unknown, event: object, contents: unknown) => void

export class Menu extends EventEmitter {
  static setApplicationMenu(menu: Menu | null): void {
    shared.applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return shared.applicationMenu
  }
  static sendActionToFirstResponder(): void {}
  static buildFromTemplate(template: Template[]): Menu {
    if (!Array.isArray(template)) {
      throw new TypeError('Invalid template for Menu: Menu template must be an array')
    }
    const menu = new Menu()
    for (const item of template) {
      if (!isTemplate(item)) {
        throw new TypeError(
          'Invalid template for MenuItem: must have at least one of label, role or type'
        )
      }
      menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    }
    return menu
  }

  readonly items: MenuItem[] = []

  append(menuItem: MenuItem): void {
    this.insert(this.items.length, menuItem)
  }
  insert(position: number, menuItem: MenuItem): void {
    menuItem.menu = this
    this.items.splice(position, 0, menuItem)
  }
  getMenuItemById(id: string): MenuItem | null {
    return this._all().find((item) => item.id === id) ?? null
  }
  popup(): void {
    shared.openMenu = this
    emit(this, 'menu-will-show')
  }
  closePopup(): void {
    shared.openMenu = undefined
    emit(this, 'menu-will-close')
  }

  /** Returns every item; those of a submenu follow the item that opens it. */
  _all(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?._all() ?? [])])
  }

  _labels(): string[] {
    const visible = this.items.filter((item) => item.visible)
    return visible.map((item) => (item.type === 'separator' ? '-' : item.label))
  }

  /** Returns every item that the user could choose, including those of submenus. */
  _choosable(): { label: string; enabled: boolean }[] {
    const visible = this._all().filter((item) => item.visible && item.type !== 'separator')
    return visible.map(({ label, enabled }) => ({ label, enabled }))
  }

  /** Plays the user: finds an enabled item and chooses it. */
  _choose(idOrLabel: string): void {
    const named = this._all().filter((item) => item.id === idOrLabel || item.label === idOrLabel)
    const item = named.find(({ visible }) => visible) ?? named[0]
    if (!item) {
      throw new Error(`no menu item "${idOrLabel}", only: ${this._labels().join(', ')}`)
    }
    if (!item.visible) throw new Error(`menu item "${idOrLabel}" is hidden`)
    if (!item.enabled) throw new Error(`menu item "${idOrLabel}" is disabled`)
    item.click({ triggeredByAccelerator: false })
  }
}

/** Returns the open menu, if there is one. */
export function openMenu(): Menu | undefined {
  return shared.openMenu
}

function toMenu(submenu: Electron.MenuItemConstructorOptions['submenu']): Menu | undefined {
  if (!submenu) return undefined
  if (Array.isArray(submenu)) return Menu.buildFromTemplate(submenu)
  return submenu as unknown as Menu
}

function isTemplate(item: unknown): boolean {
  if (item instanceof MenuItem) return true
  if (item === null || typeof item !== 'object') return false
  return 'label' in item || 'role' in item || ('type' in item && item.type === 'separator')
}
