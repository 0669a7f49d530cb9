import { z } from 'zod'
import type { CommandName, ReceivedArgument } from '#shared/ipc.ts'
import { FAVOURITE_NOTES_MAX, FAVOURITES_MAX, REGIONS } from '#shared/settings.ts'
import {
  daysBetween,
  isAcceptedDate,
  isAcceptedInstant,
  isSpentDate
} from '#shared/time/spent-date.ts'
import { WEEKDAYS } from '#shared/time/week.ts'

/** Longest notes Harvest keeps (MEDIUMTEXT), behaviours of the API, 3.10. */
const NOTES_MAX = 16_777_215
/** More hours than anybody can mean in one entry: 999. */
const HOURS_MAX = 99_900
/** A pasted sheet of 100 rows and a week; a year and what its weeks stick out. */
const EDITS_MAX = 700
const RANGE_MAX = 400

const nothing = z.undefined()
const key = z.string().min(1).max(100)
const id = z.string().min(1).max(100)
const work = z.strictObject({ projectId: z.int().positive(), taskId: z.int().positive() })
const notes = z.string().max(NOTES_MAX)
const spentDate = z.string().refine(isAcceptedDate)
const hours = z.int().min(0).max(HOURS_MAX)
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const accelerator = z.string().min(1).max(80).nullable()
const instant = z.int().refine(isAcceptedInstant)
const window = z.enum(['popover', 'timesheet', 'welcome', 'idle', 'palette', 'mini'])

const time = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timer') }),
  z.strictObject({ kind: z.literal('hours'), hours }),
  z.strictObject({ kind: z.literal('times'), startedTime: clockTime, endedTime: clockTime })
])

const text = z.string().max(500)
const externalReference = z.strictObject({
  id: text.min(1),
  groupId: text.nullable(),
  accountId: text.nullable(),
  permalink: z
    .url({ protocol: /^https$/ })
    .max(4000)
    .nullable(),
  service: text.nullable(),
  serviceIconUrl: z.null()
})

const draft = work.extend({
  spentDate,
  notes,
  time,
  externalReference: externalReference.exactOptional(),
  userId: z.int().positive().exactOptional()
})

const changes = z.strictObject({
  work: work.exactOptional(),
  spentDate: spentDate.exactOptional(),
  notes: notes.exactOptional(),
  hours: hours.exactOptional(),
  startedTime: clockTime.exactOptional(),
  endedTime: clockTime.exactOptional(),
  externalReference: externalReference.exactOptional()
})

/* Optional at run time, see `ReceivedArgument`; liberal, because it repeats what Harvest sent. */
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
const minutes = z.int().min(0).max(100_000)
const conditions = z.strictObject({
  work: work.exactOptional(),
  kind: z.enum(['idle', 'lock', 'sleep', 'off']).exactOptional(),
  minutes: z.strictObject({ least: minutes, most: minutes }).exactOptional(),
  timeOfDay: z.strictObject({ from: clockTime, to: clockTime }).exactOptional()
})
const decision = z.enum(['stop-and-remove', 'continue-and-remove', 'add-as-new-entry', 'ignore'])
const reminder = z.strictObject({ isOn: z.boolean(), minutes: z.int().min(1).max(1440) })
const awayChoice = z.enum(['ask', 'keep', 'stop'])

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

