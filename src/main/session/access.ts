import { listAccounts } from '#main/harvest/accounts.ts'
import { createHarvestClient } from '#main/harvest/client.ts'
import { readCompany } from '#main/harvest/company.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { Account, AccountKind, Person } from '#shared/account.ts'
import type { Company } from '#shared/company.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'

/** What Harvest says of the person and the account. */
export interface AccountDetails {
  readonly person: Person
  /** Null if Harvest does not tell it to this person. */
  readonly company: Company | null
}

/** An account with everything that is needed to open it. */
export interface OpenedAccount {
  readonly kind: AccountKind
  readonly account: Account
  readonly userId: number
  readonly baseUrl: string
  readonly accessToken: string
  /** Absent when nobody was asked: the ledger knows them from the last time. */
  readonly details?: AccountDetails
}

/** What a token opens; asked before anything of it is kept. */
export interface Access {
  /** The Harvest accounts of a token; `invalid-input` for what cannot be one. */
  accounts(accessToken: string): Promise<Result<readonly Account[]>>
  /** Whose token it is, and how the account wants things shown. */
  details(baseUrl: string, accessToken: string, accountId: number): Promise<Result<AccountDetails>>
}

export interface AccessOptions {
  readonly idUrl: string
  readonly userAgent: string
  readonly fetch: typeof globalThis.fetch
}

export function createAccess({ idUrl, userAgent, fetch }: AccessOptions): Access {
  return {
    accounts: async (accessToken) =>
      isTokenText(accessToken)
        ? answerOf(() => listAccounts({ idUrl, accessToken, userAgent, fetch }))
        : fail('invalid-input'),
    details: (baseUrl, accessToken, accountId) =>
      answerOf(async () => {
        const options = { baseUrl, accessToken, accountId, userAgent, fetch }
        const client = createHarvestClient({ ...options, clock: () => '24h' })
        const [person, company] = await Promise.all([client.retrieveMe(), readCompany(client)])
        return { person, company }
      })
  }
}

/** A token goes into a header: printable ASCII without spaces, as Harvest makes them. */
function isTokenText(text: string): boolean {
  return text.length <= 512 && /^[\x21-\x7e]+$/.test(text)
}

async function answerOf<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof HarvestError) return { ok: false, failure: error.toFailure() }
    throw error
  }
}
