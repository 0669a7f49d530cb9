/* Runs here and, sent as text, in the renderer: nothing below may use anything but globals and its neighbours in source.ts. */

/** Converts values of Electron's IPC (structured clone) to JSON text. `encode` throws for a value that cannot be cloned. */
export interface Codec {
  encode(value: unknown): string
  decode(text: string): unknown
}

export function createCodec(): Codec {
  return {
    encode(value) {
      return JSON.stringify(toWire(cloned(value), new Map()))
    },
    decode(text) {
      return fromWire(JSON.parse(text), [])
    }
  }
}

export function cloned(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    throw new Error('An object could not be cloned.')
  }
}

export function typeTag(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

/** JSON stays as it is, everything else becomes [tag, ...]; an object seen before becomes its number. */
export function toWire(value: unknown, seen: Map<object, number>): unknown {
  if (value === undefined) return ['undefined']
  if (typeof value === 'bigint') return ['bigint', String(value)]
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return ['number', '-0']
    return Number.isFinite(value) ? value : ['number', String(value)]
  }
  if (value === null || typeof value !== 'object') return value
  const known = seen.get(value)
  if (known !== undefined) return ['seen', known]
  seen.set(value, seen.size)
  return objectToWire(value, (part) => toWire(part, seen))
}

export function objectToWire(value: object, inner: (part: unknown) => unknown): unknown[] {
  if (Array.isArray(value)) return ['array', ...value.map(inner)]
  if (value instanceof Date) return ['date', value.getTime()]
  if (value instanceof RegExp) return ['regexp', value.source, value.flags]
  if (value instanceof Map) return ['map', ...[...value].map((pair) => pair.map(inner))]
  if (value instanceof Set) return ['set', ...[...value].map(inner)]
  if (value instanceof Error) return ['error', value.name, value.message, value.stack]
  if (value instanceof ArrayBuffer) return ['bytes', 'ArrayBuffer', toBase64(new Uint8Array(value))]
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return ['bytes', typeTag(value), toBase64(bytes)]
  }
  if (typeTag(value) !== 'Object') throw new Error('An object could not be cloned.')
  return ['object', ...Object.entries(value).map(([key, part]) => [key, inner(part)])]
}

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

export function fromWire(packed: unknown, seen: unknown[]): unknown {
  if (!Array.isArray(packed)) return packed
  const [tag, ...rest] = packed as [string, ...unknown[]]
  if (tag === 'undefined') return undefined
  if (tag === 'number') return Number(rest[0])
  if (tag === 'bigint') return BigInt(String(rest[0]))
  if (tag === 'seen') return seen[Number(rest[0])]
  return collectionFromWire(tag, rest, seen) ?? valueFromWire(tag, rest, seen)
}

/** Registered before it is filled, so that what is inside may point back to it. */
export function collectionFromWire(tag: string, rest: unknown[], seen: unknown[]): unknown {
  const inner = (part: unknown): unknown => fromWire(part, seen)
  if (tag === 'array') {
    const out: unknown[] = []
    seen.push(out)
    for (const part of rest) out.push(inner(part))
    return out
  }
  if (tag === 'set') {
    const out = new Set()
    seen.push(out)
    for (const part of rest) out.add(inner(part))
    return out
  }
  const pairs = rest as [unknown, unknown][]
  if (tag === 'map') {
    const out = new Map()
    seen.push(out)
    for (const [key, part] of pairs) out.set(inner(key), inner(part))
    return out
  }
  if (tag !== 'object') return undefined
  const out: Record<string, unknown> = {}
  seen.push(out)
  for (const [key, part] of pairs) out[String(key)] = inner(part)
  return out
}

export function valueFromWire(tag: string, rest: unknown[], seen: unknown[]): unknown {
  const made = makeValue(tag, rest)
  seen.push(made)
  return made
}

export function makeValue(tag: string, [first, second, third]: unknown[]): unknown {
  if (tag === 'date') return new Date(Number(first))
  if (tag === 'regexp') return new RegExp(String(first), String(second))
  if (tag === 'error') {
    return Object.assign(new Error(String(second)), { name: first, stack: third })
  }
  const bytes = Uint8Array.from(atob(String(second)), (letter) => letter.charCodeAt(0))
  if (first === 'ArrayBuffer') return bytes.buffer
  if (first === 'Uint8Array') return bytes
  const views = globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>
  const View = views[String(first)]
  return View ? new View(bytes.buffer) : bytes
}
