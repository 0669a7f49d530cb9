import { execFile } from 'node:child_process'
import { SECOND } from '#shared/durations.ts'

const PATIENCE = 2 * SECOND

/** Three tools that ask the session bus the same question; most desktops have one of them. */
const QUESTIONS = [
  'gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus' +
    ' --method org.freedesktop.DBus.NameHasOwner org.kde.StatusNotifierWatcher',
  'busctl --user call org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus' +
    ' NameHasOwner s org.kde.StatusNotifierWatcher',
  'dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus' +
    ' org.freedesktop.DBus.NameHasOwner string:org.kde.StatusNotifierWatcher'
].map((line) => line.split(' '))

/** Runs a command and answers what it printed, or null when it failed. */
export type Ask = (
  command: string,
  args: readonly string[],
  signal: AbortSignal
) => Promise<string | null>

export interface TrayHostOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly wayland: boolean
  readonly ask?: Ask
}

/**
 * Whether a Linux desktop has a place for tray icons; Electron does not tell. Where the bus cannot be
 * asked there is one, and so on X11, where desktops other than GNOME still have the older kind.
 * Answers within 2 s.
 */
export async function hasTrayHost({ env, wayland, ask = run }: TrayHostOptions): Promise<boolean> {
  const isGnome = (env['XDG_CURRENT_DESKTOP'] ?? '').split(':').includes('GNOME')
  if (!wayland && !isGnome) return true
  const signal = AbortSignal.timeout(PATIENCE)
  for (const [command = '', ...args] of QUESTIONS) {
    const said = await ask(command, args, signal)
    if (said !== null) return !/\bfalse\b/.test(said)
  }
  return true
}

/** Runs a command of this computer; null when it failed, or is not there. */
export function run(
  command: string,
  args: readonly string[],
  signal: AbortSignal
): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, args, { signal }, (error, stdout) => resolve(error ? null : stdout))
  })
}
