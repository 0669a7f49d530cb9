import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { findCommand } from './find-command.ts'
import { ended } from './processes.ts'
import { root } from './paths.ts'
import { say } from './script.ts'
import { withTemporaryFolder } from './temporary-folder.ts'

const inside = 'GLEANER_DESKTOP_SESSION'

// The output of the bus is dropped (it warns about tight limits); the command writes to the real stderr.
// The daemon gets its own home; the command keeps the user's, with its caches. The process id goes to a
// file because dbus-run-session does not forward signals.
const open = `
echo $$ > "$XDG_RUNTIME_DIR/command.pid"
printf '%s' gleaner | XDG_DATA_HOME="$XDG_RUNTIME_DIR/keyrings" \
  gnome-keyring-daemon --daemonize --unlock --components=secrets >/dev/null 2>&1
exec "$@" 2>&3 3>&-`

/**
 * Runs `main` with a private session bus and an unlocked keyring. On Linux it starts this script again inside
 * `dbus-run-session`. On other systems, and if the tools are missing, it runs `main` directly.
 */
export async function inDesktopSession(main: () => Promise<number>): Promise<number> {
  if (process.platform !== 'linux' || process.env[inside]) return main()
  const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter((name) => !findCommand(name))
  if (missing.length > 0) {
    say('session', `${missing.join(' and ')} not found: going on without a keyring`)
    return main()
  }
  return withTemporaryFolder('gleaner-session', (folder) => again(folder))
}

async function again(folder: string): Promise<number> {
  mkdirSync(join(folder, 'keyrings'))
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  const child = spawn('dbus-run-session', ['--', 'sh', '-c', open, 'sh', ...command], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'ignore', 2],
    env: sessionEnvironment(process.env, folder)
  })
  child.kill = (signal) => process.kill(commandIn(folder) ?? child.pid ?? 0, signal)
  return ended(child)
}

/** Returns the environment of the session: its own runtime folder that still reaches a Wayland compositor. */
export function sessionEnvironment(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const { WAYLAND_DISPLAY: wayland, XDG_RUNTIME_DIR: runtime } = env
  const display =
    wayland && runtime && !isAbsolute(wayland)
      ? { WAYLAND_DISPLAY: join(runtime, wayland) }
      : undefined
  return { ...env, ...display, XDG_RUNTIME_DIR: folder, [inside]: '1' }
}

function commandIn(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'command.pid'), 'utf8'))
  } catch {
    return undefined
  }
}
