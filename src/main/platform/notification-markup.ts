import { SECOND } from '#shared/durations.ts'
import type { Ask } from './tray-host.ts'
import { run } from './tray-host.ts'

const PATIENCE = 2 * SECOND
const NAME = 'org.freedesktop.Notifications'
const OBJECT = '/org/freedesktop/Notifications'

/** Commands of three tools that ask the notification server the same question. Most desktops have one of the tools. */
const QUESTIONS = [
  `gdbus call --session --dest ${NAME} --object-path ${OBJECT} --method ${NAME}.GetCapabilities`,
  `busctl --user call ${NAME} ${OBJECT} ${NAME} GetCapabilities`,
  `dbus-send --session --print-reply --dest=${NAME} ${OBJECT} ${NAME}.GetCapabilities`
].map((line) => line.split(' '))

/**
 * True if this Linux desktop reads the bodies of notifications as markup (`body-markup` of the Desktop
 * Notifications Specification), null if the notification server cannot be asked. Settles within 2 s and never throws.
 */
export async function readsBodyMarkup(ask: Ask = run): Promise<boolean | null> {
  const signal = AbortSignal.timeout(PATIENCE)
  for (const [command = '', ...args] of QUESTIONS) {
    const output = await ask(command, args, signal)
    if (output !== null) return /\bbody-markup\b/.test(output)
  }
  return null
}
