import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { EventEmitter } from 'node:events'
import { Message, MessageType, Variant, sessionBus } from '@jellybrick/dbus-next'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPortalAutostart } from '#main/platform/portal-autostart.ts'

const before = process.env['DBUS_SESSION_BUS_ADDRESS']
const command = ['gleaner', '--hidden']
const reason = () => 'To start Gleaner when you log in.'

let daemon: ChildProcess | null = null
let portal: ReturnType<typeof sessionBus> | null = null

/** Starts a bus for this test. Returns undefined if no daemon is installed. */
async function startBus(): Promise<string | undefined> {
  daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore']
  })
  const failed = once(daemon, 'error').then(() => undefined)
  const printed = once(daemon.stdout as EventEmitter, 'data').then(([line]) => String(line).trim())
  return Promise.race([printed, failed])
}

/** Serves a portal that returns the same response to each request and records the requests. */
async function servePortal(response: number, autostart: boolean): Promise<unknown[][]> {
  const asked: unknown[][] = []
  const bus = (portal = sessionBus())
  await once(bus as unknown as EventEmitter, 'connect')
  await bus.requestName('org.freedesktop.portal.Desktop', 0)
  bus.addMethodHandler((message) => {
    if (message.member !== 'RequestBackground') return false
    asked.push(message.body)
    const [, options] = message.body as [string, Record<string, Variant>]
    const sender = (message.sender ?? '').slice(1).replaceAll('.', '_')
    const path = `/org/freedesktop/portal/desktop/request/${sender}/${options['handle_token']?.value}`
    bus.send(Message.newMethodReturn(message, 'o', [path]))
    bus.send(
      new Message({
        type: MessageType.SIGNAL,
        path,
        interface: 'org.freedesktop.portal.Request',
        member: 'Response',
        signature: 'ua{sv}',
        body: [response, { autostart: new Variant('b', autostart) }]
      })
    )
    return true
  })
  return asked
}

beforeEach(async (context) => {
  const address = await startBus()
  if (address === undefined) return context.skip('there is no dbus-daemon')
  process.env['DBUS_SESSION_BUS_ADDRESS'] = address
})
afterEach(() => {
  portal?.disconnect()
  portal = null
  daemon?.kill()
  if (before === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
  else process.env['DBUS_SESSION_BUS_ADDRESS'] = before
})

describe('the login item of a Flatpak', () => {
  it.each([
    ['on', true, 0, true],
    ['off', false, 0, false],
    ['off', true, 1, false]
  ])(
    'the login item is %s when %j was requested and the portal returned %j, %j',
    async (status, wish, ...answer) => {
      const asked = await servePortal(...(answer as [number, boolean]))
      expect(await createPortalAutostart({ command, reason }).set(wish)).toBe(status)
      const [, options] = asked[0] as [string, Record<string, Variant>]
      expect(options['autostart']?.value).toBe(wish)
      expect(options['commandline']?.value).toEqual(command)
    }
  )

  it('the login item is unavailable where there is no portal', async () => {
    expect(await createPortalAutostart({ command, reason }).set(true)).toBe('unavailable')
  })

  it('the state of the login item cannot be queried', async () => {
    expect(await createPortalAutostart({ command, reason }).status()).toBe('requested')
  })
})
