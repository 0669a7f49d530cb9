import type { Messages } from '../catalogue.ts'
import { plural } from '../plural.ts'
import { entries, LOCALE } from './counts.ts'

type Timesheet = Messages['timesheet']
type Tool =
  'timeline' | 'keys' | 'list' | 'copy' | 'review' | 'month' | 'export' | 'reference' | 'picture'

const rowCount = (count: number) => plural(LOCALE, count, { one: '# Zeile', other: '# Zeilen' })
const findings = (count: number) => plural(LOCALE, count, { one: '# Hinweis', other: '# Hinweise' })

/** Tools for a week besides its grid. */
export const timesheetTools: Pick<Timesheet, Tool> = {
  timeline: {
    label: ({ day }) => `Zeitachse für ${day}`,
    keys: 'Alt+Pfeile verschieben, Alt+Umschalt+Pfeile ändern das Ende, X teilt.',
    wouldOverlap: ({ work, from, to }) => `${from} – ${to} überschneidet sich mit ${work}.`,
    overlapAnyway: 'Trotzdem überschneiden',
    putBack: 'Zurückschieben',
    empty: 'Über freie Zeit ziehen oder N drücken, um einen Eintrag hinzuzufügen.'
  },
  keys: {
    title: 'Tasten der Zeiterfassung',
    lettersOff: 'Einzelne Tasten wie N und S sind in den Einstellungen ausgeschaltet.',
    groups: {
      grid: 'In der Tabelle',
      entries: 'Einträge des Tages',
      week: 'Überall in der Woche',
      timeline: 'Auf der Zeitachse'
    },
    does: {
      moveCell: 'zu einer anderen Zelle',
      extend: 'mehrere Zellen auswählen',
      type: 'Stunden in eine Zelle eingeben',
      relative: 'in einer Zelle dazu- oder abziehen',
      editCell: 'Zelle bearbeiten',
      commit: 'übernehmen und weiter',
      restore: 'lassen, wie es war',
      fill: 'nach rechts ausfüllen',
      clear: 'ausgewählte Zellen löschen',
      copy: 'kopieren, einfügen',
      open: 'zu den Einträgen einer Zelle',
      moveEntry: 'zu einem anderen Eintrag',
      editEntry: 'Eintrag bearbeiten',
      deleteEntry: 'Eintrag löschen',
      carry: 'auf einen anderen Tag, in eine andere Zeile',
      startStop: 'Timer starten oder stoppen',
      newEntry: 'neuer Eintrag',
      week: 'Woche davor, Woche danach',
      today: 'heute',
      views: 'Woche, Liste',
      filter: 'Zeilen filtern',
      review: 'Woche prüfen',
      find: 'in allen Einträgen suchen',
      undo: 'rückgängig',
      settings: 'Einstellungen',
      timeline: 'Tag zeigen',
      moveBlock: 'Block verschieben',
      stretchBlock: 'Ende des Blocks ändern',
      splitBlock: 'Block teilen'
    }
  },
  list: {
    label: 'Einträge der Woche nach Tagen'
  },
  copy: {
    open: 'Letzte Woche kopieren…',
    title: 'Letzte Woche kopieren',
    from: ({ week }) => `Aus der Woche vom ${week}.`,
    rows: 'Zu kopierende Zeilen',
    all: 'Alle Zeilen',
    archived: 'archiviert oder nicht mehr zugewiesen: ausgelassen',
    what: 'Was kopiert wird',
    rowsOnly: 'Nur Zeilen',
    withHours: 'Zeilen und Stunden',
    withNotes: 'Auch Notizen',
    preview: ({ rows, added, hours }) =>
      added === 0
        ? `Fügt ${rowCount(rows)} hinzu.`
        : `Fügt ${rowCount(rows)} mit ${plural(LOCALE, added, { one: '# Eintrag', other: '# Einträgen' })} hinzu, ${hours}.`,
    taken: ({ count }) =>
      `${entries(count)} ausgelassen: An dem Tag oder zu der Zeit gibt es schon Stunden.`,
    nothing: 'In der Woche davor wurde nichts erfasst.',
    loading: 'Die Woche davor wird geholt…',
    copy: 'Kopieren',
    done: ({ rows, added }) =>
      added === 0 ? `${rowCount(rows)} hinzugefügt.` : `${entries(added)} hinzugefügt.`
  },
  review: {
    open: 'Prüfen',
    title: 'Ist diese Woche fertig?',
    ready: 'Alles in Ordnung. Diese Woche kann eingereicht werden.',
    settled: 'Nichts zu tun: Was hier steht, ist gesperrt.',
    count: ({ count }) => findings(count),
    submit: 'Zum Einreichen in Harvest öffnen',
    kinds: {
      running: 'Der Timer läuft noch',
      'under-target': ({ hours }) => `${hours} unter dem Ziel`,
      'without-notes': ({ hours }) => `${hours} ohne Notizen`,
      'very-long': ({ hours }) => `Ein Eintrag mit ${hours}`,
      weekend: ({ hours }) => `${hours} am Wochenende`,
      gap: ({ from, to }) => `Lücke von ${from} bis ${to}`,
      locked: {
        invoiced: 'Abgerechnet: bleibt, wie es ist',
        approved: 'Freigegeben: bleibt, wie es ist',
        locked: 'Gesperrt: bleibt, wie es ist'
      }
    }
  },
  month: {
    label: ({ month }) => `Tage im ${month}`,
    previous: 'Voriger Monat',
    next: 'Nächster Monat',
    total: 'Summe des Monats',
    week: 'Woche',
    day: ({ day, hours }) => `${day}, ${hours}`,
    open: ({ field }) => `${field}: Kalender öffnen`,
    notADate: ({ example }) => `Kein Datum. Möglich ist zum Beispiel ${example}.`,
    partial: 'Einige Wochen werden noch geholt.'
  },
  export: {
    open: 'Exportieren…',
    title: 'Diese Woche exportieren',
    from: ({ week, count }) => `${entries(count)}, ${week}.`,
    format: 'Datei',
    formats: { xlsx: 'Excel-Arbeitsmappe (.xlsx)', csv: 'CSV (.csv)' },
    formatsHelp: {
      xlsx: 'Lässt sich direkt in Excel, LibreOffice, Numbers und Google Tabellen öffnen.',
      csv: 'Für andere Programme.'
    },
    separator: 'Trennzeichen',
    separators: { ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator' },
    usual: 'In dieser Region üblich',
    export: 'Exportieren',
    sheet: 'Zeiteinträge',
    tsv: 'Als Tabelle kopieren',
    copied: 'Die Woche ist in der Zwischenablage.',
    file: ({ first, last }) => `gleaner-${first}-${last}`,
    columns: {
      date: 'Datum',
      client: 'Kunde',
      project: 'Projekt',
      code: 'Projektkürzel',
      task: 'Aufgabe',
      notes: 'Notizen',
      hours: 'Stunden',
      rounded: 'Gerundete Stunden',
      billable: 'Abrechenbar',
      start: 'Beginn',
      end: 'Ende',
      link: 'Link',
      yes: 'Ja',
      no: 'Nein'
    }
  },
  reference: {
    attach: 'Verknüpfen',
    field: 'Adresse des Vorgangs',
    hint: 'GitHub, GitLab, Jira, Linear, Trello, Asana oder Basecamp',
    unknown: 'Das ist nicht die Adresse eines Vorgangs, den Gleaner kennt.'
  },
  picture: {
    show: 'Als Bild zeigen',
    hide: 'Bild ausblenden',
    title: 'Stunden nach Projekt und Tag',
    table: 'Die Zahlen',
    target: ({ hours }) => `Ziel ${hours} am Tag`,
    balance: 'Saldo',
    others: ({ count }) =>
      plural(LOCALE, count, { one: '# anderes Projekt', other: '# andere Projekte' })
  }
}
