import type { Messages } from '../catalogue.ts'
import { changesWaiting } from './counts.ts'

/** The icon's tooltip and menu, and the application menu. */
export const tray: Messages['tray'] = {
  startTimer: 'Timer starten…',
  stop: 'Stoppen',
  openPopover: 'Gleaner öffnen',
  openTimesheet: 'Zeiterfassung öffnen',
  recent: 'Zuletzt',
  favourites: 'Favoriten',
  recentItem: ({ work, notes }) => (notes === '' ? work : `${work} – ${notes}`),
  settings: 'Einstellungen…',
  connect: 'Mit Harvest verbinden…',
  connectAgain: 'Erneut verbinden…',
  answerIdle: 'Frage zur Abwesenheit beantworten…',
  reminder: {
    'no-timer': 'Kein Timer läuft…',
    'end-of-day': 'Der Timer läuft noch…',
    'long-run': 'Der Timer läuft sehr lange…',
    'across-midnight': 'Der Timer lief über Mitternacht…',
    'target-reached': 'Tagesziel erreicht',
    'week-incomplete': 'Die Woche ist nicht vollständig…'
  },
  quit: 'Gleaner beenden',
  runningItem: ({ work, elapsed }) => `${work}  ${elapsed}`,
  runningIn: ({ account, work }) => `${account}: ${work}`,
  stopIn: ({ account }) => `In ${account} stoppen`,
  attentionIn: ({ account }) => `${account}: etwas ist zu klären…`,
  discreetWork: 'Timer läuft',
  asking: '…',
  title: ({ elapsed, project }) => `${elapsed} ${project}`,
  loginItemReason: 'Um Gleaner bei der Anmeldung zu starten.',
  files: {
    exportSettings: 'Einstellungen in einer Datei speichern',
    importSettings: 'Einstellungen aus einer Datei übernehmen',
    diagnostics: 'Diagnose in einer Datei speichern'
  },
  link: {
    start: ({ work }) => `Timer für ${work} starten?`,
    startHidden: 'Den Timer starten, um den ein Link bittet?',
    stop: ({ work }) => `${work} stoppen?`,
    stopHidden: 'Den laufenden Timer stoppen?',
    detail: 'Ein Link auf einer Seite oder in einem anderen Programm bittet darum.',
    notes: ({ notes }) => `Notizen: ${notes}`,
    stops: ({ work }) => `Der Timer für ${work} wird gestoppt.`,
    stopsHidden: 'Der laufende Timer wird gestoppt.',
    hidden: 'Namen sind verborgen, weil der diskrete Modus eingeschaltet ist.',
    startButton: 'Starten',
    stopButton: 'Stoppen',
    ok: 'OK',
    refused: {
      unreadable: 'Gleaner versteht diesen Link nicht',
      unreadableDetail: 'Es wurde nichts geändert.',
      noWork: 'Auf das Projekt und die Aufgabe des Links lässt sich nicht buchen',
      noWorkDetail: ({ project, task }) =>
        `Projekt: ${project}\nAufgabe: ${task ?? 'nicht genannt'}\n\nEs wurde nichts geändert.`,
      noEntry: 'Dieser Eintrag ist nicht auf diesem Computer',
      noEntryDetail:
        'Vielleicht gehört er zu einem anderen Konto oder ist älter als das, was Gleaner gelesen hat.'
    }
  },
  toolTip: {
    running: ({ project, elapsed, today }) => `${project} · ${elapsed} · heute ${today}`,
    idle: ({ today }) => `Kein Timer läuft · heute ${today}`,
    signedOut: 'Gleaner · nicht verbunden',
    expired: 'Gleaner · bitte erneut mit Harvest verbinden',
    starting: 'Gleaner · startet…',
    with: ({ status, remark }) => `${status} · ${remark}`
  },
  remark: {
    offline: 'offline',
    offlineWithChanges: ({ count }) => `offline, ${changesWaiting(count)}`,
    refusedStop: 'von Harvest nicht gestoppt',
    diskFull: 'Festplatte voll',
    attention: 'etwas ist zu klären',
    asking: 'Harvest wird gefragt…',
    attentionIn: ({ account }) => `in ${account} ist etwas zu klären`,
    runsIn: ({ account }) => `in ${account} läuft ein Timer`
  }
}
