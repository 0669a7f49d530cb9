import type { KeptAccount, SignedInAccount } from './settings.ts'
import type { AccountActivity, AccountChoice, SessionState } from './state.ts'

/** The name by which windows speak of an account and person; nobody else has it. */
export function accountKey({ kind, accountId, userId }: SignedInAccount): string {
  return `${kind}-${accountId}-${userId}`
}

/** Whether both are the same person in the same account. */
export function isSameAccount(one: SignedInAccount, other: SignedInAccount): boolean {
  return accountKey(one) === accountKey(other)
}

/** The kept accounts with this one: in its place when it was there, else at the end. */
export function withAccount(
  accounts: readonly KeptAccount[],
  account: KeptAccount
): readonly KeptAccount[] {
  return accounts.some((each) => isSameAccount(each, account))
    ? accounts.map((each) => (isSameAccount(each, account) ? account : each))
    : [...accounts, account]
}

export interface ChoiceFacts {
  readonly current: SignedInAccount | null
  readonly session: SessionState['kind']
  /** Harvest refused their token, or the keychain has none. */
  readonly refused: ReadonlySet<string>
  /** The activity of an account that is not open. */
  readonly activity: (account: SignedInAccount) => AccountActivity
}

/** No activity. */
export const NO_ACTIVITY: AccountActivity = { waiting: 0, needsPerson: 0, running: null }

/** Every kept account, as windows offer it. */
export function accountChoices(
  accounts: readonly KeptAccount[],
  { current, session, refused, activity }: ChoiceFacts
): readonly AccountChoice[] {
  return accounts.map((account) => {
    const key = accountKey(account)
    const isCurrent = current !== null && isSameAccount(account, current)
    return {
      key,
      kind: account.kind,
      name: account.name,
      person: account.person,
      isCurrent,
      needsToken: isCurrent ? session === 'expired' : refused.has(key),
      ...(isCurrent ? NO_ACTIVITY : activity(account))
    }
  })
}
