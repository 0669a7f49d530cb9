import type { OldStep } from '#shared/messages/en/undo.ts'
import type { FailureKind } from '#shared/failure.ts'
import type { IdleDecision } from '#shared/absence.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { QuestionKind } from '#shared/quick-entry/pieces.ts'
import type { QuickCommand } from '#shared/quick-entry/vocabulary.ts'
import type { ReminderChoice, ReminderKind } from '#shared/reminder.ts'
import type { Loss, DroppedKind, Notice } from '#shared/state.ts'
import type { OperationKind, SyncQuestion, SyncState } from '#shared/sync-state.ts'

type Argument = Readonly<Record<string, unknown>>

/* Stands for any text that is inserted into another. */
const MARKED = new Proxy<Argument>({}, { get: (_, name) => `‹${String(name)}›` })

/* Arguments that are no texts, or that change the sentence. */
const VARIED: readonly Argument[] = [
  {
    seconds: 1,
    waiting: 0,
    isCurrent: true,
    count: 1,
    rows: 1,
    added: 1,
    least: 1,
    most: 9,
    snooze: 1,
    hasMore: false,
    isToday: false
  },
  {
    seconds: 60,
    waiting: 1,
    isCurrent: false,
    count: 2,
    rows: 2,
    added: 0,
    least: 2,
    most: 9,
    snooze: 2,
    hasMore: true,
    isToday: true
  },
  {
    seconds: 600,
    waiting: 2,
    isCurrent: true,
    count: 0,
    rows: 0,
    added: 2,
    least: 0,
    most: 9,
    snooze: 0,
    hasMore: true,
    isToday: false
  }
]
const LEFT_OUT: Argument = { code: null, number: null, since: null, person: '' }

const STEPS = keys<OldStep['kind']>({
  create: 1,
  start: 1,
  update: 1,
  delete: 1,
  stop: 1,
  restart: 1,
  switch: 1,
  removeReference: 1,
  trim: 1
})
const STEP_DAYS: readonly OldStep['day'][] = [
  { kind: 'today' },
  { kind: 'yesterday' },
  { kind: 'weekday', name: '‹name›' },
  { kind: 'date', name: '‹name›' },
  { kind: 'earlier' }
]
const FAILURES = keys<FailureKind>({
  offline: 1,
  'invalid-token': 1,
  'no-account': 1,
  forbidden: 1,
  'not-for-colleague': 1,
  'not-found': 1,
  rejected: 1,
  'not-applied': 1,
  'rate-limited': 1,
  'server-trouble': 1,
  'unexpected-answer': 1,
  unreadable: 1,
  'invalid-input': 1,
  locked: 1,
  'not-assigned': 1,
  gone: 1,
  'already-running': 1,
  'changed-elsewhere': 1,
  'step-is-old': 1,
  'not-undoable': 1,
  keychain: 1,
  disk: 1,
  cancelled: 1,
  'signed-out': 1,
  internal: 1
})
const REMINDERS = keys<ReminderKind>({
  'no-timer': 1,
  'end-of-day': 1,
  'long-run': 1,
  'across-midnight': 1,
  'target-reached': 1,
  'week-incomplete': 1
})

const OPERATIONS = keys<OperationKind>({
  create: 1,
  start: 1,
  update: 1,
  delete: 1,
  stop: 1,
  restart: 1,
  removeReference: 1,
  trim: 1
})
const ofWork = OPERATIONS.flatMap((kind) => [
  { kind, work: '‹work›' },
  { kind, work: null }
])
const losses = { id: 1, invoice: 1, reference: 1, end: 1, entry: 1, times: 1 } as const
const lost = keys<Loss>(losses).map((loss) => ({
  losses: [loss]
}))

const DECISIONS = keys<IdleDecision>({
  'stop-and-remove': 1,
  'continue-and-remove': 1,
  'add-as-new-entry': 1,
  ignore: 1
})

/* Details that are no text. */
const DETAILS: Readonly<Partial<Record<Notice['kind'], string>>> = {
  'icon-may-hide': 'win32',
  'clock-was-wrong': '125'
}

const KEPT_CHANGES = [0, 1, 3].flatMap((kept) =>
  [0, 1, 2, null].map((unreadable) => ({ kept, unreadable }))
)

