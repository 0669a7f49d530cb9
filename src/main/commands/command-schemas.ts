import { z } from 'zod'
import type { CommandName } from '#shared/ipc.ts'
import type { ReceivedArgument } from '#shared/received-argument.ts'
import { WINDOW_INTENTS, WINDOW_NAMES } from '#shared/ipc.ts'
import { REMINDER_CHOICES } from '#shared/reminder.ts'
import type { Same } from '#shared/same-type.ts'
import { RESET_SCOPES } from '#shared/settings.ts'
import { QUESTION_CHOICES } from '#shared/sync-state.ts'
import {
  daysBetween,
  isAcceptedDate,
  isAcceptedInstant,
  isSpentDate
} from '#shared/time/spent-date.ts'
import {
  clockTime,
  idleDecision,
  ruleConditions,
  settingsChange,
  workIds
} from '#main/settings/settings-schema.ts'

/** The longest notes that Harvest stores: MEDIUMTEXT, 2^24 - 1 bytes; assumed, see `src/sandbox/not-observed.ts`. */
const NOTES_MAX = 16_777_215
/** 999 hours, more than any real entry has. */
const HOURS_MAX = 99_900
/** A pasted sheet of 100 rows with seven days each. */
const EDITS_MAX = 700
/** Days: a year, and the rest of its first and last weeks. */
const RANGE_MAX = 400

const nothing = z.undefined()
const key = z.string().min(1).max(100)
const id = z.string().min(1).max(100)
const notes = z.string().max(NOTES_MAX)
const spentDate = z.string().refine(isAcceptedDate)
const hours = z.int().min(0).max(HOURS_MAX)
const instant = z.int().refine(isAcceptedInstant)

const time = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timer') }),
  z.strictObject({ kind: z.literal('hours'), hours }),
  z.strictObject({ kind: z.literal('times'), startedTime: clockTime, endedTime: clockTime })
])

const text = z.string().max(500)
/* Gleaner takes the address of an icon from Harvest only. */
const noIcon: z.ZodType<null, string | null> = z.null()
const externalReference = z.strictObject({
  id: text.min(1),
  groupId: text.nullable(),
  accountId: text.nullable(),
  permalink: z
    .url({ protocol: /^https$/ })
    .max(4000)
    .nullable(),
  service: text.nullable(),
  serviceIconUrl: noIcon
})

const draft = workIds.extend({
  spentDate,
  notes,
  time,
  externalReference: externalReference.exactOptional(),
  userId: z.int().positive().exactOptional()
})

const changes = z.strictObject({
  work: workIds.exactOptional(),
  spentDate: spentDate.exactOptional(),
  notes: notes.exactOptional(),
  hours: hours.exactOptional(),
  startedTime: clockTime.exactOptional(),
  endedTime: clockTime.exactOptional(),
  externalReference: externalReference.exactOptional()
})

/* Optional at run time, see `ReceivedArgument`. Accepts any value that Harvest may have sent. */
const seenWork = z.strictObject({ project: z.int(), task: z.int(), text: notes })
const seen = seenWork
  .extend({
    day: z.string().refine(isSpentDate),
    hundredths: z.int().nullable(),
    from: clockTime.nullable(),
    to: clockTime.nullable(),
    timer: z.string().max(40).nullable(),
    link: z.string().max(5000).nullable()
  })
  .exactOptional()
const seenTimer = z.strictObject({ seen: z.strictObject({ key }).nullable().exactOptional() })

const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), draft }),
  z.strictObject({ kind: z.literal('update'), key, seen, changes }),
  z.strictObject({ kind: z.literal('delete'), key, seen })
])

const span = z.strictObject({ from: instant, to: instant })
const findQuery = z.strictObject({
  text: z.string().max(500),
  clientId: z.int().positive().exactOptional(),
  projectId: z.int().positive().exactOptional(),
  taskId: z.int().positive().exactOptional(),
  isBilled: z.boolean().exactOptional(),
  isRunning: z.boolean().exactOptional(),
  from: spentDate.exactOptional(),
  to: spentDate.exactOptional(),
  externalReferenceId: text.min(1).exactOptional()
})

/**
 * The schema of each command's argument. Arguments are checked before anything else happens, because a window may have
 * been taken over. Unknown members are refused. A command without a schema does not compile, nor does a schema that
 * lacks a member of the contract (`shared/ipc.ts`), even an optional one.
 */
