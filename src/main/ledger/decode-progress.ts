import type { IntentKind } from './intents.ts'
import type { Progress, ProgressOf } from './operation-progress.ts'
import type { Check } from './row-checks.ts'
import {
  isCount,
  isFlag,
  isHours,
  isInstant,
  isSentRequest,
  isText,
  listOf,
  oneOf,
  optional,
  orNull,
  shape
} from './row-checks.ts'

/** A check for each field that the progress of a kind can have. The compiler keeps it complete. */
type Fields<Kind extends IntentKind> = Readonly<Record<keyof ProgressOf[Kind], Check>>

const common: Fields<'delete'> = {
  request: isSentRequest,
  isLost: isFlag,
  isFound: isFlag,
  isContradicted: isFlag,
  isUnauthorised: isFlag,
  unexpected: isCount,
  split: listOf(isText)
}
const creating: Fields<'create'> = { ...common, marker: isText, verified: listOf(isText) }
const startTime = { mistimed: oneOf('new', 'seen') }
const otherTimers = { timersEnded: isCount }
const starting = { ...creating, ...startTime, ...otherTimers }
const timer = {
  timer: shape({ startedAt: isInstant, banked: isHours, since: optional(orNull(isInstant)) }),
  ended: shape({ at: isInstant, hours: isHours })
}
const ending = { ...timer, beganAt: isInstant }

const FIELDS: { readonly [Kind in IntentKind]: Fields<Kind> } = {
  create: creating,
  start: { ...starting, ended: timer.ended },
  update: { ...common, ...startTime },
  delete: common,
  stop: { ...common, ...ending, target: isHours, left: isHours, isLate: isFlag },
  restart: {
    ...common,
    ...timer,
    ...otherTimers,
    banked: isHours,
    joined: orNull(isInstant)
  },
  removeReference: common,
  trim: {
    ...starting,
    ...ending,
    isFitted: isFlag,
    shortened: shape({ sentAt: isInstant, hours: optional(isHours) })
  }
}

/**
 * Decodes the progress of an operation. Older versions stored fields of every kind in one object, and an operation can
 * change its kind: fields that the kind does not have are left out, and so are damaged ones.
 */
export function decodeProgress(kind: IntentKind, stored: unknown): Progress {
  const fields: Readonly<Record<string, Check>> = FIELDS[kind]
  const known = Object.entries((stored ?? {}) as object).filter(
    ([name, value]) => Object.hasOwn(fields, name) && fields[name]?.(value)
  )
  return Object.fromEntries(known) as Progress
}
