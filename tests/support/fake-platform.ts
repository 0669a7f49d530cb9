import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type {
  Anchor,
  ClockTimes,
  NotificationsPort,
  Platform,
  Timers
} from '#main/platform/ports.ts'
import type {
  CommandName,
  CommandResult,
  EventName,
  Events,
  ShownFor,
  WindowIntent,
  WindowName
} from '#shared/ipc.ts'
import type { ReceivedArgument } from '#shared/received-argument.ts'
import type { IdleSourceName } from '#shared/absence.ts'
import type { TrayCommand, TrayMenuItem, TrayView } from '#shared/tray.ts'
import { fastFolder } from './fast-folder.ts'
import { NOW } from './entries.ts'

/** The argument of a command in a test, with or without the base version that a view showed. */
export type Given<Name extends CommandName> =
  ReceivedArgument<Name> extends void
    ? []
    : undefined extends ReceivedArgument<Name>
      ? [ReceivedArgument<Name>?]
      : [ReceivedArgument<Name>]

type Listener<Arguments extends unknown[]> = (...given: Arguments) => void

/** Listeners of one event. Adding one returns its unsubscribe function. */
function signal<Arguments extends unknown[]>() {
  const listeners = new Set<Listener<Arguments>>()
  return {
    add(listener: Listener<Arguments>) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit(...given: Arguments) {
      for (const listener of [...listeners]) listener(...given)
    },
    get size() {
      return listeners.size
    }
  }
}

/** A clock that starts on a Wednesday afternoon, runs on, and can be set forward. */
export class FakeClock implements Timers {
  #ahead = NOW - Date.now()
  /** By how many milliseconds this computer's clock is fast. */
  wrongBy = 0
  readonly #repeating = new Set<() => void>()

  now(): number {
    return this.everybodys() + this.wrongBy
  }

  everybodys(): number {
    return Date.now() + this.#ahead
  }

  after(delayMs: number, work: () => void): () => void {
    const timeout = setTimeout(work, Math.min(delayMs, 2_000_000_000))
    timeout.unref()
    return () => clearTimeout(timeout)
  }

  /** Repeated work runs only when `tick` is called. */
  every(_periodMs: number, work: () => void): () => void {
    this.#repeating.add(work)
    return () => void this.#repeating.delete(work)
  }

  advance(ms: number): void {
    this.#ahead += ms
  }

