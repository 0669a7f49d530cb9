import { endianness } from 'node:os'

/** One message of the Wayland protocol: the object, the request or event, and its arguments. */
export interface WaylandMessage {
  readonly object: number
  readonly opcode: number
  readonly body: Buffer
}

const HEADER = 8
const isLittle = endianness() === 'LE'

/** Encodes a message. Its arguments are 32-bit numbers and strings. */
export function encodeMessage(
  object: number,
  opcode: number,
  values: readonly (number | string)[]
): Buffer {
  const body = Buffer.concat(values.map((value) => encodeValue(value)))
  const size = HEADER + body.length
  return Buffer.concat([uint32(object), uint32(size * 0x10000 + opcode), body])
}

/** Decodes the complete messages at the beginning of the received bytes. `rest` is an incomplete message. */
export function decodeMessages(arrived: Buffer): {
  readonly messages: readonly WaylandMessage[]
  readonly rest: Buffer
} {
  const messages: WaylandMessage[] = []
  let at = 0
  while (arrived.length - at >= HEADER) {
    const second = readUint32(arrived, at + 4)
    const size = second >>> 16
    if (size < HEADER) throw new RangeError('a Wayland message shorter than its header')
    if (arrived.length - at < size) break
    const body = arrived.subarray(at + HEADER, at + size)
    messages.push({ object: readUint32(arrived, at), opcode: second & 0xffff, body })
    at += size
  }
  return { messages, rest: arrived.subarray(at) }
}

/** Returns the number at an offset of a message's arguments. */
export function readUint32(bytes: Buffer, at: number): number {
  return isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
}

/** Returns the string at an offset, and the offset of the argument after it. */
export function readString(
  bytes: Buffer,
  at: number
): { readonly text: string; readonly end: number } {
  const length = readUint32(bytes, at)
  const text = bytes.toString('utf8', at + 4, at + 4 + Math.max(0, length - 1))
  return { text, end: at + 4 + padded(length) }
}

function encodeValue(value: number | string): Buffer {
  if (typeof value === 'number') return uint32(value)
  const length = Buffer.byteLength(value) + 1
  const text = Buffer.alloc(padded(length))
  text.write(value)
  return Buffer.concat([uint32(length), text])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  if (isLittle) bytes.writeUInt32LE(value)
  else bytes.writeUInt32BE(value)
  return bytes
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
