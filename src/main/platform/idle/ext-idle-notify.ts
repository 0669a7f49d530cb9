import { createConnection } from 'node:net'
import type { Socket } from 'node:net'
import path from 'node:path'
import type { IdleSource, IdleEvents, OpenIdleSource } from './idle-source.ts'
import { createIdleMemory, IDLE_AFTER, PATIENCE } from './idle-source.ts'
import type { WaylandMessage } from './wayland-wire.ts'
import { decodeMessages, encodeMessage, readString, readUint32 } from './wayland-wire.ts'
import { within } from '../within.ts'

/** Object ids that this client assigns. Only the display exists from the start. */
const DISPLAY = 1
const REGISTRY = 2
const CALLBACK = 3
const SEAT = 4
const NOTIFIER = 5
const NOTIFICATION = 6

const SYNC = 0
const GET_REGISTRY = 1
const BIND = 0
const GET_IDLE_NOTIFICATION = 1
const ERROR = 0
const GLOBAL = 0
const IDLED = 0
const RESUMED = 1

/**
 * Opens the idle source of a Wayland compositor with `ext-idle-notify-v1` (KWin, Sway, Hyprland, niri, COSMIC…)
 * over its socket. This client neither draws nor reads keys; the compositor only reports `idled` and `resumed`.
 */
export const openExtIdleNotify: OpenIdleSource = async ({ env, clock }, events) => {
  const address = socketPath(env)
  if (address === null) return null
  const source = new ExtIdleNotify(createConnection(address), clock, events)
  try {
    await within(PATIENCE, source.ready)
    return source
  } catch {
    source.stop()
    return null
  }
}

function socketPath(env: Readonly<Record<string, string | undefined>>): string | null {
  const display = env['WAYLAND_DISPLAY'] || 'wayland-0'
  if (path.isAbsolute(display)) return display
  const folder = env['XDG_RUNTIME_DIR']
  return folder ? path.join(folder, display) : null
}

class ExtIdleNotify implements IdleSource {
  readonly name = 'ext-idle-notify'
  /** Resolves once the compositor lists the protocol. Rejects if it does not have it. */
  readonly ready: Promise<void>
  readonly #socket: Socket
  readonly #memory: ReturnType<typeof createIdleMemory>
  readonly #events: IdleEvents
  readonly #globals = new Map<string, number>()
  readonly #readiness = Promise.withResolvers<void>()
  #arrived: Buffer = Buffer.alloc(0)
  #isReady = false
  #hasStopped = false

  constructor(socket: Socket, clock: () => number, events: IdleEvents) {
    this.#socket = socket
    this.#events = events
    this.#memory = createIdleMemory(clock, events)
    this.ready = this.#readiness.promise
    socket.on('connect', () => {
      this.#send(DISPLAY, GET_REGISTRY, REGISTRY)
      this.#send(DISPLAY, SYNC, CALLBACK)
    })
    socket.on('data', (bytes) => this.#take(bytes))
    socket.on('error', () => this.#end())
    socket.on('close', () => this.#end())
    socket.unref()
  }

  idleMs = (): number => this.#memory.idleMs()

  stop(): void {
    this.#hasStopped = true
    this.#socket.destroy()
  }

  #take(bytes: Buffer): void {
    try {
      const { messages, rest } = decodeMessages(Buffer.concat([this.#arrived, bytes]))
      this.#arrived = rest
      for (const message of messages) this.#handle(message)
    } catch {
      this.#end()
    }
  }

  #handle({ object, opcode, body }: WaylandMessage): void {
    switch (object) {
      case DISPLAY:
        if (opcode === ERROR) this.#end()
        return
      case REGISTRY:
        if (opcode === GLOBAL) this.#globals.set(readString(body, 4).text, readUint32(body, 0))
        return
      case CALLBACK:
        this.#bind()
        return
      case NOTIFICATION:
        if (opcode === IDLED) this.#memory.left(IDLE_AFTER)
        if (opcode === RESUMED) this.#memory.cameBack()
        return
      default:
    }
  }

  /** Requests idle notifications, after the compositor has listed everything it offers. */
  #bind(): void {
    const seat = this.#globals.get('wl_seat')
    const notifier = this.#globals.get('ext_idle_notifier_v1')
    if (this.#isReady || seat === undefined || notifier === undefined) return this.#end()
    this.#send(REGISTRY, BIND, seat, 'wl_seat', 1, SEAT)
    this.#send(REGISTRY, BIND, notifier, 'ext_idle_notifier_v1', 1, NOTIFIER)
    this.#send(NOTIFIER, GET_IDLE_NOTIFICATION, NOTIFICATION, IDLE_AFTER, SEAT)
    this.#isReady = true
    this.#readiness.resolve()
  }

  #send(object: number, opcode: number, ...values: readonly (number | string)[]): void {
    this.#socket.write(encodeMessage(object, opcode, values))
  }

  #end(): void {
    if (this.#hasStopped) return
    this.stop()
    if (this.#isReady) this.#events.lost()
    else this.#readiness.reject(new Error('no ext-idle-notify-v1 here'))
  }
}
