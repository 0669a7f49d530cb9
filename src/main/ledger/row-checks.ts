import { isClockTime } from '#shared/time/clock-time.ts'
import { isSpentDate } from '#shared/time/spent-date.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { Intent } from './intents.ts'
import type { SentRequest } from './sent-request.ts'

/** True if a value has the shape that the name of the check describes. */
export type Check = (value: unknown) => boolean

/** The year 2200. Later instants and larger numbers come from damage. */
const LATEST = Date.UTC(2200, 0)
/** In hundredths: the limit in `harvest/wire.ts`, times 100. */
const MOST_HOURS = 1_000_000_000

export const isText: Check = (value) => typeof value === 'string'
export const isFlag: Check = (value) => typeof value === 'boolean'
export const isNumber: Check = (value) => Number.isFinite(value)
/** 0 is the id of an object that Harvest did not name. */
export const isId: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
export const isInstant: Check = (value) =>
  Number.isFinite(value) && Math.abs(value as number) < LATEST
export const isCount: Check = isId
export const isDate: Check = (value) => typeof value === 'string' && isSpentDate(value)
const isTime: Check = (value) => typeof value === 'string' && isClockTime(value)
export const isHours: Check = (value) =>
  Number.isFinite(value) && Math.abs(value as number) <= MOST_HOURS
const isStamp: Check = (value) => typeof value === 'string' && isNumber(Date.parse(value))

/** A value that may be null. */
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)

/** An attribute that may be absent. */
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

/** One of a few texts. */
export const oneOf =
  (...texts: readonly string[]): Check =>
  (value) =>
    texts.includes(value as string)

/** An array whose elements all pass. */
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

/** An object whose named attributes all pass. Other attributes are allowed. */
export function shape(checks: Readonly<Record<string, Check>>): Check {
  const each = Object.entries(checks)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const attributes = value as Readonly<Record<string, unknown>>
    return each.every(([name, check]) => check(attributes[name]))
  }
}

export const isNamed = shape({ id: isId, name: isText })
export const isWork = shape({ client: isNamed, project: isNamed, task: isNamed })
const isReference = shape({ id: isText })

const isNewEntry = shape({
  work: isWork,
  spentDate: isDate,
  notes: isText,
  externalReference: optional(isReference)
})
const isHoursTime = shape({ kind: oneOf('hours'), hours: isHours })
const isTimesTime = shape({ kind: oneOf('times'), startedTime: isTime, endedTime: isTime })
const isEntryTime: Check = (value) => isHoursTime(value) || isTimesTime(value)

/** A version of an entry that changes are compared with. */
export const isBase = shape({
  work: isWork,
  spentDate: isDate,
  notes: isText,
  hours: orNull(isHours),
  startedTime: orNull(isTime),
  endedTime: orNull(isTime),
  timerStartedAt: optional(orNull(isStamp)),
  referenceId: optional(orNull(isText))
})

const isSpan = shape({ from: isInstant, to: isInstant })
const isCut = shape({
  removedMs: isInstant,
  spans: optional(listOf(isSpan)),
  endsAt: isInstant,
  then: oneOf('stop', 'continue'),
  hoursAfter: isHours,
  deletesEntry: isFlag,
  added: listOf(
    shape({ key: isText, entry: isNewEntry, time: isEntryTime, span: optional(isSpan) })
  ),
  copy: orNull(shape({ key: isText, entry: isNewEntry, startedAt: isInstant })),
  repairs: optional(isInstant)
})

const isChanges = shape({
  work: optional(isWork),
  spentDate: optional(isDate),
  notes: optional(isText),
  hours: optional(isHours),
  startedTime: optional(isTime),
  endedTime: optional(isTime),
  externalReference: optional(isReference)
})

const INTENTS: Readonly<Record<Intent['kind'], Check>> = {
  create: shape({ entry: isNewEntry, time: isEntryTime }),
  start: shape({ entry: isNewEntry, startedAt: isInstant, atLeast: optional(oneOf('grain')) }),
  update: shape({
    changes: isChanges,
    base: optional(isBase)
  }),
  delete: shape({ base: optional(isBase) }),
  stop: shape({
    stoppedAt: isInstant,
    hours: isHours,
    isLong: optional((value) => value === true)
  }),
  restart: shape({ startedAt: isInstant, banked: optional(isHours), base: optional(isBase) }),
  removeReference: shape({ base: optional(isBase) }),
  trim: shape({ cut: isCut })
}

/** True if the value is a complete intent. */
export function isIntent(value: unknown): value is Intent {
  const { kind } = (value ?? {}) as Partial<Intent>
  return typeof kind === 'string' && Object.hasOwn(INTENTS, kind) && INTENTS[kind](value)
}

const isTimerTime = shape({ kind: oneOf('timer'), startedTime: optional(isTime) })

const REQUESTS: Readonly<Record<SentRequest['call'], Check>> = {
  create: shape({
    entry: isNewEntry,
    time: (value) => isTimerTime(value) || isEntryTime(value)
  }),
  update: shape({ changes: isChanges }),
  stop: shape({}),
  restart: shape({}),
  delete: shape({}),
  removeReference: shape({})
}

/** True if the value is a complete request. */
export function isSentRequest(value: unknown): value is SentRequest {
  const { call, entryKey } = (value ?? {}) as Partial<SentRequest>
  if (typeof call !== 'string' || typeof entryKey !== 'string') return false
  return Object.hasOwn(REQUESTS, call) && REQUESTS[call](value)
}

const isStoredEntry = shape({
  id: isId,
  spentDate: isDate,
  user: shape({ id: isId }),
  client: isNamed,
  project: isNamed,
  task: isNamed,
  hours: isHours,
  hoursWithoutTimer: isHours,
  notes: isText,
  timerStartedAt: orNull(isStamp),
  startedTime: orNull(isTime),
  endedTime: orNull(isTime),
  isRunning: isFlag,
  externalReference: orNull(isReference),
  createdAt: orNull(isText),
  updatedAt: orNull(isText)
})

/** True if the value is Harvest's copy of an entry. */
export function isHarvestEntry(value: unknown): value is HarvestEntry {
  return isStoredEntry(value)
}
