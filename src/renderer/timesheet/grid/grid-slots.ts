import type { TimesheetRow } from '#shared/timesheet.ts'

/** The slot of each id. A slot is a DOM element that is reused for other content. */
export type Slots = ReadonlyMap<number | string, number>

/** Rows under one heading. */
export interface RowGroup {
  readonly slot: number
  /** The client of the rows; null if the rows have no headings. */
  readonly client: string | null
  readonly rows: readonly PlacedRow[]
}

/** A row with its slot. */
export interface PlacedRow {
  readonly slot: number
  /** The index of the row among all rows. */
  readonly index: number
  readonly row: TimesheetRow
}

/**
 * Returns the slot of each id. An id that has a slot in `before` keeps it, and with it the focus and typed text. A new
 * id takes the lowest free slot.
 */
export function assignSlots(before: Slots, ids: readonly (number | string)[]): Slots {
  const taken = new Set(ids.map((id) => before.get(id)))
  let next = -1
  const free = (): number => {
    do next += 1
    while (taken.has(next))
    return next
  }
  return new Map(ids.map((id) => [id, before.get(id) ?? free()]))
}

/** Stores the slots of groups and rows, so that a week of other work reuses the elements of the last one. */
export class GridSlots {
  #groups: Slots = new Map()
  #rows: ReadonlyMap<number, Slots> = new Map()

  /** Returns the rows with their slots, in one group for each client or in a single group. */
  arrange(rows: readonly TimesheetRow[], isGrouped: boolean): readonly RowGroup[] {
    const placed = rows.map((row, index) => ({ row, index }))
    const byClient = Map.groupBy(placed, ({ row }) => (isGrouped ? row.work.client.id : 'all'))
    this.#groups = assignSlots(this.#groups, [...byClient.keys()])
    const rowSlots = new Map<number, Slots>()
    const groups = [...byClient].map(([id, ofClient]) => {
      const slot = this.#groups.get(id) ?? 0
      const ids = ofClient.map(({ row }) => row.id)
      const slots = assignSlots(this.#rows.get(slot) ?? new Map(), ids)
      rowSlots.set(slot, slots)
      const client = isGrouped ? (ofClient[0]?.row.work.client.name ?? '') : null
      return {
        slot,
        client,
        rows: ofClient.map((each) => ({ ...each, slot: slots.get(each.row.id) ?? 0 }))
      }
    })
    this.#rows = rowSlots
    return groups
  }
}
