export type Role = 'administrator' | 'manager' | 'member'
export type TimerMode = 'duration' | 'timestamps'
export type Clock = '12h' | '24h'

/** Harvest's Time Rounding preference, from which `rounded_hours` follows. */
export type Rounding =
  'none' | { readonly direction: 'up' | 'nearest'; readonly minutes: 6 | 10 | 15 | 30 | 60 }

/** Instants are epoch milliseconds on a whole second, dates `YYYY-MM-DD`, clock times minutes after midnight. */
interface Stamped {
  readonly id: number
  readonly createdAt: number
  readonly updatedAt: number
}

export interface Company {
  readonly name: string
  readonly subdomain: string
  readonly mode: TimerMode
  readonly weekStartDay: 'Monday' | 'Sunday' | 'Saturday'
  readonly timeFormat: 'decimal' | 'hours_minutes'
  readonly clock: Clock
  readonly weeklyCapacity: number
  readonly rounding: Rounding
}

export interface Person extends Stamped {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  /** An IANA zone. The API shows its Rails name. */
  readonly timeZone: string
  readonly role: Role
  /** Additional permissions of a manager, e.g. `time_and_expenses_manager`. */
  readonly permissions: readonly string[]
  readonly teammateIds: readonly number[]
  readonly isActive: boolean
  readonly weeklyCapacity: number
  readonly defaultHourlyRate: number | null
  readonly costRate: number | null
  readonly labels: readonly string[]
}

export interface Client extends Stamped {
  readonly name: string
  readonly isActive: boolean
  readonly address: string | null
  readonly currency: string
}

export interface Project extends Stamped {
  readonly clientId: number
  readonly name: string
  readonly code: string | null
  readonly isActive: boolean
  readonly isBillable: boolean
  readonly billBy: 'none' | 'Project' | 'Tasks' | 'People'
  readonly hourlyRate: number | null
  readonly budget: number | null
  readonly budgetBy: 'none' | 'project'
}

export interface Task extends Stamped {
  readonly name: string
  readonly isActive: boolean
  readonly isDefault: boolean
  readonly billableByDefault: boolean
  readonly defaultHourlyRate: number | null
}

export interface UserAssignment extends Stamped {
  readonly userId: number
  readonly projectId: number
  readonly isProjectManager: boolean
  readonly isActive: boolean
  readonly useDefaultRates: boolean
  readonly hourlyRate: number | null
}

export interface TaskAssignment extends Stamped {
  readonly projectId: number
  readonly taskId: number
  readonly billable: boolean
  readonly isActive: boolean
  readonly hourlyRate: number | null
}

export interface Invoice {
  readonly id: number
  readonly number: string
}

export interface ExternalReference {
  readonly id: string
  readonly groupId: string | null
  readonly accountId: string | null
  readonly permalink: string | null
}

export type ApprovalStatus = 'unsubmitted' | 'submitted' | 'approved'

export interface Entry extends Stamped {
  readonly userId: number
  readonly projectId: number
  readonly taskId: number
  readonly spentDate: string
  readonly notes: string | null
  /** Hundredths of an hour before the timer was last started; all hours of a stopped entry. */
  readonly hundredths: number
  readonly timerStartedAt: number | null
  readonly startedMinute: number | null
  readonly endedMinute: number | null
  readonly billable: boolean
  readonly budgeted: boolean
  readonly billableRate: number | null
  readonly costRate: number | null
  readonly invoice: Invoice | null
  readonly externalReference: ExternalReference | null
}

/** Everything in an account except its entries. */
export interface DirectoryState {
  readonly accountId: number
  readonly company: Company
  readonly people: readonly Person[]
  readonly clients: readonly Client[]
  readonly projects: readonly Project[]
  readonly tasks: readonly Task[]
  readonly userAssignments: readonly UserAssignment[]
  readonly taskAssignments: readonly TaskAssignment[]
  /**
   * The approval of timesheets, one line for each person and week. Weeks without a line are not
   * submitted.
   */
  readonly timesheets: readonly Timesheet[]
  /** Timesheet Lock: the last date that is closed for everyone except administrators. */
  readonly lockedThrough: string | null
}

export interface Timesheet {
  readonly userId: number
  readonly weekOf: string
  readonly status: 'submitted' | 'approved'
}

export interface AccountState {
  readonly version: 1
  readonly nextId: number
  readonly directory: DirectoryState
  readonly entries: readonly Entry[]
}
