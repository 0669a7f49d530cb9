import type { TimesheetRow } from '#shared/timesheet.ts'

/** By the id of what is shown, the number of the place it is drawn in. */
export type Slots = ReadonlyMap<number | string, number>

/** Rows that stand together. */
export interface RowGroup {
  readonly slot: number
  /** The client they are of; null where rows do not stand under their client. */
  readonly client: string | null
  readonly rows: readonly PlacedRow[]
}

export interface PlacedRow {
  readonly slot: number
  /** Where the row is among all rows. */
  readonly index: number
  readonly row: TimesheetRow
}

/**
 * Where each of `ids` is drawn. What was there `before` stays in its place, and with it the focus and
 * what is typed there; what is new takes the places that have become free, lowest first.
 */
export function keepSlots(before: Slots, ids: readonly (number | string)[]): Slots {
  const taken = new Set(ids.map((id) => before.get(id)))
  let next = -1
  const free = (): number => {
    do next += 1
    while (taken.has(next))
    return next
  }
  return new Map(ids.map((id) => [id, before.get(id) ?? free()]))
}

/**
 * Remembers where groups and their rows are drawn, so that a week of other work is written over the rows
 * of the last one instead of being built anew.
 */
export class GridSlots {
  #groups: Slots = new Map()
  #rows: ReadonlyMap<number, Slots> = new Map()

  /** Rows in their order, under their clients or all together. */
  arrange(rows: readonly TimesheetRow[], isGrouped: boolean): readonly RowGroup[] {
    const placed = rows.map((row, index) => ({ row, index }))
    const byClient = Map.groupBy(placed, ({ row }) => (isGrouped ? row.work.client.id : 'all'))
    this.#groups = keepSlots(this.#groups, [...byClient.keys()])
    const rowSlots = new Map<number, Slots>()
    const groups = [...byClient].map(([id, ofClient]) => {
      const slot = this.#groups.get(id) ?? 0
      const ids = ofClient.map(({ row }) => row.id)
      const slots = keepSlots(this.#rows.get(slot) ?? new Map(), ids)
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
