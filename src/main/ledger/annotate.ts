import { endTimeAt } from '#shared/time/clock-time.ts'
import { currentHours } from '#shared/hours.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { Loss } from '#shared/state.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { baseOf } from './entry-base.ts'
import type { Inverse } from './inverse.ts'
import { inverseOf } from './inverse.ts'
import type { ClockInDoubt, EntryBase, Intent, NewOperation, Operation } from './operations.ts'
import type { OverlayContext } from './overlay.ts'
import { lay } from './overlay.ts'
import { withoutLongSpan } from './stop-intent.ts'

/** Operations to append, with their base versions, and what undoes them. */
interface Accompanied {
  readonly operations: readonly NewOperation[]
  readonly at: number
  readonly undo: unknown
  /** The clock it was given by, while that is in doubt. */
  readonly clock: ClockInDoubt | null
  /** The version that each entry has with the operations. */
  readonly versions: ReadonlyMap<EntryKey, EntryBase>
}

/** Gives what is journaled what goes with it. */
export type Accompany = (operations: readonly NewOperation[]) => Accompanied

/** How a command is taken back, one inverse for each of its operations. */
export interface UndoBody {
  readonly operationIds: readonly string[]
  readonly inverses: readonly Inverse[]
  readonly kind: NewOperation['intent']['kind']
  /** One for each operation; absent from what was kept before it was. */
  readonly kinds?: readonly NewOperation['intent']['kind'][]
  readonly shown: NamedWork | null
  readonly loses: readonly Loss[]
}

export interface AccompanyOptions {
  readonly entry: (key: EntryKey) => TimeEntry | undefined
  readonly context: () => OverlayContext
  readonly now: () => number
  /** The clock that `now` follows, while that is in doubt. */
  readonly doubt?: () => ClockInDoubt | null
}

/**
 * Adds the base version to every command that has none, and what undoes it. What undoes it has a base version too: the
 * entry as the command leaves it, so that an undo overwrites nothing that was changed elsewhere since.
 */
export function createAccompaniment(options: AccompanyOptions): Accompany {
  const { entry, context, now, doubt } = options
  return (commands) => {
    const shown = new Map<EntryKey, TimeEntry>()
    const known = (key: EntryKey) => shown.get(key) ?? entry(key)
    const inverses: Inverse[] = []
    const operations = commands.map((command) => {
      const before = known(command.entryKey)
      if (before) shown.set(before.key, before)
      const based = { ...command, intent: withBase(command.intent, before) }
      const operation = withoutLongSpan(based, before, context())
      const inverse = inverseFor(operation, before, context(), now())
      lay(shown, asWaiting(operation), context())
      inverses.push(basedOn(inverse, known))
      return operation
    })
    const last = commands.at(-1)
    const undo = last && undoOf(last, inverses, known(last.entryKey) ?? entry(last.entryKey))
    const kinds = commands.map(({ intent }) => intent.kind)
    const clock = doubt?.() ?? null
    const versions = new Map([...shown].map(([key, entry]) => [key, baseOf(entry)]))
    return { operations, at: now(), undo: undo ? { ...undo, kinds } : null, clock, versions }
  }
}

function undoOf(
  { intent }: NewOperation,
  inverses: readonly Inverse[],
  shown: TimeEntry | undefined
): Omit<UndoBody, 'operationIds'> | undefined {
  // what changed nothing needs no undo; what cannot be undone is kept, so that undo stops there
  const hasEffect = inverses.some(({ operations, loses }) => operations.length + loses.length > 0)
  if (!hasEffect) return undefined
  const loses = [...new Set(inverses.flatMap((each) => each.loses))]
  const named = shown && { client: shown.client, project: shown.project, task: shown.task }
  return { inverses, kind: intent.kind, shown: named ?? null, loses }
}

/** What undoes a change of a colleague's entry is about that colleague again. */
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

/** Nobody starts a colleague's timer: what ran is a finished entry with the time it had by then. */
export function asFinished(
  entry: TimeEntry,
  now: number,
  { timeZone }: Pick<OverlayContext, 'timeZone'>
): TimeEntry {
  if (!entry.isRunning) return entry
  const endedTime = entry.startedTime && endTimeAt(now, timeZone)
  return { ...entry, isRunning: false, hours: currentHours(entry, now), endedTime }
}

/** Keeps the base version that came with the intent; without one, the entry as it is shown now is the base. */
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
