import type { ListBodies, ListName } from '#main/ledger/stored-documents.ts'
import { LIST_SEPARATOR } from '#main/ledger/stored-documents.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Unreadable } from '#shared/left-out.ts'
import type { LeftOutItems } from './report-left-out.ts'

/** The number of items that are written as JSON in one go. An account may have 5,000 assignments of 60,000 tasks. */
export const SLICE = 200

/** Returns the JSON of a list. Makes it in steps with a pause between them, so that nothing else waits for long. */
export async function jsonOf(items: readonly unknown[], pause = nextTurn): Promise<string> {
  const parts: string[] = []
  for (let start = 0; start < items.length; start += SLICE) {
    if (start > 0) await pause()
    parts.push(JSON.stringify(items.slice(start, start + SLICE)).slice(1, -1))
  }
  return `[${parts.join(LIST_SEPARATOR)}]`
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/**
 * Reads a list and stores it as a document. An item that cannot be read keeps the version that was read last.
 * @returns the stored list
 * @throws HarvestError
 */
export async function readAndStore<Name extends ListName>(
  name: Name,
  ledger: Ledger,
  leftOut: LeftOutItems,
  list: (onUnreadable: (item: Unreadable) => void) => AsyncIterable<ListBodies[Name][number]>
): Promise<ListBodies[Name]> {
  const unreadable: Unreadable[] = []
  const read = await Array.fromAsync(list((item) => unreadable.push(item)))
  const ids = new Set(unreadable.map(({ id }) => id))
  const hasNameless = ids.has(null)
  const listed = new Set(read.map(({ id }) => id))
  // an item without a readable id may be any of the missing ones
  const isKept = ({ id }: { readonly id: number }): boolean =>
    !listed.has(id) && (hasNameless || ids.has(id))
  const before =
    unreadable.length > 0 ? ((ledger.document(name) as ListBodies[Name] | null) ?? []) : []
  // TypeScript does not relate the items of a generic list to the list
  const all = [...read, ...before.filter(isKept)] as unknown as ListBodies[Name]
  const text = await jsonOf(all)
  if (!ledger.isStoredAs(name, text)) {
    await nextTurn()
    ledger.writeList(name, text, all)
  }
  leftOut.take(name, unreadable)
  return all
}
