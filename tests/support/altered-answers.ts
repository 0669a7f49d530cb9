import type { Faults } from '#sandbox/faults.ts'

type Attributes = Record<string, unknown>

/**
 * Makes Harvest return one of its entries with these attributes wherever it is listed or read. An undefined attribute
 * is omitted. Returns a function that ends it.
 */
export function tellEntryAs(
  { faults }: { readonly faults: Faults },
  id: number,
  attributes: Attributes
): () => void {
  const change = (entry: unknown): unknown =>
    (entry as Attributes)['id'] === id ? { ...(entry as Attributes), ...attributes } : entry
  return faults.arm({
    kind: 'altered-answer',
    path: /^\/v2\/time_entries/,
    times: Number.POSITIVE_INFINITY,
    alter: (body) => {
      const { time_entries: list } = body as { readonly time_entries?: readonly unknown[] }
      return list ? { ...(body as Attributes), time_entries: list.map(change) } : change(body)
    }
  })
}

/** Changes the items, or the envelope, of the lists at a path. Returns a function that ends it. */
export function tellListAs(
  { faults }: { readonly faults: Faults },
  path: string,
  alter: (body: Attributes) => Attributes
): () => void {
  return faults.arm({
    kind: 'altered-answer',
    method: 'GET',
    path,
    times: Number.POSITIVE_INFINITY,
    alter: (body) => alter(body as Attributes)
  })
}
