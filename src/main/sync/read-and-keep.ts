import type { DocumentName } from '#main/ledger/documents.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Unreadable } from '#shared/left-out.ts'
import type { LeftOutItems } from './left-out.ts'

/**
 * Reads a list and stores it as a document. An item that cannot be read keeps its place with the copy that was read
 * last. Throws `HarvestError`.
 *
 * @returns the stored list.
 */
export async function readAndKeep<Item extends { readonly id: number }>(
  name: DocumentName,
  ledger: Ledger,
  leftOut: LeftOutItems,
  list: (onUnreadable: (item: Unreadable) => void) => AsyncIterable<Item>
): Promise<readonly Item[]> {
  const unreadable: Unreadable[] = []
  const read = await Array.fromAsync(list((item) => unreadable.push(item)))
  const ids = new Set(unreadable.map(({ id }) => id))
  const hasNameless = ids.has(null)
  const listed = new Set(read.map(({ id }) => id))
  // an item without a readable id may be any of those that are missing
  const isKept = ({ id }: Item): boolean => !listed.has(id) && (hasNameless || ids.has(id))
  const before = unreadable.length > 0 ? (ledger.document<readonly Item[]>(name) ?? []) : []
  const all = [...read, ...before.filter(isKept)]
  ledger.writeDocument(name, all)
  leftOut.take(name, unreadable)
  return all
}
