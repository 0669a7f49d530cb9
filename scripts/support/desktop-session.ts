import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { findCommand } from './find-command.ts'
import { ended } from './processes.ts'
import { root } from './paths.ts'
import { say } from './script.ts'
import { withTemporaryFolder } from './temporary-folder.ts'

const inside = 'GLEANER_DESKTOP_SESSION'

// The bus is silent (it complains where limits are tight); the command writes to the real stderr.
// The daemon gets a home of its own; the command keeps the person's, with its caches. Its number
// goes to a file because dbus-run-session keeps signals to itself.
const open = `
echo $$ > "$XDG_RUNTIME_DIR/command.pid"
printf '%s' gleaner | XDG_DATA_HOME="$XDG_RUNTIME_DIR/keyrings" \
  gnome-keyring-daemon --daemonize --unlock --components=secrets >/dev/null 2>&1
exec "$@" 2>&3 3>&-`

/**
 * Runs `main` where there is a session bus with an unlocked keyring that nobody else uses. On Linux
 * that means starting this script once more inside `dbus-run-session`; elsewhere, and where the
 * tools are missing, it runs as it is.
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

/** The environment of the session: its own runtime folder, still reaching a Wayland compositor. */
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