/* Arguments from a fixed set, with each member of it. */
const LISTED: Readonly<Record<string, readonly Argument[]>> = {
  'timesheet.grid.refusedPaste': [{ texts: ['‹1›', '‹2›'] }],
  'timesheet.grid.unknownWork': [{ names: ['‹1›', '‹2›'] }],
  'common.list': [{ items: ['‹1›', '‹2›', '‹3›'] }],
  'failures.describe': FAILURES.map((kind) => ({ kind, said: '‹said›' })),
  'failures.describeSignIn': FAILURES.map((kind) => ({ kind, said: '‹said›' })),
  'idle.acted': DECISIONS.flatMap((decision) =>
    [1, 22].map((count) => ({ work: '‹work›', decision, count }))
  ),
  'notices.describe': keys<Notice['kind']>({
    'settings-were-corrupt': 1,
    'settings-were-damaged': 1,
    'import-was-damaged': 1,
    'ledger-was-corrupt': 1,
    'closed-to-tray': 1,
    'no-tray': 1,
    'token-kept-for-this-session-only': 1,
    'stopped-elsewhere': 1,
    'started-elsewhere': 1,
    'answered-by-rule': 1,
    'icon-may-hide': 1,
    'deleted-elsewhere': 1,
    'disk-full': 1,
    'clock-was-wrong': 1,
    'stopped-elsewhere-started-here': 1,
    'started-elsewhere-stopped-here': 1,
    'already-stopped-elsewhere': 1,
    'other-timer-runs': 1,
    'nothing-runs': 1,
    'already-running': 1,
    'item-is-gone': 1,
    'not-assigned-any-more': 1
  }).flatMap((kind) => [
    {
      kind,
      detail: DETAILS[kind] ?? '‹detail›',
      dropped: keys<DroppedKind>({
        rule: 1,
        favourite: 1,
        account: 1,
        host: 1,
        hotkey: 1,
        reminder: 1,
        choice: 1
      }).flatMap((kind) => [1, 2].map((count) => ({ kind, count })))
    },
    { kind },
    ...(kind === 'ledger-was-corrupt' ? KEPT_CHANGES : []).map((changes) => ({ kind, changes }))
  ]),
  'palette.question': keys<QuestionKind>({
    number: 1,
    'clock-or-hours': 1,
    'lone-clock': 1,
    'which-day': 1,
    'day-or-word': 1,
    'day-or-month': 1,
    second: 1,
    order: 1,
    future: 1,
    'before-today': 1,
    'timer-other-day': 1,
    unit: 1,
    'until-now': 1,
    'how-long': 1,
    'unclear-time': 1
  }).map((kind) => ({ kind, text: '‹text›' })),
  'palette.command': keys<QuickCommand>({
    stop: 1,
    continue: 1,
    undo: 1,
    week: 1,
    today: 1,
    settings: 1,
    sync: 1,
    popover: 1,
    mini: 1
  }).map((command) => ({ command })),
  'sync.status': keys<SyncState['status']>({
    'up-to-date': 1,
    syncing: 1,
    offline: 1,
    'rate-limited': 1,
    'server-trouble': 1
  }).map((status) => ({ status })),
  'sync.question': keys<SyncQuestion['kind']>({
    conflict: 1,
    'deleted-elsewhere': 1,
    'too-short': 1,
    'too-long': 1,
    'came-twice': 1,
    'came-late': 1
  }).flatMap((kind) => [
    { kind, work: '‹work›' },
    { kind, work: null }
  ]),
  'sync.couldNot': ofWork,
  'sync.drawer.does': ofWork,
  'sync.drawer.lost': OPERATIONS.map((kind) => ({ kind })),
  'undo.did': ofWork,
  'undo.cannotComeBack': lost,
  'undo.notRestored': lost,
  'undo.cannotUndo': STEPS.flatMap((kind) => [
    { kind, count: 1, work: '‹work›' },
    { kind, count: 1, work: null },
    { kind, count: 3, work: null }
  ]),
  'undo.offerOld': STEPS.flatMap((kind) =>
    STEP_DAYS.flatMap((day) => [
      { kind, count: 1, work: '‹work›', day },
      { kind, count: 1, work: null, day },
      { kind, count: 3, work: null, day }
    ])
  ),
  'undo.wouldHaveRun': [{ minutes: 25 }, { minutes: 125 }, { minutes: 3900 }]
}

const CHOICES = keys<ReminderChoice>({
  start: 1,
  stop: 1,
  split: 1,
  edit: 1,
  keep: 1,
  later: 1,
  'not-today': 1
})

/* The two functions with more than one argument. */
const POSITIONAL: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'idle.answer': DECISIONS.flatMap((decision) => [
    [decision, 1],
    [decision, 22]
  ]),
  'reminders.choice': CHOICES.flatMap((choice) =>
    REMINDERS.map((kind) => [choice, { kind, time: '‹time›', snooze: 15 }])
  )
}

/** Returns every text of a catalogue by its place, with `‹name›` for an inserted argument. */
export function sampleTexts(messages: Messages): ReadonlyMap<string, string> {
  return new Map(textsOf(messages, ''))
}

function textsOf(node: unknown, place: string): readonly (readonly [string, string])[] {
  if (node === null) return [] // no text
  if (typeof node === 'string') return [[place, node]]
  if (typeof node === 'function')
    return argumentsOf(place).flatMap((given) =>
      textsOf((node as (...all: unknown[]) => unknown)(...given), `${place}(${said(given)})`)
    )
  return Object.entries(node as object)
    .filter(([key]) => key !== 'choice') // not shown to users: the value that a button sends
    .flatMap(([key, value]) => textsOf(value, place === '' ? key : `${place}.${key}`))
}

function argumentsOf(place: string): readonly (readonly unknown[])[] {
  const listed = LISTED[place]
  return (
    POSITIONAL[place] ??
    listed?.map((argument) => [argument]) ??
    [...VARIED, { ...VARIED[0], ...LEFT_OUT }].map((varied) => [
      new Proxy<Argument>(varied, {
        get: (_, name) => (name in varied ? varied : MARKED)[String(name)]
      })
    ])
  )
}

function said(given: readonly unknown[]): string {
  return given.map((each) => JSON.stringify(each)).join(', ')
}

function keys<Key extends string>(all: Readonly<Record<Key, 1>>): readonly Key[] {
  return Object.keys(all) as Key[]
}
