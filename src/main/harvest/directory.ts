import type { Named, Person } from '#shared/account.ts'

/** A user of the account, from `users`. Administrators and managers may list them. */
export interface User extends Person {
  readonly isActive: boolean
}

/** A user that a manager is responsible for, from `users/{id}/teammates`. */
export interface Teammate {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

/** A client of the account, from `clients`. */
export interface Client extends Named {
  readonly isActive: boolean
  /** ISO 4217; null if Harvest does not send it. */
  readonly currency: string | null
}

/** A project of the account, from `projects`. */
export interface Project extends Named {
  readonly code: string | null
  readonly isActive: boolean
  readonly isBillable: boolean
  readonly client: Named
}

/** A task of the account, from `tasks`. */
export interface Task extends Named {
  readonly isActive: boolean
  readonly billableByDefault: boolean
}
