import type { KeptAccount, SignedInAccount } from './settings.ts'
import type { AccountActivity, AccountChoice, SessionState } from './state.ts'

/** Returns the key that identifies a user's account in windows and commands. */
export function accountKey({ kind, accountId, userId }: SignedInAccount): string {
  return `${kind}-${accountId}-${userId}`
}

/** True if both are the same user in the same account. */
export function isSameAccount(one: SignedInAccount, other: SignedInAccount): boolean {
  return accountKey(one) === accountKey(other)
}

/** Returns the signed-in accounts with this one replaced in its place, or added at the end. */
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
  /** Accounts whose token Harvest refused, and accounts without a token in the keychain. */
  readonly refused: ReadonlySet<string>
  /** The activity of an account that is not open. */
  readonly activity: (account: SignedInAccount) => AccountActivity
}

/** No activity. */
export const NO_ACTIVITY: AccountActivity = { waiting: 0, needsPerson: 0, running: null }

/** Returns every signed-in account as windows show it. */
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
