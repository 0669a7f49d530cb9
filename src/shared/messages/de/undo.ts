import type { Loss } from '../../state.ts'
import type { OperationKind } from '../../sync-state.ts'
import type { Messages } from '../catalogue.ts'
import { listOf } from '../plural.ts'
import type { OldStep } from '../en/undo.ts'
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
  end: 'das offene Ende',
  entry: 'ein Eintrag, den Harvest nicht wieder annimmt',
  times: 'ein Eintrag ohne Beginn und Ende'
}

function list(losses: readonly Loss[]): string {
  return listOf(
    LOCALE,
    losses.map((loss) => LOSSES[loss])
  )
}

const STEPS: Readonly<Record<OldStep['kind'], string>> = {
  create: 'Neuen Eintrag',
  start: 'Start',
  update: 'Änderung',
  delete: 'Löschung',
  stop: 'Stopp',
  restart: 'Fortsetzung',
  switch: 'Wechsel',
  removeReference: 'Entfernte Verknüpfung',
  trim: 'Zeitkorrektur'
}

function ofDay(day: OldStep['day']): string {
  switch (day.kind) {
    case 'today':
      return 'von heute'
    case 'yesterday':
      return 'von gestern'
    case 'weekday':
      return `von ${day.name}`
    case 'date':
      return `vom ${day.name}`
    case 'earlier':
      return 'von früher'
  }
}

/** `65 Std.`; less than ten hours with the minutes: `2 Std. 5 Min.` */
function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  if (hours >= 10) return `${Math.round(minutes / 60)} Std.`
  return hours === 0 ? `${minutes} Min.` : `${hours} Std. ${minutes % 60} Min.`
}

/** The last change, and undoing it. */
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
  nothing: 'Es gibt nichts rückgängig zu machen.',
  final: 'Das lässt sich nicht rückgängig machen.',
  cannotUndo: ({ kind, count, work }) => {
    const what = count > 1 ? changes(count) : STEPS[kind]
    return `Nicht rückgängig zu machen: ${what}${count > 1 || work === null ? '' : ` (${work})`}.`
  },
  earlierStay: 'Nichts wurde geändert. Auch was Sie davor getan haben, bleibt, wie es ist.',
  offerOld: ({ kind, count, work, day }) => {
    const what = count > 1 ? changes(count) : STEPS[kind]
    const about = count > 1 || work === null ? '' : ` (${work})`
    return `${what} ${ofDay(day)} rückgängig machen${about}?`
  },
  wouldHaveRun: ({ minutes }) => `Der Timer wäre ${hoursAndMinutes(minutes)} gelaufen.`
}
