import type { Company } from '#shared/company.ts'
import type { HarvestClient } from './client.ts'
import { HarvestError } from './errors.ts'

/** Reads the settings of the account; null if Harvest does not show them to this user. Throws `HarvestError`. */
export async function readCompany(
  client: Pick<HarvestClient, 'retrieveCompany'>
): Promise<Company | null> {
  try {
    return await client.retrieveCompany()
  } catch (error) {
    if (error instanceof HarvestError && error.status === 403) return null
    throw error
  }
}
