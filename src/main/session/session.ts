import type { SecretStore } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice, setSession } from '#main/store/transitions.ts'
import type { Account, Person } from '#shared/account.ts'
import { accountKey } from '#shared/account-choice.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { KeptAccount, Settings, SignedInAccount } from '#shared/settings.ts'
import type { AccountActivity } from '#shared/state.ts'
import type { Access, OpenedAccount } from './access.ts'
import { createAccess } from './access.ts'
import { Demo } from './demo.ts'
import type { DemoAccount } from './demo.ts'
import { KeptAccounts } from './kept-accounts.ts'
import type { AccountsPort } from './accounts-port.ts'
import { SignInCandidate } from './sign-in-candidate.ts'
import type { ChosenAccount } from './sign-in-candidate.ts'
import { Tokens } from './tokens.ts'

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
  readonly accounts: AccountsPort
  /** The activity of an account that is not open. */
  readonly activity: (account: SignedInAccount) => AccountActivity
  /** Asks before an account is opened with a token that is new, while others are kept. */
  readonly confirmSignIn: (account: Account, person: Person) => Promise<boolean>
}

/**
 * Who is signed in, and who else can be switched to. Tokens live in the keychain and, while needed, in
 * this object: nowhere else. Every kept account is alive, with a ledger of its own for each person; one of
 * them is open.
 */
