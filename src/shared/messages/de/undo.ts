import type { Loss } from '../../state.ts'
import type { OperationKind } from '../../sync-state.ts'
import type { Messages } from '../catalogue.ts'
import { listOf } from '../plural.ts'
import { changes, LOCALE } from './counts.ts'

const DID: Readonly<Record<OperationKind, (work: string) => string>> = {
  create: (work) => `Eingetragen: ${work}.`,
  start: (work) => `Gestartet: ${work}.`,
  update: (work) => `Geändert: ${work}.`,
  delete: (work) => `Gelöscht: ${work}.`,
  stop: (work) => `Gestoppt: ${work}.`,
  restart: (work) => `Fortgesetzt: ${work}.`,
  removeReference: (work) => `Verknüpfung entfernt: ${work}.`,
  trim: (work) => `Zeit berichtigt: ${work}.`
}

const LOSSES: Readonly<Record<Loss, string>> = {
  id: 'die Nummer bei Harvest',
  invoice: 'der Platz auf der Rechnung',
  reference: 'die Verknüpfung',
  end: 'das offene Ende'
}

function list(losses: readonly Loss[]): string {
  return listOf(
    LOCALE,
    losses.map((loss) => LOSSES[loss])
  )
}

/** What was just done, and taking it back. */
export const undo: Messages['undo'] = {
  label: 'Letzte Änderung',
  did: ({ kind, work }) => DID[kind](work ?? 'ein Eintrag'),
  switched: ({ work }) => `Gewechselt zu ${work ?? 'einem anderen Eintrag'}.`,
  several: ({ count }) => `${changes(count)} vorgenommen.`,
  cannotComeBack: ({ losses }) =>
    losses.includes('end')
      ? '„Rückgängig“ setzt in einem neuen Eintrag fort; dieser behält sein Ende.'
      : `Nicht wiederherzustellen: ${list(losses)}.`,
  undone: 'Rückgängig gemacht.',
  notRestored: ({ losses }) =>
    losses.includes('end')
      ? 'Es geht in einem neuen Eintrag weiter; der andere behält sein Ende.'
      : `Nicht wiederhergestellt: ${list(losses)}.`,
  nothing: 'Nichts da, was sich rückgängig machen ließe.'
}
