import { run } from '../run.ts'

/** The kinds of desktop that make an app behave differently; a test may switch them while it runs. */
export interface DesktopModes {
  /** A click on the tray icon opens its menu; only a double click reaches the app. */
  gnome: boolean
  /** Hotkeys go through the portal, windows cannot place themselves, idle time is unknown. */
  wayland: boolean
  /** Nothing on the desktop draws tray icons. */
  noTrayHost: boolean
  /** The window manager refuses to move the focus. */
  refusesFocus: boolean
  /** Input in a hidden window is allowed, instead of failing the test. */
  allowsHiddenInput: boolean
}

export const modes: DesktopModes = { ...run.desktop }

/** Sets the environment variables by which an app recognises the desktop. */
export function describeSession(environment: NodeJS.ProcessEnv): void {
  if (modes.gnome) environment['XDG_CURRENT_DESKTOP'] = 'GNOME'
  if (!modes.wayland) return
  environment['XDG_SESSION_TYPE'] = 'wayland'
  environment['WAYLAND_DISPLAY'] ??= 'stand-in-wayland'
}