export const ARGUMENTS = {
  getState: nothing,
  signIn: z.strictObject({
    accessToken: z.string().max(2000),
    adds: z.boolean().exactOptional()
  }),
  chooseAccount: z.strictObject({ accountId: z.int().positive() }),
  tryDemo: nothing,
  switchAccount: z.strictObject({ key: id }),
  listReachableAccounts: nothing,
  signOut: z.strictObject({ key: id.exactOptional() }),
  startTimer: workIds.extend({ notes, startedAt: instant.exactOptional() }),
  moveTimerStart: z.strictObject({ key: key.exactOptional(), seen, startedAt: instant }),
  stopTimer: seenTimer.optional(),
  stopTimerIn: z.strictObject({ account: id, seen: z.strictObject({ key }).exactOptional() }),
  continueEntry: z.strictObject({ key, seen: seenWork.exactOptional() }),
  toggleTimer: seenTimer.optional(),
  createEntry: draft,
  updateEntry: z.strictObject({ key, seen, changes }),
  deleteEntry: z.strictObject({ key, seen }),
  removeExternalReference: z.strictObject({ key, seen }),
  editEntries: z.strictObject({ edits: z.array(edit).min(1).max(EDITS_MAX) }),
  getAssignments: nothing,
  getAssignmentsOf: z.strictObject({ userId: z.int().positive() }),
  watchWeek: z.strictObject({ date: spentDate, userId: z.int().positive().exactOptional() }),
  readRange: z
    .strictObject({ from: spentDate, to: spentDate })
    .refine(({ from, to }) => isShortRange(from, to)),
  findEntries: z.strictObject({ query: findQuery, everywhere: z.boolean() }),
  getServiceIcon: z.strictObject({ key }),
  listColleagues: nothing,
  answerIdle: z.strictObject({
    decision: idleDecision,
    spans: z.array(span).max(100).exactOptional(),
    parts: z
      .array(span.extend({ work: workIds.exactOptional(), notes: notes.exactOptional() }))
      .max(100)
      .exactOptional(),
    whenEmpty: z.enum(['delete', 'keep']).exactOptional(),
    remember: ruleConditions.exactOptional()
  }),
  undoIdle: nothing,
  answerReminder: z.strictObject({
    id: z.string().min(1).max(200),
    choice: z.enum(REMINDER_CHOICES)
  }),
  syncNow: nothing,
  retryOperation: z.strictObject({ id }),
  discardOperation: z.strictObject({ id }),
  answerQuestion: z.strictObject({
    id,
    choice: z.enum(QUESTION_CHOICES)
  }),
  undo: z.strictObject({ id: id.exactOptional(), agreed: z.boolean().exactOptional() }),
  changeSettings: settingsChange,
  dismissNotice: z.strictObject({ id }),
  suspendHotkeys: z.strictObject({ suspended: z.boolean() }),
  exportSettings: nothing,
  importSettings: nothing,
  reset: z.strictObject({ what: z.enum(RESET_SCOPES) }),
  readDiagnostics: nothing,
  saveDiagnostics: nothing,
  openDataFolder: nothing,
  readVersions: nothing,
  readThirdPartyNotices: nothing,
  openWindow: z.strictObject({
    name: z.enum(WINDOW_NAMES),
    intent: z.enum(WINDOW_INTENTS).exactOptional(),
    date: spentDate.exactOptional(),
    entryKey: key.exactOptional(),
    at: z.strictObject({ x: z.int(), y: z.int() }).exactOptional()
  }),
  hideWindow: nothing,
  openExternal: z.strictObject({ url: z.string().max(4000) }),
  quit: nothing
} satisfies { readonly [Name in CommandName]: z.ZodType<Parsed<ReceivedArgument<Name>>> }

/** True for a valid range. Refinements also run if a member was refused, so the texts may not be dates. */
function isShortRange(from: string, to: string): boolean {
  return (
    isAcceptedDate(from) && isAcceptedDate(to) && from <= to && daysBetween(from, to) <= RANGE_MAX
  )
}

type Parsed<Argument> = Argument extends void ? undefined : Argument

type Mismatch = {
  [Name in CommandName]: Same<
    z.input<(typeof ARGUMENTS)[Name]>,
    Parsed<ReceivedArgument<Name>>
  > extends true
    ? never
    : Name
}[CommandName]

type Never<Type extends never> = Type

/** Does not compile if a schema and the contract differ. The error names the command. */
export type ContractMismatch = Never<Mismatch>
