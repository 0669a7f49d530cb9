import { createConnection } from 'node:net'
import type { Socket } from 'node:net'
import path from 'node:path'
import type { IdleSource, IdleNews, OpenIdleSource } from './idle-source.ts'
import { createIdleMemory, IDLE_AFTER, PATIENCE } from './idle-source.ts'
import type { WaylandMessage } from './wayland-wire.ts'
import { decodeMessages, encodeMessage, readString, readUint32 } from './wayland-wire.ts'
import { within } from '../within.ts'

/** Our objects, by the numbers we give them; the display is the one that exists from the start. */
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
 * Any Wayland compositor with `ext-idle-notify-v1` (KWin, Sway, Hyprland, niri, COSMIC…), spoken to over
 * its socket. Nothing here draws or listens to keys: the compositor merely says "idle" and "back".
 */
export const openExtIdleNotify: OpenIdleSource = async ({ env, clock }, news) => {
  const address = socketPath(env)
  if (address === null) return null
  const source = new ExtIdleNotify(createConnection(address), clock, news)
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
  /** Settles once the compositor has promised to tell; rejects when it cannot. */
  readonly ready: Promise<void>
  readonly #socket: Socket
  readonly #memory: ReturnType<typeof createIdleMemory>
  readonly #news: IdleNews
  readonly #globals = new Map<string, number>()
  readonly #readiness = Promise.withResolvers<void>()
  #arrived: Buffer = Buffer.alloc(0)
  #isReady = false
  #hasStopped = false

  constructor(socket: Socket, clock: () => number, news: IdleNews) {
    this.#socket = socket
    this.#news = news
    this.#memory = createIdleMemory(clock, news)
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
      for (const message of messages) this.#hear(message)
    } catch {
      this.#end()
    }
  }

  #hear({ object, opcode, body }: WaylandMessage): void {
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

  /** Everything the compositor offers has been listed. */
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
    if (this.#isReady) this.#news.lost()
    else this.#readiness.reject(new Error('no ext-idle-notify-v1 here'))
  }
}
