/** A Harvest object as other objects refer to it. */
export interface Named {
  readonly id: number
  readonly name: string
}

/**
 * An account that a token can open, from the identity host's `accounts`. Only those of product
 * "harvest" count.
 */
export interface Account {
  readonly id: number
  readonly name: string
}

/** Where the entries of a session are stored: an account at Harvest, or the demo account on this computer. */
export const ACCOUNT_KINDS = ['harvest', 'demo'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** The user's role in the account (users/me `access_roles`). */
export type AccessRole = 'administrator' | 'manager' | 'member'

/** The user that the token belongs to, from `users/me`. */
export interface Person {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  /** The IANA zone of the Harvest profile. Dates and clock times of entries are in it. */
  readonly timeZone: string
  readonly accessRole: AccessRole
  /** Seconds a week. */
  readonly weeklyCapacitySeconds: number
}

/** A colleague whose timesheet the user may read. The capacity is 0 if Harvest does not return it. */
export interface Colleague {
  readonly id: number
  readonly name: string
  /** Seconds a week. */
  readonly weeklyCapacitySeconds: number
}