export class Session {
  readonly #options: SessionOptions
  readonly #tokens: Tokens
  readonly #access: Access
  readonly #demo: Demo
  readonly #kept: KeptAccounts
  readonly #candidate: SignInCandidate
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: SessionOptions) {
    this.#options = options
    this.#tokens = new Tokens(options.secrets)
    this.#access = createAccess(options)
    this.#demo = new Demo(options.openDemo, this.#access)
    this.#kept = new KeptAccounts(options)
    this.#candidate = new SignInCandidate({
      access: this.#access,
      apiUrl: options.apiUrl,
      needsConsent: (account) => this.#kept.isStranger(account),
      confirmSignIn: options.confirmSignIn
    })
  }

  /** Takes up the session of the last time, or waits for somebody to sign in. Works offline. */
  resume(): Promise<void> {
    return this.#inTurn(async () => {
      const account = this.#kept.current
      if (account) await this.#enter(account)
      else this.#beSignedOut()
    })
  }

  /** Brings the kept accounts to life that are not open. The demo account lives only while it is open. */
  resumeOthers(): Promise<void> {
    return this.#inTurn(async () => {
      for (const kept of this.#kept.all) {
        if (kept.kind === 'demo' || this.#options.accounts.has(kept)) continue
        const accessToken = await this.#tokens.of(kept)
        if (accessToken === null) this.#kept.refuse(kept, true)
        else await this.#options.accounts.add(this.#opened(kept, accessToken), false)
      }
      this.#kept.show()
    })
  }

  /**
   * Checks a token and signs in; with several accounts the state asks which, or, while one is open
   * (`adds`), the answer does.
   */
  async signIn(accessToken: string, adds = false): Promise<Result<readonly Account[]>> {
    const checked = await this.#candidate.check(accessToken.trim(), true)
    if (!checked.ok) return checked
    const accounts = checked.value
    const expected = adds ? null : this.#accountToReconnect()
    const [only] = expected ? accounts.filter(({ id }) => id === expected) : accounts
    if (!only) return fail(expected && accounts.length > 0 ? 'invalid-token' : 'no-account')
    if (expected || accounts.length === 1) {
      const chosen = await this.chooseAccount(only.id)
      return chosen.ok ? ok([only]) : chosen
    }
    const isOpen = 'account' in this.#options.store.state.session
    if (!adds && !isOpen)
      this.#options.store.update(setSession({ kind: 'choosing-account', accounts }))
    return ok(accounts)
  }

  /**
   * Signs in to one of the accounts that the checked token opens. With a new token and beside kept accounts the
   * user is asked first; `cancelled` when they do not agree.
   */
  async chooseAccount(accountId: number): Promise<Result<void>> {
    const chosen = await this.#candidate.choose(accountId)
    return chosen.ok ? this.#inTurn(() => this.#signInTo(chosen.value)) : chosen
  }

  async #signInTo({
    candidate,
    account,
    signedIn,
    details
  }: ChosenAccount): Promise<Result<void>> {
    if (!this.#candidate.isCurrent(candidate)) return fail('no-account')
    const { accessToken } = candidate
    await this.#leaveDemo()
    await this.#options.accounts.close(signedIn)
    if ((await this.#tokens.keep(signedIn, accessToken)) === 'session-only') this.#sayNotKept()
    this.#kept.refuse(signedIn, false)
    this.#candidate.clear()
    this.#kept.keep(signedIn, account.name, details.person)
    await this.#open({ ...this.#opened(signedIn, accessToken), account, details })
    return ok()
  }

  /** Opens another kept account; `gone` when it is not kept. Works offline, from its own ledger. */
  switchTo(key: string): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const kept = this.#kept.find(key)
      if (!kept) return fail('gone')
      const isOpen = 'account' in this.#options.store.state.session
      if (isOpen && this.#kept.isCurrent(kept)) return ok()
      await this.#leaveDemo()
      this.#kept.select(kept)
      return this.#enter(kept)
    })
  }

  /** Accounts that the open account's token opens as well and that are not kept; then `chooseAccount`. */
  async reachable(): Promise<Result<readonly Account[]>> {
    const account = this.#kept.current
    if (account?.kind !== 'harvest') return ok([])
    const accessToken = await this.#tokens.of(account)
    if (accessToken === null) return ok([])
    const checked = await this.#candidate.check(accessToken, false)
    if (!checked.ok) return checked
    const kept = new Set(this.#kept.all.map(({ accountId }) => accountId))
    return ok(checked.value.filter(({ id }) => !kept.has(id)))
  }

  /** Opens the demo account; it needs no sign-up and stays on this computer. */
  tryDemo(): Promise<Result<void>> {
    return this.#inTurn(async () => {
      await this.#leaveDemo()
      return this.#enterDemo()
    })
  }

  /**
   * Forgets the token of an account, the open one unless another is named; its ledger stays, with
   * changes that were not sent. After the open one, another that is kept is opened.
   */
  signOut(key?: string): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const { current } = this.#kept
      const kept = this.#kept.find(key ?? (current && accountKey(current)))
      if (!kept) return fail('gone')
      const isCurrent = this.#kept.isCurrent(kept)
      await this.#options.accounts.close(kept)
      if (kept.kind === 'demo') await this.#demo.leave()
      const others = this.#kept.drop(kept)
      await this.#tokens.forget(kept, others)
      this.#candidate.clear()
      if (isCurrent) await this.#goOn(others)
      else this.#kept.show()
      return ok()
    })
  }

  /** Forgets every token. */
  signOutOfAll(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#closeAll()
      for (const kept of this.#kept.all) await this.#tokens.forget(kept, [])
      this.#candidate.clear()
      this.#kept.dropAll()
      this.#beSignedOut()
    })
  }

  /** Harvest said that the token is no longer good: everything stays usable but for the sending. */
  expire(account: SignedInAccount): void {
    this.#kept.refuse(account, true)
    this.#kept.show()
  }

  /** Harvest accepts the token again that it had refused. */
  accept(account: SignedInAccount): void {
    this.#kept.refuse(account, false)
    this.#kept.show()
  }

  /** Takes over the names that Harvest gives the account and the person. */
  describe(account: SignedInAccount, name: string, person: Person): void {
    this.#kept.describe(account, name, person)
  }

  /** Publishes the account list, after something happened in an account that is not open. */
  showAccounts(): void {
    this.#kept.show()
  }

  stop(): Promise<void> {
    return this.#inTurn(() => this.#closeAll())
  }

  /** One change of who is signed in after the other, whoever asks for them. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => {})
    return turn
  }

  async #enter(account: SignedInAccount): Promise<Result<void>> {
    if (account.kind === 'demo') return this.#enterDemo()
    const { store, accounts } = this.#options
    if (accounts.has(account)) {
      accounts.show(account)
      this.#kept.show()
      return ok()
    }
    const accessToken = await this.#tokens.of(account)
    if (accessToken !== null) {
      await this.#open(this.#opened(account, accessToken))
      return ok()
    }
    const named = { id: account.accountId, name: this.#kept.nameOf(account) }
    this.#kept.refuse(account, true)
    accounts.hide()
    store.update(setSession({ kind: 'expired', account: named, person: null, company: null }))
    this.#kept.show()
    return ok()
  }

  #opened(account: SignedInAccount, accessToken: string): OpenedAccount {
    const { kind, userId, accountId } = account
    const named = { id: accountId, name: this.#kept.nameOf(account) }
    return { kind, account: named, userId, baseUrl: this.#options.apiUrl, accessToken }
  }

  async #enterDemo(): Promise<Result<void>> {
    const entered = await this.#demo.enter()
    if (!entered.ok) return entered
    const { kind, account, userId, details } = entered.value
    this.#kept.keep({ kind, accountId: account.id, userId }, account.name, details.person)
    await this.#open(entered.value)
    return ok()
  }

  /** After signing out: somebody else whose token is kept, or the beginning. */
  async #goOn(others: readonly KeptAccount[]): Promise<void> {
    const next = others.find(({ kind }) => kind === 'harvest')
    if (!next) return this.#beSignedOut()
    this.#kept.select(next)
    await this.#enter(next)
  }

  #beSignedOut(): void {
    this.#options.accounts.hide()
    this.#options.store.update(setSession({ kind: 'signed-out' }))
    this.#kept.show()
  }

  async #open(opened: OpenedAccount): Promise<void> {
    const { accounts } = this.#options
    const { kind, userId, account } = opened
    const isOpen = await accounts.add(opened, true)
    if (isOpen) accounts.show({ kind, userId, accountId: account.id })
    this.#kept.show()
  }

  /** The demo account is at home on this computer: it ends when another account is opened. */
  async #leaveDemo(): Promise<void> {
    const { current } = this.#kept
    if (current?.kind !== 'demo') return
    await this.#options.accounts.close(current)
    await this.#demo.leave()
  }

  async #closeAll(): Promise<void> {
    await this.#options.accounts.closeAll()
    await this.#demo.leave()
  }

  #sayNotKept(): void {
    const kind = 'token-kept-for-this-session-only'
    this.#options.store.update(addNotice({ id: kind, kind }))
  }

  #accountToReconnect(): number | null {
    const { session } = this.#options.store.state
    return session.kind === 'expired' ? session.account.id : null
  }
}
