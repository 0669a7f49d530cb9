import type { Messages } from '../catalogue.ts'
import { entries } from './counts.ts'

/** Finding entries in all of history. */
export const find: Messages['find'] = {
  title: 'Suchen',
  open: 'Einträge suchen',
  back: 'Zurück zur Woche',
  field: 'In allen Einträgen suchen',
  placeholder: 'Wörter aus Notizen, Kunde, Projekt, Aufgabe oder Verknüpfung',
  filters: 'Eingrenzen',
  project: 'Projekt',
  anyProject: 'Alle Projekte',
  task: 'Aufgabe',
  anyTask: 'Alle Aufgaben',
  client: 'Kunde',
  anyClient: 'Alle Kunden',
  billed: 'Abgerechnet',
  billedChoices: {
    any: 'Alle',
    yes: 'Ja',
    no: 'Nein'
  },
  running: 'Nur laufende',
  from: 'Von',
  to: 'Bis',
  reference: 'Verknüpfung',
  clear: 'Zurücksetzen',
  results: 'Gefundene Einträge',
  count: ({ count, hasMore }) =>
    hasMore ? `Die neuesten ${entries(count)}; für weitere die Suche eingrenzen` : entries(count),
  asking: 'Harvest wird nach älteren Einträgen gefragt…',
  everything: 'Alle Einträge wurden durchsucht',
  onlyHere: 'Nur die auf diesem Computer bekannten Einträge wurden durchsucht',
  start: 'Jeden Eintrag finden',
  startHint:
    'Ein paar Buchstaben dazu eingeben, worum es ging, oder nach Projekt, Datum und mehr eingrenzen.',
  none: 'Nichts gefunden',
  noneHint: 'Vielleicht helfen weniger Wörter oder ein längerer Zeitraum.',
  keys: '↓ zu den Einträgen, Eingabe öffnet den Tag, Esc geht zurück',
  openDay: ({ day }) => `${day} öffnen`,
  withoutNotes: 'Keine Notizen'
}
