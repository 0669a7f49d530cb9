import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { LoginItemPort } from './ports.ts'

export interface AutostartOptions {
  /** `XDG_CONFIG_HOME`, or `~/.config`. */
  readonly configFolder: string
  /** The name of the installed `.desktop` file, with its ending. */
  readonly desktopName: string
  /** The command to run, program first. */
  readonly command: readonly string[]
}

/** The login item of a Linux desktop, an autostart file. Electron has no login items on Linux. */
export function createAutostartFile(options: AutostartOptions): LoginItemPort {
  const file = path.join(options.configFolder, 'autostart', options.desktopName)
  const status = () => (isOn(readIfThere(file)) ? 'on' : 'off')
  return {
    status: async () => status(),
    async set(launchAtLogin) {
      try {
        if (!launchAtLogin) rmSync(file, { force: true })
        else {
          mkdirSync(path.dirname(file), { recursive: true })
          writeFileSync(file, autostartEntry(options.command))
        }
        return status()
      } catch {
        return 'unavailable'
      }
    }
  }
}

/** Returns the text of the file, as the Desktop Entry Specification defines it. */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Gleaner',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=gleaner',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    ''
  ].join('\n')
}

/** False for an entry that the desktop switched off by a key in the file. */
function isOn(content: string | null): boolean {
  return (
    content !== null &&
    !/^\s*Hidden\s*=\s*true\s*$/im.test(content) &&
    !/^\s*X-GNOME-Autostart-enabled\s*=\s*false\s*$/im.test(content)
  )
}

/** Quotes an argument for `Exec`, and then escapes it as every string of the file. */
function quoted(argument: string): string {
  if (/^[\w@:,./+=-]+$/.test(argument)) return argument
  const inQuotes = argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${inQuotes}"`.replaceAll('\\', '\\\\')
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
