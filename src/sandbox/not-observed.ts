/**
 * Everything here is invented: nobody has recorded what Harvest does in these cases. Each switch
 * names the plausible answers; the default is the one that flatters a client least or that the
 * documentation leans towards. A client is right only if it copes with all of them.
 */
export interface NotObserved {
  /** Body of the 400 for a request without User-Agent. No client of ours goes without one. */
  readonly missingUserAgentBody: 'message' | 'html' | 'empty'
  /** How a locked entry is refused to whoever is no administrator. */
  readonly lockedRefusal: 'unprocessable' | 'forbidden'
  /** An administrator's change of project, task or date on a locked entry (read-only, says v1). */
  readonly lockedReadOnlyFields: 'ignored' | 'refused'
  /** Entries that are not invoiced themselves, in a project and up to a day that an invoice covers. */
  readonly notInvoicedInPeriod: 'locked' | 'open'
  /**
   * Entries of people who are no teammates, in a project that a manager with the permission manages. The API page names
   * teammates only; the help says that an account can allow it.
   */
  readonly managerEditsManagedProjects: boolean
  /** The page lets administrators delete closed entries, and is silent on those of archived projects. */
  readonly adminDeletesArchived: boolean
  /** Stopping a timer on archived work. Harvest archives nothing while a timer runs on it. */
  readonly stopOfArchived: 'accepted' | 'refused'
  /** Project or task that does not exist, is archived, or is not assigned. */
  readonly badAssignment: 'unprocessable' | 'forbidden' | 'not-found'
  /** Recorded as the entry (2019 to 2022) and as `{}` (2026). */
  readonly deleteBody: 'entry' | 'object' | 'empty'
  readonly deleteReferenceBody: 'entry' | 'object' | 'empty'
  /** The three shapes a 429 has been seen or described in, and a date instead of seconds. */
  readonly tooManyRequests: TooManyRequestsShape
  /** Whether restart copies the external reference in a start/end account. */
  readonly restartCopiesReference: boolean
  /** `service` of a permalink whose host Harvest has no icon for. */
  readonly unknownService: 'host' | 'null'
  readonly referenceWithoutPermalink: 'accepted' | 'refused'
  /** Start/end account: an end before its start. */
  readonly endBeforeStart: 'past-midnight' | 'zero' | 'refused'
  /** Start/end account: an end equal to its start. */
  readonly zeroLength: 'accepted' | 'refused'
  /** Start/end account: PATCH `ended_time` of a running entry. */
  readonly endOfRunning: 'stops' | 'ignored'
  /** Start/end account: PATCH `ended_time: null` of a stopped entry. No client of ours sends that. */
  readonly endTakenAway: 'ignored' | 'runs-again'
  /** Start/end account: a start given for an entry that is not dated today. */
  readonly startedTimeOn: 'spent-date' | 'today'
  readonly startInFuture: 'accepted' | 'refused'
  /** What a running entry's time is measured in, in a start/end account. */
  readonly elapsedGrain: 'seconds' | 'minutes'
  /** `started_time` of a running entry in a duration account. */
  readonly durationStartedTime: 'while-running' | 'never'
  /** Hours before ten on a 24-hour clock. */
  readonly singleDigitHours: '8:00' | '08:00'
  /** Whether entries of people who may not see costs carry the key at all. */
  readonly hiddenCostRate: 'null' | 'omitted'
  /** `updated_at` of a running entry between two polls. */
  readonly runningUpdatedAt: 'unchanged' | 'live'
  /** Whether `If-None-Match` is honoured. No client of ours asks that way. */
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

/** Wordings nobody has recorded. No client may depend on any of them. */
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

/** Hosts taken to have an icon at Harvest; only dev.azure.com has been recorded. */
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
