import type { Messages } from '../catalogue.ts'
import { plural } from '../plural.ts'
import { changes, entries, LOCALE } from './counts.ts'
import { timesheetTools } from './timesheet-tools.ts'

const quoted = (texts: readonly string[]) => texts.map((text) => `„${text}“`).join(', ')
const cells = (count: number) => plural(LOCALE, count, { one: '# Zelle', other: '# Zellen' })

/** The window of weeks, days and entries. */
export const timesheet: Messages['timesheet'] = {
  title: 'Zeiterfassung',
  week: {
    previous: 'Vorige Woche',
    next: 'Nächste Woche',
    today: 'Heute',
    newEntry: 'Neuer Eintrag',
    openSettings: 'Einstellungen',
    openInHarvest: 'In Harvest öffnen',
    more: 'Mehr',
    tools: 'Werkzeuge der Woche',
    chooseDate: ({ week }) => `${week}, Datum wählen`,
    view: 'Ansicht',
    views: { grid: 'Woche', list: 'Liste', timeline: 'Tag' },
    whose: 'Wessen Woche',
    mine: 'Meine Woche',
    ofColleague: ({ name }) =>
      `Das ist die Woche von ${name}. Alle Änderungen hier betreffen die Zeit dieser Person.`,
    loading: 'Diese Woche wird von Harvest geholt…',
    total: 'Summe der Woche',
    ofCapacity: ({ capacity }) => `von ${capacity}`,
    left: ({ hours }) => `${hours} übrig`,
    over: ({ hours }) => `${hours} darüber`,
    complete: 'vollständig',
    waiting: ({ count }) =>
      plural(LOCALE, count, { one: '# Änderung wartet', other: '# Änderungen warten' }),
    refused: ({ count }) => `${changes(count)} abgelehnt`,
    otherTimeZone: ({ profileZone, computerZone }) =>
      `Tage und Zeiten folgen dem Harvest-Profil (${profileZone}). Dieser Computer steht auf ${computerZone}.`
  },
  grid: {
    label: ({ week }) => `Stunden ${week} nach Projekt und Tag`,
    work: 'Projekt und Aufgabe',
    total: 'Summe',
    empty: 'In dieser Woche ist nichts erfasst',
    emptyHint:
      'Eine Zeile hinzufügen und Stunden eingeben, oder mit den Zeilen der letzten Woche beginnen.',
    dayButton: ({ day, isToday }) => (isToday ? `${day}, heute` : day),
    cell: ({ work, day, hours }) => `${work}, ${day}: ${hours}`,
    emptyCell: ({ work, day }) => `${work}, ${day}: nichts`,
    rounded: ({ hours }) => `${hours} gerundet`,
    billableShare: ({ hours, percent }) => `${hours} abrechenbar (${percent})`,
    filter: 'Zeilen filtern',
    filterHint: 'Kunde, Projekt oder Aufgabe',
    nothingFits: ({ text }) => `Keine Zeile passt zu „${text}“.`,
    clearFilter: 'Alle Zeilen zeigen',
    mostHoursFirst: 'Meiste Stunden zuerst',
    hideWeekend: 'Wochenende ausblenden',
    addRow: 'Zeile hinzufügen',
    addRowHint: 'Projekt und Aufgabe wählen, dann Stunden eingeben.',
    editorLabel: ({ work, day }) => `Stunden für ${work}, ${day}`,
    placed: ({ from, to }) => `${from} – ${to}`,
    removes: 'entfernt den Eintrag',
    chooseEntry: 'Mehrere Einträge haben Notizen. Bitte einen davon wählen.',
    kept: ({ text, day }: { text: string; day: string }) =>
      `„${text}“ wurde nicht gespeichert. Der Text steht noch in der Zelle (${day}).`,
    blocked: {
      running: 'Der Timer läuft. Stunden lassen sich nach dem Stoppen ändern.',
      invoiced: 'Abgerechnet: Nur die Kontoverwaltung kann das ändern.',
      approved: 'Freigegeben: Nur die Kontoverwaltung kann das ändern.',
      locked: 'Gesperrt: Nur die Kontoverwaltung kann das ändern.',
      'not-assigned': 'Projekt oder Aufgabe ist archiviert oder nicht mehr zugewiesen.',
      unread: 'Harvest hat diese Woche noch nicht gezeigt.'
    },
    errors: {
      'not-a-duration': 'Das ist keine Stundenzahl. Möglich sind 1:30 · 1,5 · 90 Min · +0:15.',
      negative: 'Das ergibt weniger als null Stunden.',
      'too-long': 'Das sind mehr als 999 Stunden.',
      'less-than-others': 'Die anderen Einträge in dieser Zelle ergeben mehr als das.',
      'no-room': 'So viel Zeit ist an diesem Tag nicht am Stück frei.'
    },
    done: {
      changed: ({ count }) => `${cells(count)} geändert.`,
      deleted: ({ count }) => `${entries(count)} gelöscht.`,
      moved: ({ day }) => `Verschoben auf ${day}.`,
      copied: ({ count }) => `${cells(count)} kopiert.`,
      kept: ({ count }) =>
        plural(LOCALE, count, {
          one: '# Eintrag blieb: Er läuft oder ist gesperrt.',
          other: '# Einträge blieben: Sie laufen oder sind gesperrt.'
        })
    },
    refusedPaste: ({ texts }) => `Es wurde nichts eingefügt. Keine Stundenzahl: ${quoted(texts)}.`,
    tooBigPaste:
      'Es wurde nichts eingefügt. Das Kopierte ist größer als der Rest der Tabelle an dieser Stelle.',
    unknownWork: ({ names }) =>
      `Es wurde nichts eingefügt. Projekt oder Aufgabe unbekannt: ${quoted(names)}.`,
    pasteDeletes: {
      title: ({ count }) => `${entries(count)} löschen?`,
      text: ({ count, hours }) =>
        plural(LOCALE, count, {
          one: `In der Zelle stehen ${hours}. Wird hier 0 eingefügt, wird ihr Eintrag gelöscht.`,
          other: `In # Zellen stehen zusammen ${hours}. Wird hier 0 eingefügt, werden ihre Einträge gelöscht.`
        }),
      paste: 'Einfügen und löschen'
    },
    blockedPaste: ({ reason }) => `Es wurde nichts geändert. ${reason}`,
    marks: {
      running: 'Timer läuft',
      invoiced: 'abgerechnet',
      approved: 'freigegeben',
      locked: 'gesperrt',
      refused: 'eine Änderung wurde abgelehnt',
      waiting: 'wartet darauf, gesendet zu werden',
      withoutNotes: 'ohne Notizen',
      several: ({ count }) => entries(count)
    }
  },
  day: {
    entries: ({ day }) => `Einträge ${day}`,
    empty: 'An diesem Tag ist nichts erfasst',
    emptyToday: 'Heute ist noch nichts erfasst',
    emptyHint: 'Mit N eintragen, was gemacht wurde. Ohne Stunden startet ein Timer.',
    emptyPastHint: 'Mit N eintragen, was gemacht wurde.',
    shortcuts: 'Tastenkürzel',
    keys: {
      newEntry: 'neu',
      edit: 'ändern',
      startStop: 'Start/Stopp',
      all: 'Tasten'
    }
  },
  miscounted:
    'Harvest speichert Hundertstelstunden und zählt diese zusammen: dreimal 0:20 sind 3 × 0,33 = 0,99 Stunden, also 0:59.',
  entry: {
    continue: 'Fortsetzen',
    continueToday: 'Heute fortsetzen',
    stop: 'Stoppen',
    edit: 'Bearbeiten',
    delete: 'Löschen',
    details: 'Einzelheiten',
    addNotes: 'Notizen hinzufügen',
    editNotes: 'Notizen bearbeiten',
    editHours: ({ hours }) => `${hours}, Stunden bearbeiten`,
    editTimes: ({ hours }) => `${hours}, Beginn und Ende bearbeiten`,
    runningHours: 'Der Timer läuft. Stunden lassen sich nach dem Stoppen ändern.',
    theirRunningHours:
      'Der Timer dieser Person läuft. Stunden lassen sich ändern, sobald er gestoppt ist.',
    times: ({ from, to }) => `${from} – ${to}`,
    since: ({ from }) => `seit ${from}`,
    confirmDelete: ({ hours }) => `Diesen Eintrag mit ${hours} löschen?`,
    confirmDeleteRunning: 'Der Timer läuft. Diesen Eintrag und seine Zeit löschen?',
    keep: 'Behalten'
  },
  lock: {
    invoiced: ({ number }) => (number === null ? 'Abgerechnet.' : `Auf Rechnung ${number}.`),
    approved: 'Freigegeben.',
    locked: 'Gesperrt.',
    said: ({ reason }) => `Harvest sagt: „${reason}“.`,
    onlyAdministrators: 'Nur die Kontoverwaltung kann das ändern.',
    administratorMay:
      'Mit Administratorrechten lässt sich alles ändern außer Projekt, Aufgabe und Datum.'
  },
  sync: {
    waiting: 'Wartet darauf, gesendet zu werden, und bleibt so lange auf diesem Computer.',
    unknown: 'Gesendet, von Harvest aber noch nicht bestätigt. Gleaner prüft es.',
    refused: 'Harvest hat die letzte Änderung abgelehnt.',
    asking: 'Wartet auf eine Antwort: die Frage steht ganz oben.'
  },
  form: {
    newHeading: ({ day }) => `Neuer Eintrag, ${day}`,
    editHeading: 'Eintrag bearbeiten',
    work: 'Projekt und Aufgabe',
    workPlaceholder: 'Kunde, Projekt oder Aufgabe',
    date: 'Datum',
    notes: 'Notizen',
    notesPlaceholder: 'Was wurde gemacht?',
    hours: 'Stunden',
    hoursPlaceholder: '1:30 · 1,5 · 90m',
    newHeadingFor: ({ name, day }) => `Neuer Eintrag für ${name}, ${day}`,
    hoursForOthers: ({ name }) =>
      `Stunden sind nötig: Ohne sie würde der Timer von ${name} starten.`,
    timesForOthers: ({ name }) =>
      `Beginn und Ende sind nötig: Ohne sie würde der Timer von ${name} starten.`,
    hoursTimerHint: 'Leer lassen, um einen Timer zu starten.',
    timesTimerHint: 'Beides leer lassen, um einen Timer zu starten.',
    start: 'Beginn',
    end: 'Ende',
    save: 'Speichern',
    add: 'Hinzufügen',
    startTimer: 'Timer starten',
    understood: ({ hours, other }) => `= ${hours} (${other})`,
    understoodChange: ({ change, hours }) => `${change} ergibt ${hours}`,
    understoodTimes: ({ from, to, hours }) => `${from} – ${to} = ${hours}`,
    overMidnight: 'endet nach Mitternacht',
    longSpan: {
      question: ({ from, to, hours }) => `Von ${from} bis ${to} sind es ${hours}. So speichern?`,
      change: 'Zeiten ändern',
      save: 'Trotzdem speichern'
    },
    lockedWork: 'Projekt, Aufgabe und Datum eines gesperrten Eintrags bleiben, wie sie sind.',
    errors: {
      'no-work': 'Bitte Projekt und Aufgabe wählen.',
      'no-hours': 'Bitte Stunden eingeben. Nur heute kann ein Timer laufen.',
      'no-times': 'Bitte Beginn und Ende eingeben. Nur heute kann ein Timer laufen.',
      'no-hours-for-others': 'Bitte Stunden eingeben. Ohne sie würde dort der Timer starten.',
      'no-times-for-others':
        'Bitte Beginn und Ende eingeben. Ohne sie würde dort der Timer starten.',
      'no-start': 'Bitte auch den Beginn eingeben.',
      'no-end': 'Bitte auch das Ende eingeben.',
      'not-a-time': 'Das ist keine Uhrzeit. Möglich sind 9:15, 14:30 oder 2pm.',
      'not-a-duration': 'Das ist keine Stundenzahl. Möglich sind 1:30 · 1,5 · 90 Min · +0:15.',
      negative: 'Das ergibt weniger als null Stunden.',
      'too-long': 'Das sind mehr als 999 Stunden.',
      zero: 'Null Stunden nimmt Harvest für einen laufenden Timer. Bitte mehr als 0:00 eingeben.',
      'same-times': 'Beginn und Ende sind gleich.',
      'not-a-date': 'Bitte ein Datum wählen.'
    }
  },
  ...timesheetTools,
  detail: {
    billable: 'Abrechenbar',
    yes: 'Ja',
    no: 'Nein',
    budgeted: 'Zählt zum Budget',
    tracked: 'Erfasste Stunden',
    beforeTimer: 'Vor diesem Timer',
    timerStarted: 'Timer gestartet',
    times: 'Uhrzeit',
    rounded: 'Gerundete Stunden',
    billableRate: 'Stundensatz',
    costRate: 'Kostensatz',
    perHour: ({ rate }) => `${rate} pro Stunde`,
    invoice: 'Rechnung',
    billed: 'Abgerechnet',
    closed: 'Freigegeben',
    lockedReason: 'Grund der Sperre',
    approval: 'Freigabe',
    approvals: {
      unsubmitted: 'Nicht eingereicht',
      submitted: 'Eingereicht',
      approved: 'Freigegeben'
    },
    reference: 'Verknüpfung',
    openReference: ({ id, service }) => `${id} bei ${service}`,
    removeReference: 'Verknüpfung entfernen',
    created: 'Angelegt',
    updated: 'Geändert',
    identity: 'Eintrag bei Harvest',
    notYetAtHarvest: 'Noch nicht dort'
  },
  session: {
    signedOut: 'Nicht verbunden',
    signedOutHint:
      'Nach dem Verbinden mit Harvest oder im Demokonto ist hier die eigene Woche zu sehen.',
    expired: 'Harvest nimmt das Zugriffstoken nicht mehr an',
    expiredHint:
      'Bitte erneut verbinden. Noch nicht gesendete Einträge bleiben auf diesem Computer.',
    connect: 'Verbinden…',
    connectAgain: 'Erneut verbinden…',
    starting: 'Die Zeiterfassung wird geöffnet…',
    tryAgain: 'Erneut versuchen'
  }
}
