import type { Messages } from '../catalogue.ts'
import { listOf } from '../plural.ts'
import { entries, LOCALE, minutes } from './counts.ts'

/** Words that more than one window uses. */
export const common: Messages['common'] = {
  appName: 'Gleaner',
  start: 'Starten',
  stop: 'Stoppen',
  restart: 'Fortsetzen',
  save: 'Speichern',
  cancel: 'Abbrechen',
  delete: 'Löschen',
  edit: 'Bearbeiten',
  undo: 'Rückgängig',
  close: 'Schließen',
  retry: 'Erneut versuchen',
  discard: 'Verwerfen',
  dismiss: 'Ausblenden',
  quit: 'Beenden',
  on: 'Ein',
  off: 'Aus',
  loading: 'Wird geladen…',
  client: 'Kunde',
  project: 'Projekt',
  task: 'Aufgabe',
  notes: 'Notizen',
  hours: 'Stunden',
  startTime: 'Beginn',
  endTime: 'Ende',
  noNotes: 'Keine Notizen',
  today: 'Heute',
  yesterday: 'Gestern',
  tomorrow: 'Morgen',
  billable: 'Abrechenbar',
  notBillable: 'Nicht abrechenbar',
  running: 'Läuft',
  demoAccount: 'Demokonto',
  keyNames: {
    Control: 'Strg',
    Shift: 'Umschalt',
    Enter: 'Eingabe',
    Delete: 'Entf',
    Space: 'Leertaste',
    Insert: 'Einfg',
    Home: 'Pos1',
    End: 'Ende',
    PageUp: 'Bild auf',
    PageDown: 'Bild ab',
    Up: 'Auf',
    Down: 'Ab',
    Left: 'Links',
    Right: 'Rechts'
  },
  minutes: ({ count }) => minutes(count),
  entries: ({ count }) => entries(count),
  list: ({ items }) => listOf(LOCALE, items),
  work: ({ project, task }) => `${project} · ${task}`,
  projectWithCode: ({ project, code }) =>
    code === null || code === '' ? project : `[${code}] ${project}`,
  notADuration: 'Das ist keine Stundenzahl. Möglich sind 1:30 · 1,5 · 90m · +0:15.',
  negativeDuration: 'Das ergibt weniger als null Stunden.',
  tooLongDuration: 'Das sind mehr als 999 Stunden.',
  notAClockTime: 'Das ist keine Uhrzeit. Möglich sind 9:15, 14:30 oder 2pm.',
  openLink: {
    message: ({ host }) => `Seite bei ${host} öffnen?`,
    detail: ({ url }) =>
      `Der Link führt aus Harvest hinaus:\n${url}\n\nNur öffnen, wenn die Herkunft bekannt ist.`,
    open: 'Öffnen',
    always: ({ host }) => `Links zu ${host} immer öffnen`
  }
}
