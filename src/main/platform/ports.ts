/* Every interface between Gleaner and the computer it runs on. This folder implements them with Electron,
   and tests/support implements them for tests. No interface here mentions Electron. */
import type {
  CommandName,
  CommandResult,
  EventName,
  Events,
  ShownFor,
  WindowName
} from '#shared/ipc.ts'
import type { ClockTime } from '#shared/time/clock-time.ts'
import type { IdleSourceName } from '#shared/absence.ts'
import type { DesktopFacts, LoginItemStatus } from '#shared/state.ts'
import type { Theme, WindowBounds } from '#shared/settings.ts'
import type { TrayCommand, TrayView } from '#shared/tray.ts'
import type { Weekday } from '#shared/time/week.ts'

export type Unsubscribe = () => void

/** A rectangle on the screen in device-independent pixels; all zeros if the system does not report it. */
export type Anchor = WindowBounds

/**
 * Stores secrets in the safest place available: keychain, encrypted file, or memory. Calls run one at a time; each
 * settles within 3 s of its turn. None throws.
 */
export interface SecretStore {
  /** Returns the secret, null if there is none, or `unavailable` if the keychain did not respond. */
  get(name: string): Promise<{ readonly secret: string | null } | 'unavailable'>
  /** `kept`: stored, survives a restart. `session-only`: no keychain accepted it, so it is only in memory. */
  set(name: string, secret: string): Promise<'kept' | 'session-only'>
  delete(name: string): Promise<void>
}

/** The settings file. `read` never throws: a file that is not JSON is moved aside, and `corruptCopy` is its path. */
export interface SettingsFile {
  read(): { readonly content: unknown; readonly corruptCopy: string | null }
  /** Copies the file as it is on the disk. Returns the path of the copy, or null if there is no file. */
  keepAside(): string | null
  /** Writes durably and atomically. Throws only if the disk refuses. */
  write(content: unknown): void
}

export interface TrayPort {
  /** Shows the view. Replaces the menu only if it changed. */
  show(view: TrayView): void
  onClick(listener: (anchor: Anchor) => void): Unsubscribe
  /** Passes the command of the chosen item, as it was when the menu was built. */
  onMenu(listener: (command: TrayCommand) => void): Unsubscribe
  /** True if this desktop shows tray icons. */
  hasHost(): Promise<boolean>
  destroy(): void
}

export interface WindowsPort {
  /**
   * Shows a window, creates it if necessary, and sends it `windowShown`. `anchor` places the popover, and
   * `at` is the middle of any window, as far as the system allows.
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
  /** Creates the window without showing it, so that showing it later takes one frame. */
  prepare(name: WindowName): void
  send<Name extends EventName>(to: WindowName, event: Name, payload: Events[Name]): void
  /** Calls the listener when a window became visible or hidden, or lost its page (`gone`). */
  onVisibility(
    listener: (name: WindowName, change: 'shown' | 'hidden' | 'gone') => void
  ): Unsubscribe
  /** Calls the listener when the user moved or resized the timesheet window. */
  onBounds(listener: (name: WindowName, bounds: WindowBounds) => void): Unsubscribe
  /** Calls the listener when the user closed a window and Gleaner only hid it. */
  onClosedToTray(listener: (name: WindowName) => void): Unsubscribe
  onFocus(listener: (name: WindowName) => void): Unsubscribe
  /**
   * Calls the listener when a page tried to open an https address in a new window. No window opens, whatever the listener
   * does.
   */
  onOpenRequest(listener: (url: string) => void): Unsubscribe
  /** Sets the bounds of a window that is created later, moved onto a display that exists. */
  restoreBounds(name: WindowName, bounds: WindowBounds): void
  setTheme(theme: Theme): void
}

/** Receives commands from Gleaner's own windows. Rejects any other sender before the handler runs. */
export interface IpcPort {
  handle<Name extends CommandName>(
    name: Name,
    handler: (from: WindowName, argument: unknown) => Promise<CommandResult<Name>>
  ): void
}

export interface ShortcutsPort {
  /**
   * Registers a hotkey. `requested`: the desktop's portal decides and does not report its decision.
   * `impossible`: this desktop has no global hotkeys. Never throws.
   */
  register(
    accelerator: string,
    pressed: () => void
  ): 'active' | 'requested' | 'refused' | 'impossible'
  unregister(accelerator: string): void
  /** While suspended, hotkeys type as ordinary keys, and none can be registered. */
  suspend(suspended: boolean): void
}

/** Starting Gleaner when the user logs in. */
export interface LoginItemPort {
  /** Returns the present setting of the system. Never throws. */
  status(): Promise<LoginItemStatus>
  /** Changes the setting of the system and returns the result. Never throws. */
  set(launchAtLogin: boolean): Promise<LoginItemStatus>
}

