import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  decodeMessages,
  encodeMessage,
  readString,
  readUint32
} from '#main/platform/idle/wayland-wire.ts'

/** A Wayland compositor with idle notifications. It accepts one client and sends what the test requests. */
export class FakeCompositor {
  readonly env: Readonly<Record<string, string>>
  readonly bound: string[] = []
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'wayland-'))
  readonly #server: Server
  readonly #globals: readonly string[]
  readonly #objects = new Map<number, string>([[1, 'wl_display']])
  #client: Socket | null = null
  #notification = 0
  timeout = 0

  constructor(globals: readonly string[] = ['wl_seat', 'wl_output', 'ext_idle_notifier_v1']) {
    this.#globals = globals
    this.env = { XDG_RUNTIME_DIR: this.#folder, WAYLAND_DISPLAY: 'wayland-7' }
    this.#server = createServer((socket) => this.#serve(socket))
  }

  async listen(): Promise<this> {
    const file = path.join(this.#folder, 'wayland-7')
    await new Promise<void>((resolve) => this.#server.listen(file, resolve))
    return this
  }

  /** Sends the message in two pieces, as sockets do. The second is sent once the system has the first. */
  async say(what: 'idled' | 'resumed'): Promise<void> {
    const message = encodeMessage(this.#notification, what === 'idled' ? 0 : 1, [])
    await this.#write(message.subarray(0, 3))
    await this.#write(message.subarray(3))
  }

  crash(): void {
    this.#client?.destroy()
  }

  sayNonsense(): void {
    this.#client?.write(Buffer.alloc(16))
  }

  async close(): Promise<void> {
    this.#client?.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #write(bytes: Uint8Array): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    if (!this.#client?.write(bytes, () => setImmediate(resolve))) resolve()
    return promise
  }

  #serve(socket: Socket): void {
    this.#client = socket
    let arrived: Buffer = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (bytes: Buffer) => {
      const { messages, rest } = decodeMessages(Buffer.concat([arrived, bytes]))
      arrived = rest
      for (const { object, opcode, body } of messages) this.#answer(object, opcode, body, socket)
    })
  }

  #answer(object: number, opcode: number, body: Buffer, socket: Socket): void {
    const what = `${this.#objects.get(object)}.${opcode}`
    if (what === 'wl_display.1') {
      this.#objects.set(readUint32(body, 0), 'wl_registry')
      this.#globals.forEach((name, index) =>
        socket.write(encodeMessage(readUint32(body, 0), 0, [index + 1, name, 2]))
      )
    }
    if (what === 'wl_display.0') socket.write(encodeMessage(readUint32(body, 0), 0, [0]))
    if (what === 'wl_registry.0') {
      const { text, end } = readString(body, 4)
      if (this.#globals[readUint32(body, 0) - 1] !== text) throw new Error(`bound ${text} wrongly`)
      this.bound.push(text)
      this.#objects.set(readUint32(body, end + 4), text)
    }
    if (what === 'ext_idle_notifier_v1.1') {
      this.#notification = readUint32(body, 0)
      this.timeout = readUint32(body, 4)
      if (this.#objects.get(readUint32(body, 8)) !== 'wl_seat') throw new Error('not a seat')
    }
  }
}
