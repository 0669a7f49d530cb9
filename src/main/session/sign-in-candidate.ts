import type { Account, Person } from '#shared/account.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { SignedInAccount } from '#shared/settings.ts'
import type { Access, AccountDetails } from './access.ts'

/** A token that Harvest accepted, with the accounts that it opens. */
export interface Candidate {
  readonly accessToken: string
  readonly accounts: readonly Account[]
  /** True if the user typed the token, false if it is the token of the open account. */
  readonly isNew: boolean
}

/** The account that the user chose, with everything needed to sign in. */
export interface ChosenAccount {
  readonly candidate: Candidate
  readonly account: Account
  readonly signedIn: SignedInAccount
  readonly details: AccountDetails
}

export interface SignInCandidateOptions {
  readonly access: Access
  readonly apiUrl: string
  /** True if signing in to this account needs the user's consent. */
  readonly needsConsent: (account: SignedInAccount) => boolean
  /** Asks the user; resolves to true if they agree. */
  readonly confirmSignIn: (account: Account, person: Person) => Promise<boolean>
}

/** The sign-in in progress: one checked token, until an account is opened with it. */
export class SignInCandidate {
  readonly #options: SignInCandidateOptions
  #candidate: Candidate | null = null

  constructor(options: SignInCandidateOptions) {
    this.#options = options
  }

  /** Fetches the accounts of a token. The token becomes the candidate if Harvest accepts it. */
  async check(accessToken: string, isNew: boolean): Promise<Result<readonly Account[]>> {
    const checked = await this.#options.access.accounts(accessToken)
    if (checked.ok) this.#candidate = { accessToken, accounts: checked.value, isNew }
    return checked
  }

  /**
   * Fetches the details of one of the candidate's accounts. Fails with `no-account` if the candidate does not have it,
   * and with `cancelled` if the user has to agree and does not.
   */
  async choose(accountId: number): Promise<Result<ChosenAccount>> {
    const { access, apiUrl, needsConsent, confirmSignIn } = this.#options
    const candidate = this.#candidate
    const account = candidate?.accounts.find(({ id }) => id === accountId)
    if (!candidate || !account) return fail('no-account')
    const read = await access.details(apiUrl, candidate.accessToken, accountId)
    if (!read.ok) return read
    const details = read.value
    const { person } = details
    const signedIn = { kind: 'harvest', accountId, userId: person.id } as const
    const asks = candidate.isNew && needsConsent(signedIn)
    if (asks && !(await confirmSignIn(account, person))) return fail('cancelled')
    return ok({ candidate, account, signedIn, details })
  }

  /** True if no other sign-in has begun or finished since. */
  isCurrent(candidate: Candidate): boolean {
    return this.#candidate === candidate
  }

  clear(): void {
    this.#candidate = null
  }
}
