import { listAccounts } from '#main/harvest/accounts.ts'
import { createHarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { SecretStore } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice, setSession } from '#main/store/transitions.ts'
import type { Account, AccountKind, Person } from '#shared/account.ts'
import type { Company } from '#shared/company.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Settings, SignedInAccount } from '#shared/settings.ts'

/** An account with everything that is needed to open it. */
export interface OpenedAccount {
  readonly kind: AccountKind
  readonly account: Account
  readonly userId: number
  readonly baseUrl: string
  readonly accessToken: string
  readonly details?: { readonly person: Person; readonly company: Company }
}

/** The demo account on this computer, once it listens. */
export interface DemoAccount {
  readonly url: string
  readonly accountId: number
  readonly accessToken: string
  close(): Promise<void>
}

export interface SessionOptions {
  readonly store: Store
  readonly secrets: SecretStore
  readonly settings: () => Settings
  readonly changeSettings: (change: Partial<Settings>) => void
  readonly apiUrl: string
  readonly idUrl: string
  readonly userAgent: string
  readonly fetch: typeof globalThis.fetch
  readonly openDemo: () => Promise<DemoAccount>
  /** Opens the workspace; throws when its ledger cannot be opened. */
  readonly open: (account: OpenedAccount) => void
  readonly close: () => Promise<void>
}

interface Candidate {
  readonly accessToken: string
  readonly accounts: readonly Account[]
}

/** A name that everybody has seen: the demo account's. */
const DEMO_NAME = 'Gleaner demo'

/** Who is signed in. The token lives in the keychain and, while needed, in this object: nowhere else. */
export class Session {
  readonly #options: SessionOptions
  #candidate: Candidate | null = null
  #demo: DemoAccount | null = null

  constructor(options: SessionOptions) {
    this.#options = options
  }

  /** Takes up the session of the last time, or waits for somebody to sign in. Works offline. */
  async resume(): Promise<void> {
    const { settings, secrets, store } = this.#options
    const { account } = settings()
    if (account?.kind === 'demo') return void (await this.tryDemo())
    if (!account) return store.update(setSession({ kind: 'signed-out' }))
    const found = await secrets.get(secretName(account.accountId))
    if (found === 'unavailable' || found.secret === null) {
      const known = { id: account.accountId, name: '' }
      store.update(setSession({ kind: 'expired', account: known, person: null, company: null }))
      return
    }
    this.#open(account, { id: account.accountId, name: '' }, found.secret)
  }

  /** Checks a token and signs in; with several accounts the state asks which. */
  async signIn(accessToken: string): Promise<Result<readonly Account[]>> {
    const { store, fetch, idUrl, userAgent } = this.#options
    const token = accessToken.trim()
    if (!isTokenText(token)) return fail('invalid-input')
    let accounts: readonly Account[]
    try {
      accounts = await listAccounts({ idUrl, accessToken: token, userAgent, fetch })
    } catch (error) {
      return failureOf(error)
    }
    this.#candidate = { accessToken: token, accounts }
    const expected = this.#accountToReconnect()
    const [only] = expected ? accounts.filter(({ id }) => id === expected) : accounts
    if (!only) return fail(expected && accounts.length > 0 ? 'invalid-token' : 'no-account')
    if (expected || accounts.length === 1) {
      const chosen = await this.chooseAccount(only.id)
      return chosen.ok ? ok(accounts) : chosen
    }
    store.update(setSession({ kind: 'choosing-account', accounts }))
    return ok(accounts)
  }

