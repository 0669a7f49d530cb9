import type { Named, Person } from '#shared/account.ts'

/** A person of the account as administrators and managers may list them, from `users`. */
export interface User extends Person {
  readonly isActive: boolean
}

/** A person a manager looks after, from `users/{id}/teammates`. */
export interface Teammate {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

/** A client of the account, from `clients`. */
export interface Client extends Named {
  readonly isActive: boolean
  /** ISO 4217, null where Harvest does not say. */
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
