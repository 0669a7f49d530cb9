import { listAccounts } from '#main/harvest/accounts.ts'
import { createHarvestClient } from '#main/harvest/client.ts'
import { readCompany } from '#main/harvest/read-company.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { Account, AccountKind, Person } from '#shared/account.ts'
import type { Company } from '#shared/company.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'

/** The user and the settings of an account, as Harvest returned them. */
export interface AccountDetails {
  readonly person: Person
  /** Null if Harvest refuses to show it to this user. */
  readonly company: Company | null
}

/** An account with everything needed to make it live. */
export interface OpenedAccount {
  readonly kind: AccountKind
  readonly account: Account
  readonly userId: number
  readonly baseUrl: string
  readonly accessToken: string
  /** Absent if they were not fetched: then the ledger has them from the last time. */
  readonly details?: AccountDetails
}

/** Fetches what a token opens, before anything of it is stored. */
export interface Access {
  /** Fetches the Harvest accounts of a token. Fails with `invalid-input` for a text that cannot be a token. */
  accounts(accessToken: string): Promise<Result<readonly Account[]>>
  /** Fetches the user of a token and the settings of an account. */
  details(baseUrl: string, accessToken: string, accountId: number): Promise<Result<AccountDetails>>
}

export interface AccessOptions {
  readonly idUrl: string
  readonly userAgent: string
  readonly fetch: typeof globalThis.fetch
}

/** Creates the requests that check a token. */
export function createAccess({ idUrl, userAgent, fetch }: AccessOptions): Access {
  return {
    accounts: async (accessToken) =>
      isTokenText(accessToken)
        ? resultOf(() => listAccounts({ idUrl, accessToken, userAgent, fetch }))
        : fail('invalid-input'),
    details: (baseUrl, accessToken, accountId) =>
      resultOf(async () => {
        const options = { baseUrl, accessToken, accountId, userAgent, fetch }
        const client = createHarvestClient({ ...options, clock: () => '24h' })
        const [person, company] = await Promise.all([client.retrieveMe(), readCompany(client)])
        return { person, company }
      })
  }
}

/** True for printable ASCII without spaces, as Harvest's tokens are: a token goes into a header. */
function isTokenText(text: string): boolean {
  return text.length <= 512 && /^[\x21-\x7e]+$/.test(text)
}

async function resultOf<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof HarvestError) return { ok: false, failure: error.toFailure() }
    throw error
  }
}
