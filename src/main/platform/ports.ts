/* Every interface between Gleaner and the computer it runs on, on one page. Electron implements them
   in this folder; tests implement them in tests/support. No interface here mentions Electron. */
import type {
  CommandName,
  CommandResult,
  EventName,
  Events,
  ShownFor,
  WindowName
} from '#shared/ipc.ts'
import type { ClockTime } from '#shared/time/clock-time.ts'
import type { IdleSourceName } from '#shared/idle.ts'
import type { DesktopFacts, LoginItemStatus } from '#shared/state.ts'
import type { Theme, WindowBounds } from '#shared/settings.ts'
import type { TrayCommand, TrayView } from '#shared/tray.ts'
import type { Weekday } from '#shared/time/week.ts'

export type Unsubscribe = () => void

/** A rectangle on the screen in device-independent pixels; all zeros where the system does not tell. */
export type Anchor = WindowBounds

/** Keeps secrets in the operating system's keychain. Every call settles within 3 s; none throws. */
export interface SecretStore {
  /** The secret, null when there is none, `unavailable` when the keychain did not answer. */
  get(name: string): Promise<{ readonly secret: string | null } | 'unavailable'>
  /** `kept`: survives a restart. `session-only`: no keychain would take it, it is in memory. */
  set(name: string, secret: string): Promise<'kept' | 'session-only'>
  delete(name: string): Promise<void>
}

/** The settings file. `read` never throws: a file that is no JSON is kept aside and named. */
export interface SettingsFile {
  read(): { readonly content: unknown; readonly corruptCopy: string | null }
  /** Copies the file as it is on the disk, and returns the path of the copy; null where there is no file. */
  keepAside(): string | null
  /** Durable and atomic; throws only when the disk refuses. */
  write(content: unknown): void
}

export interface TrayPort {
  /** Paints; the menu is touched only when it changed. */
  show(view: TrayView): void
  onClick(listener: (anchor: Anchor) => void): Unsubscribe
  /** Passes the command of the chosen item, as it was when the menu was painted. */
  onMenu(listener: (command: TrayCommand) => void): Unsubscribe
  /** Whether a place for tray icons exists on this desktop. */
  hasHost(): Promise<boolean>
  destroy(): void
}

export interface WindowsPort {
  /**
   * Shows a window, creating it when needed, and sends it `windowShown`. `anchor` places the popover,
   * `at` the middle of any window, as far as the system allows.
   */
  show(
    name: WindowName,
    options?: Partial<ShownFor> & {
      anchor?: Anchor
      at?: { readonly x: number; readonly y: number }
      inactive?: boolean
    }
  ): void
  hide(name: WindowName): void
  isVisible(name: WindowName): boolean
  /** Creates the window hidden, so that showing it later takes one frame. */
  prepare(name: WindowName): void
  send<Name extends EventName>(to: WindowName, event: Name, payload: Events[Name]): void
  /** A window became visible or hidden, or (`gone`) lost its page. */
  onVisibility(
    listener: (name: WindowName, change: 'shown' | 'hidden' | 'gone') => void
  ): Unsubscribe
  /** The person moved or resized the timesheet window. */
  onBounds(listener: (name: WindowName, bounds: WindowBounds) => void): Unsubscribe
  /** The person closed a window whose closing only hides it. */
  onClosedToTray(listener: (name: WindowName) => void): Unsubscribe
  onFocus(listener: (name: WindowName) => void): Unsubscribe
  /** A page wanted to open an https address in a new window; no window opens, whatever the listener does. */
  onOpenRequest(listener: (url: string) => void): Unsubscribe
  /** Where a window is to be when it is made; brought onto a display that exists. */
  restoreBounds(name: WindowName, bounds: WindowBounds): void
  setTheme(theme: Theme): void
}

/** Receives commands from our own windows only; a foreign sender is rejected before the handler. */
export interface IpcPort {
  handle<Name extends CommandName>(
    name: Name,
    handler: (from: WindowName, argument: unknown) => Promise<CommandResult<Name>>
  ): void
}

export interface ShortcutsPort {
  /**
   * `requested`: the desktop's portal decides and does not tell. `impossible`: this desktop has no such
   * keys for programs. Never throws.
   */
  register(
    accelerator: string,
    pressed: () => void
  ): 'active' | 'requested' | 'refused' | 'impossible'
  unregister(accelerator: string): void
  /** While suspended every hotkey is an ordinary key, and none can be registered. */
  suspend(suspended: boolean): void
}

/** Whether Gleaner starts when the person logs in. */
export interface LoginItemPort {
  /** What the system says now; never throws. */
  status(): Promise<LoginItemStatus>
  /** Asks the system for it; answers what came of it, never throws. */
  set(launchAtLogin: boolean): Promise<LoginItemStatus>
}

