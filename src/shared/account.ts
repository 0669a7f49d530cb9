/** An object of Harvest's as other objects mention it. */
export interface Named {
  readonly id: number
  readonly name: string
}

/** One account that a token opens, from the identity host's `accounts`; only those of product "harvest". */
export interface Account {
  readonly id: number
  readonly name: string
}

/** Where a session's entries live: an account at Harvest, or the demo account on this computer. */
export const ACCOUNT_KINDS = ['harvest', 'demo'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** What a person may do in the account (users/me `access_roles`). */
export type AccessRole = 'administrator' | 'manager' | 'member'

/** The person whose token it is, from `users/me`. */
export interface Person {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  /** The zone of the Harvest profile as an IANA name; dates and clock times of entries are in it. */
  readonly timeZone: string
  readonly accessRole: AccessRole
  /** Seconds a week. */
  readonly weeklyCapacitySeconds: number
}

/** Somebody whose timesheet one may read; the capacity is 0 where Harvest does not tell it. */
export interface Colleague {
  readonly id: number
  readonly name: string
  /** Seconds a week. */
  readonly weeklyCapacitySeconds: number
}
