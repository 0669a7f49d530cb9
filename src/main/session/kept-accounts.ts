import type { Store } from '#main/store/store.ts'
import { setAccounts } from '#main/store/transitions.ts'
import type { Person } from '#shared/account.ts'
import { accountChoices, accountKey, isSameAccount, withAccount } from '#shared/account-choice.ts'
import type { AccountActivity } from '#shared/state.ts'
import type { KeptAccount, Settings, SignedInAccount } from '#shared/settings.ts'

export interface KeptAccountsOptions {
  readonly store: Store
  readonly settings: () => Settings
  readonly changeSettings: (change: Partial<Settings>) => void
  /** Returns the activity of an account that is not open. */
  readonly activity: (account: SignedInAccount) => AccountActivity
}

/** The accounts that the user can switch to. The settings store them, and the state shows them to windows. */
export class KeptAccounts {
  readonly #options: KeptAccountsOptions
  /** The keys of accounts whose token is missing, or was refused since Gleaner started. */
  readonly #refused = new Set<string>()

  constructor(options: KeptAccountsOptions) {
    this.#options = options
  }

  get all(): readonly KeptAccount[] {
    return this.#options.settings().accounts
  }

  /** The account that is open, or was open last. */
  get current(): SignedInAccount | null {
    return this.#options.settings().account
  }

  find(key: string | null | undefined): KeptAccount | undefined {
    return this.all.find((each) => accountKey(each) === key)
  }

  isCurrent(account: SignedInAccount): boolean {
    return this.current !== null && isSameAccount(account, this.current)
  }

  /** True if accounts at Harvest are kept, but not this one. */
  isStranger(account: SignedInAccount): boolean {
    const hasKept = this.all.some(({ kind }) => kind === 'harvest')
    return hasKept && this.find(accountKey(account)) === undefined
  }

  nameOf(account: SignedInAccount): string {
    return this.find(accountKey(account))?.name ?? ''
  }

  /** Stores which account is open, also for the next start. */
  select({ kind, accountId, userId }: SignedInAccount): void {
    this.#options.changeSettings({ account: { kind, accountId, userId } })
  }

  /** Stores an account as the open one, with its present names. */
  keep(account: SignedInAccount, name: string, person: Person): void {
    const { kind, accountId, userId } = account
    this.#change({
      account: { kind, accountId, userId },
      accounts: this.#with(account, name, person)
    })
  }

  /** Updates the names of a kept account. */
  describe(account: SignedInAccount, name: string, person: Person): void {
    if (!this.find(accountKey(account))) return
    this.#change({ account: this.current, accounts: this.#with(account, name, person) })
  }

  #with({ kind, accountId, userId }: SignedInAccount, name: string, names: Person) {
    const person = `${names.firstName} ${names.lastName}`.trim()
    return withAccount(this.all, { kind, accountId, userId, name, person })
  }

  #change(next: Pick<Settings, 'account' | 'accounts'>): void {
    const before = { account: this.current, accounts: this.all }
    if (JSON.stringify(next) !== JSON.stringify(before)) this.#options.changeSettings(next)
    this.show()
  }

  /** Removes an account. Returns the others. */
  drop(account: KeptAccount): readonly KeptAccount[] {
    const accounts = this.all.filter((each) => each !== account)
    const isCurrent = this.isCurrent(account)
    this.#refused.delete(accountKey(account))
    this.#options.changeSettings({ accounts, ...(isCurrent ? { account: null } : {}) })
    return accounts
  }

  dropAll(): void {
    this.#refused.clear()
    this.#options.changeSettings({ account: null, accounts: [] })
  }

  /** Notes whether the token of an account is missing or refused. */
  refuse(account: SignedInAccount, isRefused: boolean): void {
    if (isRefused) this.#refused.add(accountKey(account))
    else this.#refused.delete(accountKey(account))
  }

  /** Publishes the account list to the store. */
  show(): void {
    const { store, activity } = this.#options
    const session = store.state.session.kind
    const facts = { current: this.current, session, refused: this.#refused, activity }
    store.update(setAccounts(accountChoices(this.all, facts)))
  }
}
