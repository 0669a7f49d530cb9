import type { Messages } from '../catalogue.ts'
import { changesWaiting } from './counts.ts'

/** The window under the tray icon. */
export const popover: Messages['popover'] = {
  title: 'Gleaner',
  noTimer: 'Kein Timer läuft',
  startHint: 'Woran geht es weiter?',
  searchPlaceholder: 'Kunde, Projekt oder Aufgabe',
  notesPlaceholder: 'Was wird gerade gemacht?',
  nothingFound: ({ query }) => `Nichts passt zu „${query}“`,
  noAssignments:
    'Noch keinem Projekt zugewiesen. Das kann die Verwaltung des Harvest-Kontos ändern.',
  todayHeading: 'Heute',
  todayEmpty: 'Heute ist noch nichts erfasst. Gestartete Timer erscheinen hier.',
  recentHeading: 'Zuletzt',
  favourites: {
    heading: 'Favoriten',
    start: ({ name }) => `${name} starten`,
    addNamed: ({ name }) => `${name} zu den Favoriten`,
    remove: 'Aus den Favoriten entfernen',
    removeNamed: ({ name }) => `${name} aus den Favoriten entfernen`,
    help: 'Alt mit einer Pfeiltaste verschiebt, Entf entfernt.',
    moved: ({ place, count }) => `Platz ${place} von ${count}`,
    removed: ({ name }) => `${name} ist kein Favorit mehr`
  },
  continueToday: ({ work }) => `${work} heute fortsetzen`,
  todayTotal: ({ hours }) => `Heute ${hours}`,
  weekTotal: ({ hours, capacity }) => `Woche ${hours} von ${capacity}`,
  openTimesheet: 'Zeiterfassung öffnen',
  elapsed: ({ elapsed }) => `Laufzeit ${elapsed}`,
  newEntry: 'Neuer Eintrag',
  switchPlaceholder: 'Zu anderer Arbeit wechseln',
  chooseWork: 'Bitte zuerst Projekt und Aufgabe wählen.',
  dragOut: 'Herausziehen für einen kleinen Timer über allen Fenstern',
  addNotes: 'Notizen hinzufügen',
  continueLast: 'Fortsetzen',
  continueEntry: ({ work }) => `${work} fortsetzen`,
  stopEntry: ({ work }) => `${work} stoppen`,
  refusedStop: {
    title: 'Harvest hat den Timer nicht gestoppt',
    text: 'Er läuft dort weiter.',
    retry: 'Noch einmal stoppen',
    keep: 'Weiterlaufen lassen'
  },
  mark: { waiting: 'Wartet', unknown: 'Wird geprüft', refused: 'Abgelehnt' },
  weekOver: ({ hours }) => `${hours} darüber`,
  weekTotalOnly: ({ hours }) => `Woche ${hours}`,
  totals: 'Summen',
  start: {
    since: ({ time }) => `seit ${time}`,
    change: 'Beginn ändern',
    label: 'Wann war der Beginn?',
    notAStart: 'Möglich sind 9:15 oder vor 20m, nicht später als jetzt.'
  },
  settings: 'Einstellungen',
  starting: 'Einträge werden geholt…',
  accounts: {
    label: 'Konten',
    open: ({ account, person }) =>
      `Konto: ${person === '' ? account : `${account} (${person})`}. Wechseln…`,
    choice: ({ account, person, waiting, isCurrent, needsToken }) =>
      [
        person === '' ? account : `${account} (${person})`,
        ...(isCurrent ? ['gerade geöffnet'] : []),
        ...(needsToken ? ['braucht ein neues Zugriffstoken'] : []),
        ...(waiting > 0 ? [changesWaiting(waiting)] : [])
      ].join(', '),
    others: 'Andere Konten',
    runs: ({ account }) => `Timer läuft in ${account}`,
    stop: 'Stoppen',
    stopIn: ({ account }) => `Den Timer in ${account} stoppen`,
    needsPerson: ({ account }) => `In ${account} ist etwas zu klären`,
    switch: 'Wechseln',
    switchTo: ({ account }) => `Zu ${account} wechseln`
  },
  signedOut: {
    title: 'Nicht verbunden',
    hint: 'Mit dem Harvest-Konto verbinden oder sich im Demokonto umsehen.',
    action: 'Verbinden'
  },
  chooseAccount: {
    title: 'Noch ein Schritt',
    hint: 'Das Token gilt für mehrere Konten. In welchem sollen Zeiten erfasst werden?',
    action: 'Konto wählen'
  },
  expired: {
    text: 'Harvest nimmt das Zugriffstoken nicht mehr an. Eingaben bleiben auf diesem Computer und werden nach dem erneuten Verbinden gesendet.',
    action: 'Erneut verbinden'
  },
  hotkeyRefused: ({ hotkey, action }) =>
    `${hotkey} für „${action}“ wird schon von einem anderen Programm verwendet.`,
  chooseHotkey: 'Anderes wählen'
}
