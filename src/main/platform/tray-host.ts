import { execFile } from 'node:child_process'
import { SECOND } from '#shared/durations.ts'

const PATIENCE = 2 * SECOND

/** Commands of three tools that ask the session bus the same question. Most desktops have one of the tools. */
const QUESTIONS = [
  'gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus' +
    ' --method org.freedesktop.DBus.NameHasOwner org.kde.StatusNotifierWatcher',
  'busctl --user call org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus' +
    ' NameHasOwner s org.kde.StatusNotifierWatcher',
  'dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus' +
    ' org.freedesktop.DBus.NameHasOwner string:org.kde.StatusNotifierWatcher'
].map((line) => line.split(' '))

/** Runs a command. Returns its output, or null if it failed. */
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
 * True if a Linux desktop shows tray icons, which Electron does not report. It counts as true if the bus cannot
 * be asked, and on X11, where desktops other than GNOME have the older kind of tray. Settles within 2 s.
 */
export async function hasTrayHost({ env, wayland, ask = run }: TrayHostOptions): Promise<boolean> {
  const isGnome = (env['XDG_CURRENT_DESKTOP'] ?? '').split(':').includes('GNOME')
  if (!wayland && !isGnome) return true
  const signal = AbortSignal.timeout(PATIENCE)
  for (const [command = '', ...args] of QUESTIONS) {
    const output = await ask(command, args, signal)
    if (output !== null) return !/\bfalse\b/.test(output)
  }
  return true
}

/** Runs a command of this computer. Returns its output, or null if it failed or does not exist. */
export function run(
  command: string,
  args: readonly string[],
  signal: AbortSignal
): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, args, { signal }, (error, stdout) => resolve(error ? null : stdout))
  })
}
