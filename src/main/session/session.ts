import type { SecretStore } from '#main/platform/ports.ts'
import { addNotice, setSession } from '#main/store/transitions.ts'
import type { Account, Person } from '#shared/account.ts'
import { accountKey } from '#shared/account-choice.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { KeptAccount, SignedInAccount } from '#shared/settings.ts'
import type { Access, AccessOptions, OpenedAccount } from './access.ts'
import { createAccess } from './access.ts'
import { Demo } from './demo.ts'
import type { DemoAccount } from './demo.ts'
import { InTurn } from './in-turn.ts'
import { KeptAccounts } from './kept-accounts.ts'
import type { KeptAccountsOptions } from './kept-accounts.ts'
import type { AccountsPort } from './accounts-port.ts'
import { SignInCandidate } from './sign-in-candidate.ts'
import type { ChosenAccount } from './sign-in-candidate.ts'
import { Tokens } from './stored-tokens.ts'

export interface SessionOptions extends KeptAccountsOptions, AccessOptions {
  readonly secrets: SecretStore
  readonly apiUrl: string
  readonly openDemo: () => Promise<DemoAccount>
  readonly accounts: AccountsPort
  /** Asks before an account is opened with a new token while other accounts are kept. True if the user agrees. */
  readonly confirmSignIn: (account: Account, person: Person) => Promise<boolean>
}

/**
 * The kept accounts: which user is signed in to each, and which account is open. Every kept account is live and has its
 * own ledger. Tokens are in the keychain and, while they are needed, in this object, nowhere else. Changes of the
 * session run one after the other.
 */
export class Session {
  readonly #options: SessionOptions
  readonly #tokens: Tokens
  readonly #access: Access
  readonly #demo: Demo
  readonly #kept: KeptAccounts
  readonly #candidate: SignInCandidate
  readonly #turns = new InTurn()

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

  /** Opens the account that was open last, or waits for a sign-in. Works offline. */
  resume(): Promise<void> {
    return this.#turns.run(async () => {
      const account = this.#kept.current
      if (account) await this.#enter(account)
      else this.#showSignedOut()
    })
  }

  /** Makes the other kept accounts live. The demo account is live only while it is open. */
  resumeOthers(): Promise<void> {
    return this.#turns.run(async () => {
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
   * Checks a token. Signs in if it opens one account, or the account of an expired token. Otherwise the user has to
   * choose: from the state, or with `adds` (another account is open) from the result.
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
   * Signs in to one of the accounts of the checked token. If the token is new and other accounts are kept, the user is
   * asked first. Fails with `cancelled` if they do not agree.
   */
  async chooseAccount(accountId: number): Promise<Result<void>> {
    const chosen = await this.#candidate.choose(accountId)
    return chosen.ok ? this.#turns.run(() => this.#signInTo(chosen.value)) : chosen
  }

  async #signInTo({ candidate, account, signedIn, details }: ChosenAccount): Promise<Result<void>> {
    if (!this.#candidate.isCurrent(candidate)) return fail('no-account')
    const { accessToken } = candidate
    await this.#leaveDemo()
    await this.#options.accounts.close(signedIn)
    if ((await this.#tokens.store(signedIn, accessToken)) === 'session-only') this.#noticeNotKept()
    this.#kept.refuse(signedIn, false)
    this.#candidate.clear()
    this.#kept.keep(signedIn, account.name, details.person)
    await this.#open({ ...this.#opened(signedIn, accessToken), account, details })
    return ok()
  }

  /** Opens another kept account; fails with `gone` if it is not kept. Works offline. */
  switchTo(key: string): Promise<Result<void>> {
    return this.#turns.run(async () => {
      const kept = this.#kept.find(key)
      if (!kept) return fail('gone')
      const isOpen = 'account' in this.#options.store.state.session
      if (isOpen && this.#kept.isCurrent(kept)) return ok()
      await this.#leaveDemo()
      this.#kept.select(kept)
      return this.#enter(kept)
    })
  }

  /** Fetches the accounts that the token of the open account opens and that are not kept; for `chooseAccount`. */
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

  /** Opens the demo account, which runs on this computer. */
  tryDemo(): Promise<Result<void>> {
    return this.#turns.run(async () => {
      await this.#leaveDemo()
      return this.#enterDemo()
    })
  }

  /**
   * Deletes the token of the open account, or of the account with this key. The ledger stays, with its pending changes.
   * Opens another kept account if the open one was signed out.
   */
  signOut(key?: string): Promise<Result<void>> {
    return this.#turns.run(async () => {
      const { current } = this.#kept
      const kept = this.#kept.find(key ?? (current && accountKey(current)))
      if (!kept) return fail('gone')
      const isCurrent = this.#kept.isCurrent(kept)
      await this.#options.accounts.close(kept)
      if (kept.kind === 'demo') await this.#demo.leave()
      const others = this.#kept.drop(kept)
      await this.#tokens.delete(kept, others)
      this.#candidate.clear()
      if (isCurrent) await this.#openNext(others)
      else this.#kept.show()
      return ok()
    })
  }

  /** Signs out of all accounts and deletes their tokens. */
  signOutOfAll(): Promise<void> {
    return this.#turns.run(async () => {
      await this.#closeAll()
      for (const kept of this.#kept.all) await this.#tokens.delete(kept, [])
      this.#candidate.clear()
      this.#kept.dropAll()
      this.#showSignedOut()
    })
  }

  /** Notes that Harvest refused the token. The account stays usable, but sends nothing. */
  expire(account: SignedInAccount): void {
    this.#kept.refuse(account, true)
    this.#kept.show()
  }

  /** Notes that Harvest accepts the token again. */
  accept(account: SignedInAccount): void {
    this.#kept.refuse(account, false)
    this.#kept.show()
  }

  /** Stores the names of the account and its user as Harvest returned them. */
  describe(account: SignedInAccount, name: string, person: Person): void {
    this.#kept.describe(account, name, person)
  }

  /** Publishes the account list after a change in an account that is not open. */
  showAccounts(): void {
    this.#kept.show()
  }

  stop(): Promise<void> {
    return this.#turns.run(() => this.#closeAll())
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

  /** After a sign-out: opens another account at Harvest, or waits for a sign-in. */
  async #openNext(others: readonly KeptAccount[]): Promise<void> {
    const next = others.find(({ kind }) => kind === 'harvest')
    if (!next) return this.#showSignedOut()
    this.#kept.select(next)
    await this.#enter(next)
  }

  #showSignedOut(): void {
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

  /** Stops the demo account, if it is open. */
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

  #noticeNotKept(): void {
    const kind = 'token-kept-for-this-session-only'
    this.#options.store.update(addNotice({ id: kind, kind }))
  }

  #accountToReconnect(): number | null {
    const { session } = this.#options.store.state
    return session.kind === 'expired' ? session.account.id : null
  }
}