  /** Signs in to one of the accounts that the checked token opens. */
  async chooseAccount(accountId: number): Promise<Result<void>> {
    const { secrets, changeSettings, store, apiUrl } = this.#options
    const account = this.#candidate?.accounts.find(({ id }) => id === accountId)
    if (!this.#candidate || !account) return fail('no-account')
    const { accessToken } = this.#candidate
    let details: { person: Person; company: Company }
    try {
      details = await this.#readAccount(apiUrl, accessToken, accountId)
    } catch (error) {
      return failureOf(error)
    }
    await this.#leave()
    if ((await secrets.set(secretName(accountId), accessToken)) === 'session-only')
      store.update(
        addNotice({
          id: 'token-kept-for-this-session-only',
          kind: 'token-kept-for-this-session-only'
        })
      )
    const signedIn = { kind: 'harvest', accountId, userId: details.person.id } as const
    changeSettings({ account: signedIn })
    this.#candidate = null
    this.#open(signedIn, account, accessToken, details)
    return ok()
  }

  /** Opens the demo account; it needs no sign-up and stays on this computer. */
  async tryDemo(): Promise<Result<void>> {
    const { openDemo, changeSettings } = this.#options
    await this.#leave()
    try {
      this.#demo = await openDemo()
      const { url, accountId, accessToken } = this.#demo
      const details = await this.#readAccount(`${url}/v2`, accessToken, accountId)
      const signedIn = { kind: 'demo', accountId, userId: details.person.id } as const
      changeSettings({ account: signedIn })
      this.#open(signedIn, { id: accountId, name: DEMO_NAME }, accessToken, details)
      return ok()
    } catch (error) {
      return failureOf(error)
    }
  }

  /** Forgets the token; the ledger stays, with changes that were not sent. */
  async signOut(): Promise<void> {
    const { secrets, settings, changeSettings, store } = this.#options
    const { account } = settings()
    await this.#leave()
    if (account?.kind === 'harvest') await secrets.delete(secretName(account.accountId))
    changeSettings({ account: null })
    this.#candidate = null
    store.update(setSession({ kind: 'signed-out' }))
  }

  /** Harvest said that the token is no longer good: everything stays usable but for the sending. */
  expire(): void {
    this.#options.store.update((state) => {
      if (state.session.kind !== 'signed-in') return state
      const { account, person, company } = state.session
      return { ...state, session: { kind: 'expired', account, person, company } }
    })
  }

  /** Takes over what Harvest says of the person and the account. */
  describe(details: { readonly person: Person; readonly company: Company }): void {
    this.#options.store.update((state) => {
      const { session } = state
      if (session.kind !== 'signed-in' && session.kind !== 'expired') return state
      const name = session.account.name === '' ? details.company.name : session.account.name
      return {
        ...state,
        session: { ...session, ...details, account: { ...session.account, name } }
      }
    })
  }

  async stop(): Promise<void> {
    await this.#leave()
  }

  #open(
    { kind, accountId, userId }: SignedInAccount,
    account: Account,
    accessToken: string,
    details?: { readonly person: Person; readonly company: Company }
  ): void {
    const { store, open, apiUrl } = this.#options
    const person = details?.person ?? null
    const company = details?.company ?? null
    store.update(setSession({ kind: 'signed-in', accountKind: kind, account, person, company }))
    const baseUrl = this.#demo && kind === 'demo' ? `${this.#demo.url}/v2` : apiUrl
    open({
      kind,
      account: { ...account, id: accountId },
      userId,
      baseUrl,
      accessToken,
      ...(details ? { details } : {})
    })
  }

  async #leave(): Promise<void> {
    await this.#options.close()
    await this.#demo?.close()
    this.#demo = null
  }

  #accountToReconnect(): number | null {
    const { session } = this.#options.store.state
    return session.kind === 'expired' ? session.account.id : null
  }

  async #readAccount(baseUrl: string, accessToken: string, accountId: number) {
    const { fetch, userAgent } = this.#options
    const options = { baseUrl, accessToken, accountId, userAgent, fetch }
    const client = createHarvestClient({ ...options, clock: () => '24h' })
    const [person, company] = await Promise.all([client.retrieveMe(), client.retrieveCompany()])
    return { person, company }
  }
}

/** The keychain's name for the token of an account. */
export function secretName(accountId: number): string {
  return `harvest-${accountId}`
}

/** A token goes into a header: printable ASCII without spaces, as Harvest makes them. */
function isTokenText(text: string): boolean {
  return text.length <= 512 && /^[\x21-\x7e]+$/.test(text)
}

function failureOf(error: unknown): Result<never> {
  if (error instanceof HarvestError) return { ok: false, failure: error.toFailure() }
  throw error
}
