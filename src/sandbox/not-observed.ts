/**
 * Assumptions: Harvest's behaviour in these cases is unknown, or the recordings disagree. Each switch lists the
 * plausible responses. The default is the hardest one for a client, or the one that the documentation suggests. A
 * client is correct only if it handles all of them.
 */
export interface NotObserved {
  /** The body of the 400 for a request without User-Agent. Gleaner always sends one. */
  readonly missingUserAgentBody: 'message' | 'html' | 'empty'
  /** The response for a locked entry, for users who are not administrators. */
  readonly lockedRefusal: 'unprocessable' | 'forbidden'
  /** An administrator's change of project, task or date on a locked entry (read-only according to API v1). */
  readonly lockedReadOnlyFields: 'ignored' | 'refused'
  /** Entries that are not invoiced, on or before the last invoiced day of their project. */
  readonly notInvoicedInPeriod: 'locked' | 'open'
  /**
   * Entries of users who are not teammates, in a project of a manager who has the permission. The API page mentions
   * only teammates; the help says that an account can allow it.
   */
  readonly managerEditsManagedProjects: boolean
  /**
   * The API page lets administrators delete closed entries and does not mention those of archived
   * projects.
   */
  readonly adminDeletesArchived: boolean
  /** Stopping a timer on archived work. Harvest archives nothing while a timer runs on it. */
  readonly stopOfArchived: 'accepted' | 'refused'
  /** Project or task that does not exist, is archived, or is not assigned. */
  readonly badAssignment: 'unprocessable' | 'forbidden' | 'not-found'
  /** Recorded as the entry (2019 to 2022) and as `{}` (2026). */
  readonly deleteBody: 'entry' | 'object' | 'empty'
  readonly deleteReferenceBody: 'entry' | 'object' | 'empty'
  /** The three observed or documented forms of a 429, and a date instead of seconds. */
  readonly tooManyRequests: TooManyRequestsShape
  /** True if a restart in a start/end account copies the external reference. */
  readonly restartCopiesReference: boolean
  /** The `service` of a permalink whose host has no icon at Harvest. */
  readonly unknownService: 'host' | 'null'
  readonly referenceWithoutPermalink: 'accepted' | 'refused'
  /** Start/end account: an end before its start. */
  readonly endBeforeStart: 'past-midnight' | 'zero' | 'refused'
  /** Start/end account: an end equal to its start. */
  readonly zeroLength: 'accepted' | 'refused'
  /** Start/end account: PATCH `ended_time` of a running entry. */
  readonly endOfRunning: 'stops' | 'ignored'
  /** Start/end account: PATCH `ended_time: null` of a stopped entry. Gleaner never sends that. */
  readonly endTakenAway: 'ignored' | 'runs-again'
  /** Start/end account: a start given for an entry that is not dated today. */
  readonly startedTimeOn: 'spent-date' | 'today'
  readonly startInFuture: 'accepted' | 'refused'
  /** The unit of a running entry's time in a start/end account. */
  readonly elapsedGrain: 'seconds' | 'minutes'
  /** `started_time` of a running entry in a duration account. */
  readonly durationStartedTime: 'while-running' | 'never'
  /** Hours before ten on a 24-hour clock. */
  readonly singleDigitHours: '8:00' | '08:00'
  /** True if entries have the cost key for users who may not see costs. */
  readonly hiddenCostRate: 'null' | 'omitted'
  /** `updated_at` of a running entry between two polls. */
  readonly runningUpdatedAt: 'unchanged' | 'live'
  /** True if `If-None-Match` is honoured. Gleaner never sends it. */
  readonly conditionalGet: boolean
}

export type TooManyRequestsShape = 'header-and-body' | 'date-header' | 'body-only' | 'empty-html'

export const notObservedDefaults: NotObserved = {
  missingUserAgentBody: 'message',
  lockedRefusal: 'unprocessable',
  lockedReadOnlyFields: 'ignored',
  notInvoicedInPeriod: 'locked',
  managerEditsManagedProjects: false,
  adminDeletesArchived: false,
  stopOfArchived: 'accepted',
  badAssignment: 'unprocessable',
  deleteBody: 'entry',
  deleteReferenceBody: 'entry',
  tooManyRequests: 'header-and-body',
  restartCopiesReference: false,
  unknownService: 'host',
  referenceWithoutPermalink: 'accepted',
  endBeforeStart: 'past-midnight',
  zeroLength: 'accepted',
  endOfRunning: 'stops',
  endTakenAway: 'ignored',
  startedTimeOn: 'spent-date',
  startInFuture: 'accepted',
  elapsedGrain: 'seconds',
  durationStartedTime: 'while-running',
  singleDigitHours: '8:00',
  hiddenCostRate: 'null',
  runningUpdatedAt: 'unchanged',
  conditionalGet: false
}

/** Made-up error messages for responses that were never recorded. No client may depend on them. */
export const inventedTexts = {
  badCursor: 'Invalid cursor parameter',
  badDate: (parameter: string) => `Invalid ${parameter} parameter`,
  badPage: 'Invalid page parameter',
  badSpentDateType: 'Invalid spent_date data type. Expected a date',
  badTime: (attribute: string) => `${attribute} is not a valid time`,
  endBeforeStart: 'Ended time must be after started time',
  hoursNotANumber: 'Hours is not a number',
  hoursTooLarge: 'Hours is too large',
  locked: 'Only an Administrator can unlock this entry',
  lockedPeriod: 'Spent date is in a locked time period',
  lockedRestart: "can't restart a locked entry",
  malformedBody: 'There was a problem parsing the request body',
  missingUserAgent: 'A User-Agent header is required',
  notATeamLeader: 'User is not a manager',
  notesTooLong: 'Notes is too long (maximum is 16777215 characters)',
  projectArchived: 'Project is archived',
  readOnlyWhileLocked: 'Project, task and spent date are read-only while the entry is locked',
  referenceWithoutPermalink: "External reference permalink can't be blank",
  restartRunning: "can't restart a running timer",
  startInFuture: "Started time can't be in the future",
  taskArchived: 'Task is archived',
  taskNotOnProject: 'Task is not assigned to the project',
  tooManyRequests: 'You have been rate limited. Please try again later.',
  userNotFound: 'User must exist',
  userNotOnProject: 'User is not assigned to the project',
  zeroLength: 'Ended time must be after started time'
} as const

/** Hosts that are assumed to have an icon at Harvest. Only dev.azure.com has been recorded. */
export const hostsWithIcon: readonly string[] = [
  'dev.azure.com',
  'github.com',
  'gitlab.com',
  'trello.com',
  'app.asana.com',
  '3.basecamp.com',
  'linear.app',
  'atlassian.net'
]
