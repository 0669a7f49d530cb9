import { z } from 'zod'
import { HarvestError } from './errors.ts'
import type { LinkedPage } from './pagination.ts'
import type { Call } from './sender.ts'
import { envelope } from './wire.ts'

/** A body in our words, or a `HarvestError` that names the attribute which makes no sense, never its value. */
export function decoded<Value>(
  { method, url }: Pick<Call, 'method' | 'url'>,
  body: unknown,
  decode: (body: unknown) => Value
): Value {
  try {
    return decode(body)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    throw new HarvestError({
      kind: 'unexpected-answer',
      // it was carried out, only not understood; reading has nothing to carry out
      certainty: method === 'GET' ? 'refused' : 'unknown',
      method,
      path: url.pathname,
      detail: `cannot read ${error.issues[0]?.path.join('.') || 'the body'}`
    })
  }
}

/** How many items are decoded in one go: a page of 2,000 must not hold up the tray. */
const SLICE = 250

/** A page of a list whose items are under `key`; items decoded to null are left out. Throws `HarvestError`. */
export async function decodedPage<Item>(
  call: Pick<Call, 'method' | 'url'>,
  body: unknown,
  key: string,
  decode: (item: unknown) => Item | null
): Promise<LinkedPage<Item>> {
  const { list, totalEntries, next } = decoded(call, body, () => readEnvelope(body, key))
  const items: Item[] = []
  for (let start = 0; start < list.length; start += SLICE) {
    if (start > 0) await breathe()
    const slice = list.slice(start, start + SLICE)
    const values = decoded(call, slice, () => slice.map(decode))
    items.push(...values.filter((item) => item !== null))
  }
  return { items, totalEntries, next }
}

function readEnvelope(body: unknown, key: string) {
  const { total_entries, page, links } = envelope.parse(body)
  const { [key]: list = [] } = z.object({ [key]: z.array(z.unknown()) }).parse(body)
  const isWhole = page === 1 && !links?.next
  // an only page that is not all there would read as if the rest had been deleted
  if (isWhole && list.length < (total_entries ?? 0)) throw incomplete()
  return { list, totalEntries: total_entries ?? null, next: links?.next ?? null }
}

function incomplete(): z.ZodError {
  return new z.ZodError([
    { code: 'custom', path: ['total_entries'], message: 'more than there are', input: undefined }
  ])
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