/** The presence of the user, and the power state of the computer. */
export interface PowerPort {
  /** Whole seconds since the last input; 0 if the system does not report it. */
  idleSeconds(): number
  isLocked(): boolean
  /** True if the computer runs on its battery; false if the system does not report it. */
  isOnBattery(): boolean
  /** Milliseconds since the computer was switched on, sleep included. This clock cannot be set. */
  uptimeMs(): number
  /** The source of `idleSeconds`; `unavailable` if there is none. */
  idleSource(): IdleSourceName
  /**
   * `presence`: the desktop reported that the user left or came back. `source`: `idleSource` changed.
   * Each change of the other states is reported once. It is late or missing if the
   * report of the system is.
   */
  on(
    event: 'suspend' | 'resume' | 'lock' | 'unlock' | 'shutdown' | 'presence' | 'source',
    listener: () => void
  ): Unsubscribe
}

export interface NotificationsPort {
  /** True if the user turned notifications off; false if the system does not report it. Never throws. */
  areHeldBack(): Promise<boolean>
  show(options: {
    readonly title: string
    readonly body: string
    readonly clicked?: () => void
    /** Buttons, if the desktop supports them. A click elsewhere calls `clicked`. */
    readonly actions?: readonly string[]
    readonly chosen?: (index: number) => void
    /** Stays until the user closes it, if the desktop supports that. */
    readonly isUrgent?: boolean
  }): void
}

export interface DialogsPort {
  /**
   * Asks with a native dialog and returns the index of the chosen button. Text from elsewhere must be quoted
   * (`shared/foreign-text.ts`). While another question is open, a question that `waits` is asked after it;
   * any other counts as cancelled at once (`main/prompts/one-question.ts`).
   */
  ask(options: {
    readonly message: string
    readonly detail: string
    readonly buttons: readonly string[]
    readonly cancelButton: number
    readonly checkbox?: string
    readonly waits?: boolean
  }): Promise<{ readonly button: number; readonly checked: boolean }>
  /** Asks the user for a file and writes the text to it. Returns false if the user cancels. Throws if the disk refuses. */
  saveText(options: {
    readonly title: string
    readonly fileName: string
    readonly text: string
  }): Promise<boolean>
  /**
   * Asks the user for a file and reads it. Returns null if the user cancels, and '' for a file over 1 MB. Any other file is
   * decoded as UTF-8.
   */
  openText(options: { readonly title: string; readonly extension: string }): Promise<string | null>
  /** Shows why Gleaner cannot start. Works before anything else does. */
  fatal(title: string, text: string): void
}

export interface ShellPort {
  /** Opens an https address in the browser. The caller has checked the address. */
  openExternal(url: string): Promise<void>
  /** Shows the data folder in the file manager. */
  openDataFolder(): Promise<void>
}

/** Logs facts, never notes, names or tokens. */
export interface Logger {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void
  warn(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void
  error(event: string, error: unknown): void
}

/** The clock and the timers. Tests replace them. */
export interface Timers {
  /** Epoch milliseconds of this computer. */
  now(): number
  /** Calls `work` once, after a delay in milliseconds. Returns a function that cancels the call. */
  after(delayMs: number, work: () => void): Unsubscribe
  /** Calls `work` repeatedly, with a period in milliseconds. Returns a function that cancels the calls. */
  every(periodMs: number, work: () => void): Unsubscribe
}

/** A time of day on some days of the week, in an IANA zone. */
export interface ClockTimes {
  readonly time: ClockTime
  /** At least one. */
  readonly days: readonly Weekday[]
  readonly timeZone: string
}

/** Calls functions at times of day. Timers of milliseconds miss them after sleep and after changes of the clock. */
export interface SchedulePort {
  /**
   * Calls `work` at each of these times. When clocks go forward, the call for a skipped time is as much later as they
   * jump: 2:30 becomes 3:30. When clocks go back, there is one call for a repeated time. After sleep there is one
   * call for all times that were missed.
   */
  at(times: ClockTimes, work: () => void): Unsubscribe
}

export interface Platform {
  readonly facts: Omit<DesktopFacts, 'hasTray'>
  /** Names and versions of the software that Gleaner runs on, for diagnostics and About. */
  readonly versions: Readonly<Record<string, string>>
  /** Returns the licence notices of the packages that Gleaner contains, as plain text. */
  readThirdPartyNotices(): Promise<string>
  /** The folder of the ledger, the settings and the demo account; it exists. */
  readonly dataFolder: string
  readonly timers: Timers
  readonly schedule: SchedulePort
  /** Node's fetch, with this computer's proxies and certificates. */
  readonly fetch: typeof globalThis.fetch
  /** Like `fetch`, but refuses hosts in private networks and this computer. */
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