/** What the system tells of the person's presence. */
export interface PowerPort {
  /** Whole seconds since the last input; 0 where the system does not tell. */
  idleSeconds(): number
  isLocked(): boolean
  /** Whether the computer runs on its battery; false where the system does not tell. */
  isOnBattery(): boolean
  /** Milliseconds since the computer was switched on, sleep included; nobody can set this clock. */
  uptimeMs(): number
  /** Who tells `idleSeconds`; `unavailable` where nobody does. */
  idleSource(): IdleSourceName
  /**
   * `presence`: the desktop says by itself that the person left or came back. `source`: `idleSource`
   * is another one from now on. The others are told once for each change, late or not at all where
   * the system does so.
   */
  on(
    event: 'suspend' | 'resume' | 'lock' | 'unlock' | 'shutdown' | 'presence' | 'source',
    listener: () => void
  ): Unsubscribe
}

export interface NotificationsPort {
  /** Whether the person does not want to be disturbed now; false where the system does not tell. Never throws. */
  areHeldBack(): Promise<boolean>
  show(options: {
    readonly title: string
    readonly body: string
    readonly clicked?: () => void
    /** Buttons, where the desktop has them; a click elsewhere is `clicked`. */
    readonly actions?: readonly string[]
    readonly chosen?: (index: number) => void
    /** Stays until the person has dealt with it, where the desktop can do that. */
    readonly isUrgent?: boolean
  }): void
}

export interface DialogsPort {
  /**
   * Asks with a native dialog; the answer is the index of the button. Text of others must be quoted
   * (`shared/foreign-text.ts`). While another question is open, one that `waits` is asked after it; any other
   * counts as cancelled at once (`main/prompts/one-question.ts`).
   */
  ask(options: {
    readonly message: string
    readonly detail: string
    readonly buttons: readonly string[]
    readonly cancelButton: number
    readonly checkbox?: string
    readonly waits?: boolean
  }): Promise<{ readonly button: number; readonly checked: boolean }>
  /** Asks where to, and writes the text there; false when the person cancels. Throws when the disk refuses. */
  saveText(options: {
    readonly title: string
    readonly fileName: string
    readonly text: string
  }): Promise<boolean>
  /** Asks which file, and reads it; null when the person cancels, '' for one that is no text or over 1 MB. */
  openText(options: { readonly title: string; readonly extension: string }): Promise<string | null>
  /** Says what stops Gleaner from starting. Works before anything else does. */
  fatal(title: string, text: string): void
}

export interface ShellPort {
  /** Hands an https address, already vetted, to the browser. */
  openExternal(url: string): Promise<void>
  /** Shows the data folder in the file manager. */
  openDataFolder(): Promise<void>
}

/** Facts only: never notes, names or tokens. */
export interface Logger {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void
  warn(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void
  error(event: string, error: unknown): void
}

/** Timers, so that tests can turn the clock. */
export interface Timers {
  /** Epoch milliseconds of this computer. */
  now(): number
  /** Calls once after a delay in milliseconds; the answer cancels. */
  after(delayMs: number, work: () => void): Unsubscribe
  /** Calls again and again; the answer cancels. */
  every(periodMs: number, work: () => void): Unsubscribe
}

/** A time of day on some days of the week, in an IANA zone. */
export interface ClockTimes {
  readonly time: ClockTime
  /** At least one. */
  readonly days: readonly Weekday[]
  readonly timeZone: string
}

/** Times by the clock on the wall, which timers of milliseconds lose where it is changed, and in sleep. */
export interface SchedulePort {
  /**
   * Calls at each of these times; a time that the clocks skip comes as much later as they jump, one
   * that they repeat comes once. After sleep there is one call for everything that was missed.
   */
  at(times: ClockTimes, work: () => void): Unsubscribe
}

export interface Platform {
  readonly facts: Omit<DesktopFacts, 'hasTray'>
  /** Names and versions of what Gleaner runs on, for diagnostics and About. */
  readonly versions: Readonly<Record<string, string>>
  /** The notices of what others contributed to Gleaner, as plain text. */
  readThirdPartyNotices(): Promise<string>
  /** The folder of the ledger, the settings and the demo account; it exists. */
  readonly dataFolder: string
  readonly timers: Timers
  readonly schedule: SchedulePort
  /** Node's fetch, with this computer's proxies and certificates. */
  readonly fetch: typeof globalThis.fetch
  /** The same, but it refuses hosts of private networks and of this computer. */
  readonly fetchPublic: typeof globalThis.fetch
  readonly secrets: SecretStore
  readonly settingsFile: SettingsFile
  readonly tray: TrayPort
  readonly windows: WindowsPort
  readonly ipc: IpcPort
  readonly shortcuts: ShortcutsPort
  readonly loginItem: LoginItemPort
  readonly power: PowerPort
  readonly notifications: NotificationsPort
  readonly dialogs: DialogsPort
  readonly shell: ShellPort
  readonly logger: Logger
  quit(): void
}
