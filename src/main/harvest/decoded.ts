import { z } from 'zod'
import type { Unreadable } from '#shared/left-out.ts'
import { HarvestError } from './errors.ts'
import type { LinkedPage } from './pagination.ts'
import type { Call } from './sender.ts'
import { unreadable } from './unreadable.ts'
import { envelope } from './wire.ts'

/** Decodes a body. Throws a `HarvestError` that names the attribute that cannot be read, never its value. */
export function decoded<Value>(
  { method, url }: Pick<Call, 'method' | 'url'>,
  body: unknown,
  decode: (body: unknown) => Value,
  kind?: Unreadable['kind']
): Value {
  try {
    return decode(body)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    throw new HarvestError({
      kind: 'unexpected-answer',
      // a write was carried out and only its response cannot be read; a reading changes nothing
      certainty: method === 'GET' ? 'refused' : 'unknown',
      method,
      path: url.pathname,
      detail: `cannot read ${error.issues[0]?.path.join('.') || 'the body'}`,
      ...(kind && isObject(body) ? { unreadable: unreadable(kind, body, error) } : {})
    })
  }
}

/** The number of items that are decoded in one go: a page of 2,000 must not block the tray. */
const SLICE = 250

export interface ItemReader<Item> {
  /** The attribute of the body that holds the items. */
  readonly key: string
  /** The kind under which unreadable items are listed. Absent for lists that no window shows. */
  readonly kind?: Unreadable['kind'] | undefined
  /** Returns null for an item to leave out silently. Throws `ZodError`. */
  readonly decode: (item: unknown) => Item | null
  /** Called for each item that cannot be read. Without it, such an item makes the whole page fail. */
  readonly onUnreadable?: ((item: Unreadable) => void) | undefined
}

/** Reads a page of a list. Throws `HarvestError`. */
export async function decodedPage<Item>(
  call: Pick<Call, 'method' | 'url'>,
  body: unknown,
  reader: ItemReader<Item>
): Promise<LinkedPage<Item>> {
  const { list, totalEntries, next } = decoded(call, body, () => readEnvelope(body, reader.key))
  const items: Item[] = []
  for (let start = 0; start < list.length; start += SLICE) {
    if (start > 0) await nextTurn()
    for (const each of list.slice(start, start + SLICE)) {
      const item = readItem(call, each, reader)
      if (item !== null) items.push(item)
    }
  }
  return { items, totalEntries, next }
}

function readItem<Item>(
  call: Pick<Call, 'method' | 'url'>,
  item: unknown,
  { decode, kind, onUnreadable }: ItemReader<Item>
): Item | null {
  if (!kind || !onUnreadable) return decoded(call, item, decode, kind)
  try {
    return decode(item)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    onUnreadable(unreadable(kind, item, error))
    return null
  }
}

function readEnvelope(body: unknown, key: string) {
  const { total_entries, links } = envelope.parse(body)
  const { [key]: list = [] } = z.object({ [key]: z.array(z.unknown()) }).parse(body)
  return { list, totalEntries: total_entries ?? null, next: links?.next ?? null }
}

function isObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
