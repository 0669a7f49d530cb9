import { endTimeAt } from '#shared/time/clock-time.ts'
import { currentHours } from '#shared/hours.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { Loss } from '#shared/state.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { baseOf } from './entry-base.ts'
import type { Inverse } from './inverse.ts'
import { inverseOf } from './inverse.ts'
import type { EntryBase, Intent } from './intents.ts'
import type { ClockDoubt, NewOperation, Operation } from './operations.ts'
import type { OverlayContext } from './overlay.ts'
import { lay } from './overlay.ts'
import { withoutLongSpan } from './stop-intent.ts'

/** Operations to append with everything that is stored beside them. */
export interface AnnotatedOperations {
  readonly operations: readonly NewOperation[]
  /** When the command was given, epoch milliseconds by Harvest's clock. */
  readonly at: number
  /** How the command is undone; null if it changed nothing. */
  readonly undo: Omit<UndoBody, 'operationIds'> | null
  /** How wrong the clock may be that the command was given by; null if it is certain. */
  readonly clock: ClockDoubt | null
  /** The version of each entry after the command. */
  readonly versions: ReadonlyMap<EntryKey, EntryBase>
}

/** The clock that commands are given by. */
export interface CommandClock {
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
  /** How wrong `now` may be; null while it is certain. */
  readonly doubt: () => ClockDoubt | null
}

/** The undo record of a command, with one inverse for each of its operations. */
export interface UndoBody {
  readonly operationIds: readonly string[]
  readonly inverses: readonly Inverse[]
  readonly kind: NewOperation['intent']['kind']
  /** The kind of each operation; absent in rows of older versions. */
  readonly kinds?: readonly NewOperation['intent']['kind'][]
  readonly shown: NamedWork | null
  readonly loses: readonly Loss[]
}

export interface AnnotateOptions {
  /** Returns the entry as it is shown before the command. */
  readonly shown: (key: EntryKey) => TimeEntry | undefined
  readonly context: OverlayContext
  readonly clock: CommandClock
}

/**
 * Annotates the operations of one command with base versions, the undo record and the clock doubt. The inverse
 * operations get base versions too: the entry as the command leaves it. An undo therefore overwrites nothing that another
 * device changed since.
 */
export function annotate(
  commands: readonly NewOperation[],
  { shown, context, clock }: AnnotateOptions
): AnnotatedOperations {
  const at = clock.now()
  const after = new Map<EntryKey, TimeEntry>()
  const known = (key: EntryKey) => after.get(key) ?? shown(key)
  const inverses: Inverse[] = []
  const operations = commands.map((command) => {
    const before = known(command.entryKey)
    if (before) after.set(before.key, before)
    const based = { ...command, intent: withBase(command.intent, before) }
    const operation = withoutLongSpan(based, before, context)
    const inverse = inverseFor(operation, before, context, at)
    lay(after, asWaiting(operation), context)
    inverses.push(basedOn(inverse, known))
    return operation
  })
  const last = commands.at(-1)
  const undo = last && undoOf(last, inverses, known(last.entryKey))
  const kinds = commands.map(({ intent }) => intent.kind)
  const versions = new Map([...after].map(([key, entry]) => [key, baseOf(entry)]))
  return { operations, at, undo: undo ? { ...undo, kinds } : null, clock: clock.doubt(), versions }
}

function undoOf(
  { intent }: NewOperation,
  inverses: readonly Inverse[],
  shown: TimeEntry | undefined
): Omit<UndoBody, 'operationIds'> | undefined {
  // a command without effect needs no undo; one that cannot be undone is stored, so that undo stops there
  const hasEffect = inverses.some(({ operations, loses }) => operations.length + loses.length > 0)
  if (!hasEffect) return undefined
  const loses = [...new Set(inverses.flatMap((each) => each.loses))]
  const named = shown && { client: shown.client, project: shown.project, task: shown.task }
  return { inverses, kind: intent.kind, shown: named ?? null, loses }
}

/** Returns the inverse of an operation. The inverse of a change of a colleague's entry is about that colleague too. */
function inverseFor(
  operation: NewOperation,
  before: TimeEntry | undefined,
  context: OverlayContext,
  now: number
): Inverse {
  const { user } = operation
  if (!user) return inverseOf(operation, before, context)
  const { operations, loses } = inverseOf(
    operation,
    before && asFinished(before, now, context),
    context
  )
  return { operations: operations.map((each) => ({ ...each, user })), loses }
}

/** Returns an entry as if it were stopped at `now` (epoch milliseconds): Gleaner cannot start a colleague's timer. */
export function asFinished(
  entry: TimeEntry,
  now: number,
  { timeZone }: Pick<OverlayContext, 'timeZone'>
): TimeEntry {
  if (!entry.isRunning) return entry
  const endedTime = entry.startedTime && endTimeAt(now, timeZone)
  return { ...entry, isRunning: false, hours: currentHours(entry, now), endedTime }
}

/** Adds the entry as it is shown as the base version, unless the intent comes with one. */
function withBase(intent: Intent, shown: TimeEntry | undefined): Intent {
  const takesBase = intent.kind === 'update' || intent.kind === 'delete'
  return shown && takesBase && !intent.base ? { ...intent, base: baseOf(shown) } : intent
}

function basedOn(
  { operations, ...rest }: Inverse,
  entry: (key: EntryKey) => TimeEntry | undefined
): Inverse {
  return { ...rest, operations: operations.map((each) => withBaseOf(each, entry(each.entryKey))) }
}

function withBaseOf(operation: NewOperation, shown: TimeEntry | undefined): NewOperation {
  const { intent } = operation
  const replacesHours = intent.kind === 'restart' && intent.banked !== undefined
  if (shown && (replacesHours || intent.kind === 'removeReference'))
    return { ...operation, intent: { ...intent, base: baseOf(shown) } }
  return { ...operation, intent: withBase(intent, shown) }
}

function asWaiting({ entryKey, intent, user }: NewOperation): Operation {
  return {
    ...(user ? { user } : {}),
    sequence: 0,
    id: '',
    entryKey,
    intent,
    status: 'waiting',
    step: 0,
    attempts: 0,
    madeAt: null,
    sentAt: null,
    nextAttemptAt: null,
    progress: {},
    question: null,
    failure: null
  }
}
