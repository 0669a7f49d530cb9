import type { Loss } from '../../state.ts'
import type { StepDay } from '../../time/step-day.ts'
import type { OperationKind } from '../../sync-state.ts'
import { listOf } from '../plural.ts'
import { changes, LOCALE } from './counts.ts'

const DID: Readonly<Record<OperationKind, (work: string) => string>> = {
  create: (work) => `Added time to ${work}.`,
  start: (work) => `Started ${work}.`,
  update: (work) => `Changed ${work}.`,
  delete: (work) => `Deleted ${work}.`,
  stop: (work) => `Stopped ${work}.`,
  restart: (work) => `Continued ${work}.`,
  removeReference: (work) => `Removed the link from ${work}.`,
  trim: (work) => `Corrected the time of ${work}.`
}

const LOSSES: Readonly<Record<Loss, string>> = {
  id: 'its number at Harvest',
  invoice: 'its place on the invoice',
  reference: 'its link',
  end: 'its open end',
  entry: 'an entry that Harvest does not accept again',
  times: 'an entry without start and end'
}

function sentence(losses: readonly Loss[]): string {
  const text = listOf(
    LOCALE,
    losses.map((loss) => LOSSES[loss])
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A step to undo that is offered by name; `work` is null when its names are not known. */
export interface OldStep {
  readonly kind: OperationKind | 'switch'
  /** The number of changes in the step. */
  readonly count: number
  readonly work: string | null
  readonly day: StepDay
}

const STEPS: Readonly<Record<OldStep['kind'], (work: string) => string>> = {
  create: (work) => `new entry for ${work}`,
  start: (work) => `start of ${work}`,
  update: (work) => `change of ${work}`,
  delete: (work) => `deletion of ${work}`,
  stop: (work) => `stop of ${work}`,
  restart: (work) => `continuation of ${work}`,
  switch: (work) => `switch to ${work}`,
  removeReference: (work) => `removal of the link from ${work}`,
  trim: (work) => `time correction of ${work}`
}

function nameOf({ kind, count, work }: Omit<OldStep, 'day'>): string {
  return count > 1 ? changes(count) : STEPS[kind](work ?? 'an entry')
}

function ofDay({ day, ...step }: OldStep): string {
  const what = nameOf(step)
  switch (day.kind) {
    case 'today':
      return `today’s ${what}`
    case 'yesterday':
      return `yesterday’s ${what}`
    case 'weekday':
      return `${day.name}’s ${what}`
    case 'date':
      return `the ${what} (${day.name})`
    case 'earlier':
      return `the earlier ${what}`
  }
}

/** `65 h`; less than ten hours with the minutes: `2 h 5 min`. */
function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  if (hours >= 10) return `${Math.round(minutes / 60)} h`
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
}

/** The last change, and undoing it. */
export const undo = {
  label: 'Last change',
  /** `work` is null when its names are not known. */
  did: ({ kind, work }: { kind: OperationKind; work: string | null }) =>
    DID[kind](work ?? 'an entry'),
  switched: ({ work }: { work: string | null }) => `Switched to ${work ?? 'another entry'}.`,
  several: ({ count }: { count: number }) => `${changes(count)} made.`,
  /** Before it is undone. */
  cannotComeBack: ({ losses }: { losses: readonly Loss[] }) =>
    losses.includes('end')
      ? 'Undo goes on in a new entry; this one keeps its end.'
      : `${sentence(losses)} cannot come back.`,
  undone: 'Undone.',
  /** After it was undone. */
  notRestored: ({ losses }: { losses: readonly Loss[] }) =>
    losses.includes('end')
      ? 'It goes on in a new entry; the other keeps its end.'
      : `${sentence(losses)} could not be restored.`,
  nothing: 'There is nothing to undo.',
  /** Beside what was done. */
  final: 'This cannot be undone.',
  cannotUndo: (step: Omit<OldStep, 'day'>) => `Gleaner cannot undo the ${nameOf(step)}.`,
  /** After `cannotUndo`. */
  earlierStay: 'Nothing was changed. What you did before it stays as it is.',
  /** Offers a step of an earlier day, or from before Gleaner was started. */
  offerOld: (step: OldStep) => `Undo ${ofDay(step)}?`,
  wouldHaveRun: ({ minutes }: { minutes: number }) =>
    `The timer would have run ${hoursAndMinutes(minutes)}.`
}
