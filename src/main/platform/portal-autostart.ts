import { randomUUID } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import { MINUTE } from '#shared/durations.ts'
import type { LoginItemPort } from './ports.ts'
import { within } from './within.ts'

/** The portal may ask the user, who may take a while. */
const PATIENCE = 2 * MINUTE

const PORTAL = 'org.freedesktop.portal.Desktop'
const OBJECT = '/org/freedesktop/portal/desktop'
const REQUEST = 'org.freedesktop.portal.Request'

export interface PortalAutostartOptions {
  /** The command to run inside the sandbox, program first. */
  readonly command: readonly string[]
  readonly reason: () => string
}

/**
 * The login item of a Flatpak, which the desktop's portal creates. The portal cannot be asked for its present
 * state, so the result of the last request stands in for it.
 */
export function createPortalAutostart(options: PortalAutostartOptions): LoginItemPort {
  return {
    status: async () => 'requested',
    async set(launchAtLogin) {
      try {
        const isOn = await within(PATIENCE, requestBackground(options, launchAtLogin))
        return isOn ? 'on' : 'off'
      } catch {
        return 'unavailable'
      }
    }
  }
}

/** True if the portal starts Gleaner at login from now on. Rejects if there is no portal. */
async function requestBackground(
  { command, reason }: PortalAutostartOptions,
  autostart: boolean
): Promise<boolean> {
  const { Message, MessageType, Variant, sessionBus } = await import('@jellybrick/dbus-next')
  const bus = sessionBus()
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  // the types omit the event `error`, which would end the process without a listener
  const errors: Pick<EventEmitter, 'on'> = bus as unknown as EventEmitter
  errors.on('error', reject)
  try {
    const token = `gleaner_${randomUUID().replaceAll('-', '')}`
    await bus.call(
      new Message({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'AddMatch',
        signature: 's',
        // subscribe before the request: the response signal may arrive before the reply
        body: [`type='signal',interface='${REQUEST}',member='Response'`]
      })
    )
    bus.on('message', (message) => {
      const { type, interface: from, member, path, body } = message
      if (type !== MessageType.SIGNAL || from !== REQUEST || member !== 'Response') return
      if (!path?.endsWith(`/${token}`)) return
      const [response, results] = body as [number, Record<string, { value: unknown }>]
      resolve(response === 0 && results['autostart']?.value === true)
    })
    await bus.call(
      new Message({
        destination: PORTAL,
        path: OBJECT,
        interface: 'org.freedesktop.portal.Background',
        member: 'RequestBackground',
        signature: 'sa{sv}',
        body: [
          '',
          {
            handle_token: new Variant('s', token),
            reason: new Variant('s', reason()),
            autostart: new Variant('b', autostart),
            commandline: new Variant('as', [...command]),
            'dbus-activatable': new Variant('b', false)
          }
        ]
      })
    )
    return await promise
  } finally {
    bus.disconnect()
  }
}
