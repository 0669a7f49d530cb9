import type { Loss } from '../../state.ts'
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
  end: 'its open end'
}

function sentence(losses: readonly Loss[]): string {
  const text = listOf(
    LOCALE,
    losses.map((loss) => LOSSES[loss])
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What was just done, and taking it back. */
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
  nothing: 'There is nothing to undo.'
}
