import type { Messages } from '../catalogue.ts'
import { quote } from '../../foreign-text.ts'
import { listOf } from '../plural.ts'
import { LOCALE } from './counts.ts'

/** Words that more than one window uses. */
export const common: Messages['common'] = {
  appName: 'Gleaner',
  start: 'Starten',
  stop: 'Stoppen',
  cancel: 'Abbrechen',
  delete: 'Löschen',
  undo: 'Rückgängig',
  close: 'Schließen',
  retry: 'Erneut versuchen',
  discard: 'Verwerfen',
  dismiss: 'Ausblenden',
  on: 'Ein',
  off: 'Aus',
  loading: 'Wird geladen…',
  notes: 'Notizen',
  noNotes: 'Keine Notizen',
  today: 'Heute',
  billable: 'Abrechenbar',
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
  list: ({ items }) => listOf(LOCALE, items),
  quoted: ({ text }) => quote(text, ['„', '“']),
  work: ({ project, task }) => `${project} · ${task}`,
  openLink: {
    message: ({ host }) => `Seite bei ${host} öffnen?`,
    detail: ({ url }) =>
      `Der Link führt aus Harvest hinaus:\n${url}\n\nNur öffnen, wenn die Herkunft bekannt ist.`,
    open: 'Öffnen',
    always: ({ host }) => `Links zu ${host} immer öffnen`
  }
}
