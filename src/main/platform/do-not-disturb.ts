import { SECOND } from '#shared/durations.ts'
import type { Ask } from './tray-host.ts'
import { run } from './tray-host.ts'

const PATIENCE = 2 * SECOND
const NOTIFICATIONS = 'org.freedesktop.Notifications'
const OBJECT = '/org/freedesktop/Notifications'

interface Question {
  readonly desktops: readonly string[]
  readonly command: string
  readonly pattern: RegExp
}

/**
 * GNOME has a setting (`show-banners` in the schema org.gnome.desktop.notifications). Plasma has the property
 * `Inhibited` on the session bus, which two tools can read. Assumed: Unity and Budgie have GNOME's setting.
 */
const QUESTIONS: readonly Question[] = [
  {
    desktops: ['GNOME', 'Unity', 'Budgie'],
    command: 'gsettings get org.gnome.desktop.notifications show-banners',
    pattern: /\bfalse\b/
  },
  {
    desktops: ['KDE'],
    command:
      `gdbus call --session --dest ${NOTIFICATIONS} --object-path ${OBJECT}` +
      ` --method org.freedesktop.DBus.Properties.Get ${NOTIFICATIONS} Inhibited`,
    pattern: /\btrue\b/
  },
  {
    desktops: ['KDE'],
    command: `busctl --user get-property ${NOTIFICATIONS} ${OBJECT} ${NOTIFICATIONS} Inhibited`,
    pattern: /\btrue\b/
  }
]

export interface DoNotDisturbOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly ask?: Ask
}

/**
 * True if the user turned on "do not disturb" on this Linux desktop; false if the desktop does not report it. Returns
 * false on macOS and Windows. Assumed: these systems hold notifications back themselves. Settles within 2 s and never
 * throws.
 */
export async function isDoNotDisturbOn({ env, ask = run }: DoNotDisturbOptions): Promise<boolean> {
  const desktops = (env['XDG_CURRENT_DESKTOP'] ?? '').split(':')
  const signal = AbortSignal.timeout(PATIENCE)
  for (const question of QUESTIONS) {
    if (!question.desktops.some((desktop) => desktops.includes(desktop))) continue
    const [command = '', ...args] = question.command.split(' ')
    const output = await ask(command, args, signal)
    if (output !== null) return question.pattern.test(output)
  }
  return false
}
