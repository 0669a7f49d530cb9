import type { HarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'

/** Reads an entry by its Harvest id; null if Harvest has none. Throws `HarvestError`. */
export async function readEntry(client: HarvestClient, id: number): Promise<HarvestEntry | null> {
  try {
    return await client.retrieveTimeEntry(id)
  } catch (error) {
    if (error instanceof HarvestError && error.kind === 'not-found') return null
    throw error
  }
}

/** True if Harvest returned an entry that Gleaner cannot read. */
export function isUnreadable(error: unknown): error is HarvestError {
  return error instanceof HarvestError && error.unreadable !== null
}