  /** Runs all repeated work once. */
  tick(): void {
    for (const work of [...this.#repeating]) work()
  }

  get repeating(): number {
    return this.#repeating.size
  }
}

/** The computer around the main process, simulated by the test. */
export class FakePlatform implements Platform {
  readonly facts = {
    os: 'linux',
    computerTimeZone: 'Europe/Berlin',
    version: '0.1.0',
    locale: 'en'
  } as const
  readonly versions = { electron: '45.4.1', chrome: '156.0.0.0', node: '24.21.0' }
  readonly readThirdPartyNotices = async () => 'svelte 5.57.3 (MIT)'
  readonly dataFolder: string
  readonly timers = new FakeClock()
  /** Replaced by tests that change responses. The app reads it when it starts. */
  fetch: typeof globalThis.fetch = globalThis.fetch
  /** Addresses fetched from the public internet, which has no content in tests. */
  readonly fetched: string[] = []
  readonly fetchPublic: Platform['fetchPublic'] = async (input) => {
    this.fetched.push(input instanceof Request ? input.url : String(input))
    return new Response(null, { status: 404 })
  }
  readonly asked: string[] = []
  readonly opened: string[] = []
  readonly told: string[] = []
  readonly notified: Parameters<NotificationsPort['show']>[0][] = []
  readonly scheduled: { readonly times: ClockTimes; readonly work: () => void }[] = []
  isNotDisturbed = false
  readonly logged: string[] = []
  readonly sent: { to: WindowName; event: EventName; payload: unknown }[] = []
  readonly visible = new Map<WindowName, WindowIntent>()
  /** The reason for which each window was last shown. */
  readonly shownFor = new Map<WindowName, ShownFor>()
  readonly secretsKept = new Map<string, string>()
  readonly hotkeys = new Map<string, () => void>()
  readonly taken = new Set<string>()
  readonly questions: { message: string; detail: string; buttons: readonly string[] }[] = []
  readonly saved: { fileName: string; text: string }[] = []
  hotkeysSuspended = false
  launchesAtLogin = false
  fileToOpen: string | null = null
  settingsContent: unknown
  /** Contents of the settings file that were set aside. */
  readonly settingsKeptAside: unknown[] = []
  trayView: TrayView | undefined
  answer = { button: 0, checked: false }
  idleFor = 0
  locked = false
  isOnBattery = false
  bootedAt = 0
  idleSource: IdleSourceName = 'system'
  hasQuit = false
  readonly #handlers = new Map<
    CommandName,
    (from: WindowName, argument: unknown) => Promise<unknown>
  >()
  readonly #clicked = signal<[Anchor]>()
  readonly #chosen = signal<[TrayCommand]>()
  /** The command that each menu item had when it was last painted. */
  readonly #trayCommands = new Map<string, TrayCommand>()
  readonly #visibility = signal<[WindowName, 'shown' | 'hidden' | 'gone']>()
  readonly #focused = signal<[WindowName]>()
  readonly #power = new Map<string, ReturnType<typeof signal<[]>>>()

  constructor(dataFolder = mkdtempSync(path.join(fastFolder(), 'gleaner-data-'))) {
    this.dataFolder = dataFolder
  }

  /** Runs a command of a window. Returns its result. */
  async command<Name extends CommandName>(
    name: Name,
    ...[argument]: Given<Name>
  ): Promise<CommandResult<Name>> {
    return this.raw(name, argument) as Promise<CommandResult<Name>>
  }

  /** Runs a command with any argument, as a compromised page could. */
  async raw(name: CommandName, argument: unknown, from: WindowName = 'popover'): Promise<unknown> {
    const handler = this.#handlers.get(name)
    if (!handler) throw new Error(`no handler for ${name}`)
    return handler(from, argument)
  }

  clickTray(): void {
    this.#clicked.emit({ x: 0, y: 0, width: 0, height: 0 })
  }

  /** Chooses a menu item, also one of an older menu. `entryKey`: the entry of the item in that menu. */
  chooseInTray(id: string, entryKey?: string): void {
    const command = this.#trayCommands.get(id)
    if (!command) throw new Error(`the menu never had an item "${id}"`)
    const isOther = entryKey !== undefined && 'entryKey' in command
    this.#chosen.emit(isOther ? { ...command, entryKey } : command)
  }

  trayItem(id: string): Extract<TrayMenuItem, { kind: 'item' }> | undefined {
    return this.trayView?.menu.find((item) => item.kind === 'item' && item.id === id) as
      Extract<TrayMenuItem, { kind: 'item' }> | undefined
  }

  focus(name: WindowName): void {
    this.#focused.emit(name)
  }

  powerEvent(event: Parameters<Platform['power']['on']>[0]): void {
    this.#power.get(event)?.emit()
  }

  forget(): void {
    rmSync(this.dataFolder, { recursive: true, force: true })
  }

  readonly secrets: Platform['secrets'] = {
    get: async (name) => ({ secret: this.secretsKept.get(name) ?? null }),
    set: async (name, secret) => {
      this.secretsKept.set(name, secret)
      return 'kept'
    },
    delete: async (name) => void this.secretsKept.delete(name)
  }

  readonly settingsFile: Platform['settingsFile'] = {
    read: () => ({ content: this.settingsContent, corruptCopy: null }),
    keepAside: () => {
      this.settingsKeptAside.push(structuredClone(this.settingsContent))
      return '/data/settings.corrupt-1.json'
    },
    write: (content) => {
      this.settingsContent = structuredClone(content)
    }
  }

  readonly tray: Platform['tray'] = {
    show: (view) => {
      this.trayView = view
      for (const item of view.menu)
        if (item.kind === 'item' && item.command) this.#trayCommands.set(item.id, item.command)
    },
    onClick: (listener) => this.#clicked.add(listener),
    onMenu: (listener) => this.#chosen.add(listener),
    hasHost: async () => true,
    destroy: () => {
      this.trayView = undefined
    }
  }

  readonly windows: Platform['windows'] = {
    show: (name, options) => {
      const { anchor: _anchor, at: _at, inactive: _inactive, ...shownFor } = options ?? {}
      this.visible.set(name, options?.intent ?? 'none')
      this.shownFor.set(name, { intent: 'none', ...shownFor })
      this.#visibility.emit(name, 'shown')
    },
    hide: (name) => {
      if (this.visible.delete(name)) this.#visibility.emit(name, 'hidden')
    },
    isVisible: (name) => this.visible.has(name),
    prepare: () => {},
    send: <Name extends EventName>(to: WindowName, event: Name, payload: Events[Name]) => {
      this.sent.push({ to, event, payload: structuredClone(payload) })
    },
    onVisibility: (listener) => this.#visibility.add(listener),
    onBounds: () => () => {},
    onClosedToTray: () => () => {},
    onFocus: (listener) => this.#focused.add(listener),
    onOpenRequest: () => () => {},
    restoreBounds: () => {},
    setTheme: () => {}
  }

  readonly ipc: Platform['ipc'] = {
    handle: (name, handler) => void this.#handlers.set(name, handler)
  }

  readonly shortcuts: Platform['shortcuts'] = {
    register: (accelerator, pressed) => {
      if (this.hotkeysSuspended || this.taken.has(accelerator) || this.hotkeys.has(accelerator))
        return 'refused'
      this.hotkeys.set(accelerator, pressed)
      return 'active'
    },
    unregister: (accelerator) => void this.hotkeys.delete(accelerator),
    suspend: (suspended) => {
      this.hotkeysSuspended = suspended
    }
  }

  readonly loginItem: Platform['loginItem'] = {
    status: async () => (this.launchesAtLogin ? 'on' : 'off'),
    set: async (launchAtLogin) => {
      this.launchesAtLogin = launchAtLogin
      return launchAtLogin ? 'on' : 'off'
    }
  }

  readonly power: Platform['power'] = {
    idleSeconds: () => this.idleFor,
    isLocked: () => this.locked,
    isOnBattery: () => this.isOnBattery,
    uptimeMs: () => this.timers.everybodys() - this.bootedAt,
    idleSource: () => this.idleSource,
    on: (event, listener) => {
      const listeners = this.#power.get(event) ?? signal<[]>()
      this.#power.set(event, listeners)
      return listeners.add(listener)
    }
  }

  readonly notifications: Platform['notifications'] = {
    areHeldBack: async () => this.isNotDisturbed,
    show: (notification) => {
      this.told.push(notification.title)
      this.notified.push(notification)
    }
  }

  readonly schedule: Platform['schedule'] = {
    at: (times, work) => {
      const scheduled = { times, work }
      this.scheduled.push(scheduled)
      return () => void this.scheduled.splice(this.scheduled.indexOf(scheduled), 1)
    }
  }

  readonly dialogs: { -readonly [Name in keyof Platform['dialogs']]: Platform['dialogs'][Name] } = {
    ask: async ({ message, detail, buttons }) => {
      this.asked.push(message)
      this.questions.push({ message, detail, buttons })
      return this.answer
    },
    saveText: async ({ fileName, text }) => {
      this.saved.push({ fileName, text })
      return true
    },
    openText: async () => this.fileToOpen,
    fatal: (title, text) => void this.told.push(`${title}\n${text}`)
  }

  readonly shell: Platform['shell'] = {
    openExternal: async (url) => void this.opened.push(url),
    openDataFolder: async () => void this.opened.push(this.dataFolder)
  }

  readonly logger: Platform['logger'] = {
    info: (event, facts) => void this.logged.push(JSON.stringify({ event, facts })),
    warn: (event, facts) => void this.logged.push(JSON.stringify({ event, facts })),
    error: (event, error) => void this.logged.push(`${event} ${String(error)}`)
  }

  quit(): void {
    this.hasQuit = true
  }
}
