import type { EventEmitter } from 'node:events'
import type * as DBus from '@jellybrick/dbus-next'
import type { Message, MessageBus } from '@jellybrick/dbus-next'
import { within } from '../within.ts'
import type { IdleEvents, IdleSource, OpenIdleSource } from './idle-source.ts'
import { createIdleMemory, IDLE_AFTER, PATIENCE } from './idle-source.ts'

const MONITOR = {
  destination: 'org.gnome.Mutter.IdleMonitor',
  path: '/org/gnome/Mutter/IdleMonitor/Core',
  interface: 'org.gnome.Mutter.IdleMonitor'
} as const

const FIRED = `type='signal',sender='${MONITOR.destination}',interface='${MONITOR.interface}',member='WatchFired'`
const GONE =
  "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus'," +
  `member='NameOwnerChanged',arg0='${MONITOR.destination}'`

/**
 * Opens the idle monitor of GNOME's compositor over the session bus. An idle watch fires each time there was no
 * input for a while. A watch for the next input fires once and must be added again.
 */
export const openMutter: OpenIdleSource = async ({ env, clock }, events) => {
  const busAddress = env['DBUS_SESSION_BUS_ADDRESS']
  if (!busAddress) return null
  // loaded on demand, because only Linux needs it
  const dbus = await import('@jellybrick/dbus-next')
  let bus: MessageBus
  try {
    bus = dbus.sessionBus({ busAddress })
  } catch {
    return null
  }
  const source = new MutterSource(bus, dbus, clock, events)
  try {
    await within(PATIENCE, source.start())
    return source
  } catch {
    source.stop()
    return null
  }
}

class MutterSource implements IdleSource {
  readonly name = 'mutter'
  readonly #bus: MessageBus
  readonly #dbus: typeof DBus
  readonly #memory: ReturnType<typeof createIdleMemory>
  readonly #events: IdleEvents
  #idleWatch = -1
  #activeWatch = -1
  #hasStopped = false

  constructor(bus: MessageBus, dbus: typeof DBus, clock: () => number, events: IdleEvents) {
    this.#bus = bus
    this.#dbus = dbus
    this.#events = events
    this.#memory = createIdleMemory(clock, events)
    // the types omit the event `error`, which would end the process without a listener
    const errors: Pick<EventEmitter, 'on'> = bus as unknown as EventEmitter
    errors.on('error', () => this.#lose())
    bus.on('message', (message) => this.#handle(message))
  }

  idleMs = (): number => this.#memory.idleMs()

  async start(): Promise<void> {
    await this.#addMatch(FIRED)
    await this.#addMatch(GONE)
    this.#idleWatch = Number(await this.#call('AddIdleWatch', 't', [BigInt(IDLE_AFTER)]))
    await this.#noticeIdle(IDLE_AFTER)
  }

  stop(): void {
    if (this.#hasStopped) return
    this.#hasStopped = true
    this.#bus.disconnect()
  }

  #handle({ member, interface: from, body }: Message): void {
    if (member === 'NameOwnerChanged' && body?.[0] === MONITOR.destination) return this.#lose()
    if (member !== 'WatchFired' || from !== MONITOR.interface) return
    const watch = Number(body?.[0])
    if (watch === this.#activeWatch) {
      this.#activeWatch = -1
      this.#memory.cameBack()
    } else if (watch === this.#idleWatch) this.#noticeIdle(0).catch(() => this.#lose())
  }

  /** Reads the exact idle time and adds a watch for the next input. */
  async #noticeIdle(atLeast: number): Promise<void> {
    const idleMs = Number(await this.#call('GetIdletime'))
    if (idleMs < atLeast || this.#activeWatch !== -1) return
    this.#activeWatch = Number(await this.#call('AddUserActiveWatch'))
    this.#memory.left(idleMs)
  }

  async #call(member: string, signature = '', body: unknown[] = []): Promise<unknown> {
    const { Message } = this.#dbus
    const answer = await this.#bus.call(new Message({ ...MONITOR, member, signature, body }))
    return answer?.body?.[0]
  }

  async #addMatch(rule: string): Promise<void> {
    const { Message } = this.#dbus
    await this.#bus.call(
      new Message({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'AddMatch',
        signature: 's',
        body: [rule]
      })
    )
  }

  #lose(): void {
    if (this.#hasStopped) return
    this.stop()
    this.#events.lost()
  }
}
