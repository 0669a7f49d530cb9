import { endTimeAt } from '#shared/clock-time.ts'
import { currentHours } from '#shared/hours.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { Loss } from '#shared/state.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { baseOf } from './base.ts'
import type { Inverse } from './inverse.ts'
import { inverseOf } from './inverse.ts'
import type { ClockInDoubt, NewOperation, Operation } from './operations.ts'
import type { OverlayContext } from './overlay.ts'
import { lay } from './overlay.ts'
import { withoutLongSpan } from './stopping.ts'

/** What goes with a command when it is journaled: what it was made on, and what undoes it. */
interface Accompanied {
  readonly operations: readonly NewOperation[]
  readonly at: number
  readonly undo: unknown
  /** The clock it was given by, while that is in doubt. */
  readonly clock: ClockInDoubt | null
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

/** Gives every command what it was made on, and what undoes it. */
export function createAccompaniment(options: AccompanyOptions): Accompany {
  const { entry, context, now, doubt } = options
  return (commands) => {
    const shown = new Map<EntryKey, TimeEntry>()
    const known = (key: EntryKey) => shown.get(key) ?? entry(key)
    const inverses: Inverse[] = []
    const operations = commands.map((command) => {
      const before = known(command.entryKey)
      if (before) shown.set(before.key, before)
      const operation = withoutLongSpan(withBase(command, before), before, context())
      inverses.push(inverseFor(operation, before, context(), now()))
      lay(shown, asWaiting(operation), context())
      return operation
    })
    const last = commands.at(-1)
    const undo = last && undoOf(last, inverses, known(last.entryKey) ?? entry(last.entryKey))
    const kinds = commands.map(({ intent }) => intent.kind)
    const clock = doubt?.() ?? null
    return { operations, at: now(), undo: undo ? { ...undo, kinds } : null, clock }
  }
}

function undoOf(
  { intent }: NewOperation,
  inverses: readonly Inverse[],
  shown: TimeEntry | undefined
): Omit<UndoBody, 'operationIds'> | undefined {
  if (inverses.every(({ operations }) => operations.length === 0)) return undefined
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

function withBase(command: NewOperation, before: TimeEntry | undefined): NewOperation {
  const { intent } = command
  if (!before || (intent.kind !== 'update' && intent.kind !== 'delete')) return command
  return { ...command, intent: { ...intent, base: baseOf(before) } }
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
