import { SECOND } from '#shared/durations.ts'
import type { Ask } from './tray-host.ts'
import { run } from './tray-host.ts'

const PATIENCE = 2 * SECOND
const NOTIFICATIONS = 'org.freedesktop.Notifications'
const OBJECT = '/org/freedesktop/Notifications'

interface Question {
  readonly desktops: readonly string[]
  readonly command: string
  readonly says: RegExp
}

/** GNOME has a setting for it; Plasma says it on the session bus, where two tools can ask. */
const QUESTIONS: readonly Question[] = [
  {
    desktops: ['GNOME', 'Unity', 'Budgie'],
    command: 'gsettings get org.gnome.desktop.notifications show-banners',
    says: /\bfalse\b/
  },
  {
    desktops: ['KDE'],
    command:
      `gdbus call --session --dest ${NOTIFICATIONS} --object-path ${OBJECT}` +
      ` --method org.freedesktop.DBus.Properties.Get ${NOTIFICATIONS} Inhibited`,
    says: /\btrue\b/
  },
  {
    desktops: ['KDE'],
    command: `busctl --user get-property ${NOTIFICATIONS} ${OBJECT} ${NOTIFICATIONS} Inhibited`,
    says: /\btrue\b/
  }
]

export interface DoNotDisturbOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly ask?: Ask
}

/**
 * Whether the person asked this Linux desktop not to be disturbed; false where it does not tell. macOS
 * and Windows tell nobody, and hold notifications back by themselves. Answers within 2 s, never throws.
 */
export async function isNotToBeDisturbed({
  env,
  ask = run
}: DoNotDisturbOptions): Promise<boolean> {
  const desktops = (env['XDG_CURRENT_DESKTOP'] ?? '').split(':')
  const signal = AbortSignal.timeout(PATIENCE)
  for (const question of QUESTIONS) {
    if (!question.desktops.some((desktop) => desktops.includes(desktop))) continue
    const [command = '', ...args] = question.command.split(' ')
    const said = await ask(command, args, signal)
    if (said !== null) return question.says.test(said)
  }
  return false
}
