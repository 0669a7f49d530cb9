import type { Ledger } from '#main/ledger/ledger.ts'
import type { Store } from '#main/store/store.ts'
import { setSync } from '#main/store/transitions.ts'
import type { LeftOut, Unreadable } from '#shared/left-out.ts'

/** The number of entries that are read one by one in a round. */
const MOST_READ_AGAIN = 20

/** Tracks the items that Harvest lists and Gleaner cannot read, and shows them in the state. */
export interface LeftOutItems {
  /**
   * Stores the items that were left out of a list. `covers` returns true for entries that the list would contain if they still
   * existed: such an entry is forgotten if it was not left out this time.
   */
  take(
    list: string,
    items: readonly Unreadable[],
    covers?: (entry: Pick<LeftOut, 'spentDate'>) => boolean
  ): void
  /** Forgets entries that were read, or that were deleted. */
  forget(ids: readonly number[]): void
  /** True if the entry could not be read when it was listed last. */
  has(id: number): boolean
  /** Ids of unreadable entries to read again one by one, at most 20. */
  toReadAgain(): readonly number[]
}

/** Starts with the unreadable entries of the last launch. */
export function createLeftOutItems({
  ledger,
  store
}: {
  readonly ledger: Ledger
  readonly store: Pick<Store, 'update'>
}): LeftOutItems {
  const known = ledger.document('left-out') ?? []
  let entries = new Map(known.map((entry) => [entry.id, entry]))
  const others = new Map<string, readonly LeftOut[]>()
  publish()

  function publish(): void {
    const shown = [...entries.values()].map(({ list: _, ...entry }) => entry)
    store.update(setSync({ leftOut: [...shown, ...[...others.values()].flat()] }))
  }

  function change(next: typeof entries): void {
    const before = JSON.stringify([...entries.values()])
    entries = next
    const after = [...next.values()]
    if (JSON.stringify(after) !== before) ledger.writeDocument('left-out', after)
    publish()
  }

  function take(
    list: string,
    items: readonly Unreadable[],
    covers: (entry: Pick<LeftOut, 'spentDate'>) => boolean = () => false
  ): void {
    const leftOut = items.map((item) => ({ ...item, isShown: isShown(item, list) }))
    others.set(
      list,
      leftOut.filter((item) => !isKnownEntry(item))
    )
    const kept = [...entries].filter(([, entry]) => entry.list !== list || !covers(entry))
    const fresh = leftOut.filter(isKnownEntry).map((item) => [item.id, { ...item, list }] as const)
    change(new Map([...kept, ...fresh]))
  }

  function isShown({ kind, id }: Unreadable, list: string): boolean {
    if (id === null) return false
    if (kind === 'entry') return ledger.keyOf(id) !== undefined
    const document = kind === 'person' ? 'colleagues' : (list as 'assignments')
    return (ledger.document(document) ?? []).some((each) => each.id === id)
  }

  function forget(ids: readonly number[]): void {
    if (entries.size === 0 || !ids.some((id) => entries.has(id))) return
    const gone = new Set(ids)
    change(new Map([...entries].filter(([id]) => id === null || !gone.has(id))))
  }

  return {
    take,
    forget,
    has: (id) => entries.has(id),
    toReadAgain: () => [...entries.keys()].filter((id) => id !== null).slice(0, MOST_READ_AGAIN)
  }
}

function isKnownEntry<Item extends Unreadable>(item: Item): boolean {
  return item.kind === 'entry' && item.id !== null
}