const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).exactOptional(),
  language: z.enum(['system', 'en', 'de']).exactOptional(),
  region: z.enum(REGIONS).exactOptional(),
  trayLabel: z.enum(['none', 'time', 'time-and-project', 'today']).exactOptional(),
  discreet: z.boolean().exactOptional(),
  launchAtLogin: z.boolean().exactOptional(),
  letterKeys: z.boolean().exactOptional(),
  favourites: z
    .array(work.extend({ notes: z.string().max(FAVOURITE_NOTES_MAX) }))
    .max(FAVOURITES_MAX)
    .exactOptional(),
  externalChangeNotices: z.boolean().exactOptional(),
  onboardingDone: z.boolean().exactOptional(),
  accountFormats: z
    .strictObject({
      timerMode: z.enum(['entries', 'duration', 'timestamps']),
      timeFormat: z.enum(['decimal', 'hours_minutes']),
      clock: z.enum(['12h', '24h']),
      weekStartDay: z.enum(['Monday', 'Sunday', 'Saturday']),
      decimalSymbol: z.enum(['.', ','])
    })
    .exactOptional(),
  idle: z
    .strictObject({ enabled: z.boolean(), thresholdMinutes: z.int().min(1).max(240) })
    .exactOptional(),
  away: z
    .strictObject({
      onSleep: awayChoice,
      onLock: awayChoice,
      onShutdown: awayChoice,
      onQuit: awayChoice,
      rules: z
        .array(
          z.strictObject({
            id,
            decision,
            conditions,
            workName: z.string().max(1000).exactOptional(),
            isOn: z.boolean()
          })
        )
        .max(100)
    })
    .exactOptional(),
  workHours: z
    .strictObject({ days: z.array(z.literal(WEEKDAYS)).max(7), from: clockTime, to: clockTime })
    .refine(({ from, to }) => from < to)
    .exactOptional(),
  reminders: z
    .strictObject({
      noTimer: reminder,
      endOfDay: reminder,
      longRun: reminder,
      midnight: z.boolean(),
      target: reminder,
      weekIncomplete: reminder,
      snoozeMinutes: z.int().min(1).max(1440),
      presenting: z.boolean()
    })
    .exactOptional(),
  hotkeys: z
    .strictObject({
      showPopover: accelerator,
      toggleTimer: accelerator,
      newEntry: accelerator,
      openTimesheet: accelerator,
      openPalette: accelerator
    })
    .exactOptional()
})

/**
 * What each command takes, checked before anything happens: a window is trusted no more than a stranger.
 * Unknown attributes are refused. A command without a schema does not compile.
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
  startTimer: work.extend({ notes, startedAt: instant.exactOptional() }),
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
    decision,
    spans: z.array(span).max(100).exactOptional(),
    parts: z
      .array(span.extend({ work: work.exactOptional(), notes: notes.exactOptional() }))
      .max(100)
      .exactOptional(),
    whenEmpty: z.enum(['delete', 'keep']).exactOptional(),
    remember: conditions.exactOptional()
  }),
  undoIdle: nothing,
  answerReminder: z.strictObject({
    id: z.string().min(1).max(200),
    choice: z.enum(['start', 'stop', 'split', 'edit', 'keep', 'later', 'not-today'])
  }),
  syncNow: nothing,
  retryOperation: z.strictObject({ id }),
  discardOperation: z.strictObject({ id }),
  answerQuestion: z.strictObject({
    id,
    choice: z.enum(['mine', 'theirs', 'keep', 'discard'])
  }),
  undo: z.strictObject({ id: id.exactOptional(), agreed: z.boolean().exactOptional() }),
  changeSettings: settings,
  dismissNotice: z.strictObject({ id }),
  suspendHotkeys: z.strictObject({ suspended: z.boolean() }),
  exportSettings: nothing,
  importSettings: nothing,
  reset: z.strictObject({ what: z.enum(['settings', 'account', 'everything']) }),
  readDiagnostics: nothing,
  saveDiagnostics: nothing,
  openDataFolder: nothing,
  readVersions: nothing,
  readThirdPartyNotices: nothing,
  openWindow: z.strictObject({
    name: window,
    intent: z.enum(['none', 'new-entry', 'edit-entry', 'settings', 'add-account']).exactOptional(),
    date: spentDate.exactOptional(),
    entryKey: key.exactOptional(),
    at: z.strictObject({ x: z.int(), y: z.int() }).exactOptional()
  }),
  hideWindow: nothing,
  openExternal: z.strictObject({ url: z.string().max(4000) }),
  quit: nothing
} satisfies { readonly [Name in CommandName]: z.ZodType<Parsed<ReceivedArgument<Name>>> }

/** Refinements of an object run even where its attributes are refused: the texts may be no days. */
function isShortRange(from: string, to: string): boolean {
  return (
    isAcceptedDate(from) && isAcceptedDate(to) && from <= to && daysBetween(from, to) <= RANGE_MAX
  )
}

type Parsed<Argument> = Argument extends void ? undefined : Argument
