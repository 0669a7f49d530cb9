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

/** A page of a list whose items are under `key`; items decoded to null are left out. Throws `ZodError`. */
export function decodePage<Item>(
  body: unknown,
  key: string,
  decode: (item: unknown) => Item | null
): LinkedPage<Item> {
  const { total_entries, links } = envelope.parse(body)
  const { [key]: list } = z.object({ [key]: z.array(z.unknown()) }).parse(body)
  const items = (list ?? []).map(decode).filter((item) => item !== null)
  return { items, totalEntries: total_entries ?? null, next: links?.next ?? null }
}
