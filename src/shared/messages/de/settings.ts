import type { Quoted } from '../../foreign-text.ts'
import type { Messages } from '../catalogue.ts'
import { plural } from '../plural.ts'
import { changesWaiting, LOCALE, minutes } from './counts.ts'

/** The settings view. */
export const settings: Messages['settings'] = {
  title: 'Einstellungen',
  back: 'Zurück zur Zeiterfassung',
  failed: 'Diese Einstellung konnte nicht gespeichert werden.',
  search: 'Einstellungen durchsuchen',
  nothingFound: ({ query }) => `Keine Einstellung zu „${query}“ gefunden.`,
  appearance: 'Darstellung',
  appearanceHelp: 'Wie Gleaner aussieht und wie es Texte, Datum und Zahlen schreibt.',
  theme: { label: 'Erscheinungsbild', system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  language: {
    label: 'Sprache',
    system: 'Wie das System',
    en: 'English',
    de: 'Deutsch'
  },
  region: {
    label: 'Datum und Zahlen',
    help: 'So schreibt und liest Gleaner sie. Stunden, Uhr und Woche folgen dem Harvest-Konto.',
    system: ({ example }) => `Wie das System (${example})`
  },
  general: {
    heading: 'Im Hintergrund',
    help: 'Wie Gleaner startet und was es nebenbei zeigt.',
    launchAtLogin: 'Bei der Anmeldung starten',
    launchAtLoginHelp: 'Gleaner startet im Infobereich, ohne Fenster.',
    loginItem: {
      requested: 'Angefragt. Der Desktop meldet nicht, ob er zugestimmt hat.',
      'needs-approval': 'Das System wartet auf die Erlaubnis in seinen Einstellungen.',
      unavailable: 'Dieses System oder diese Version von Gleaner kann nicht von selbst starten.'
    },
    trayLabel: 'Neben dem Symbol',
    trayLabelHelp: 'Was die Menüleiste zeigt, während ein Timer läuft.',
    trayLabels: {
      none: 'Nichts',
      time: 'Laufende Zeit',
      'time-and-project': 'Laufende Zeit und Projekt',
      today: 'Summe von heute'
    },
    discreet: 'Diskret',
    discreetHelp:
      'Menüleiste, Hinweise und Mitteilungen nennen weder Kunde noch Projekt, Aufgabe oder Notizen: für geteilte Bildschirme.',
    externalChanges: 'Änderungen von anderswo melden',
    externalChangesHelp:
      'Eine kleine Mitteilung, wenn ein Timer im Browser oder auf dem Telefon gestartet oder gestoppt wurde.'
  },
  data: {
    heading: 'Dateien und Zurücksetzen',
    help: 'Einstellungen mitnehmen, Fehler suchen, neu anfangen.',
    export: 'Exportieren…',
    import: 'Importieren…',
    openFolder: 'Ordner öffnen',
    openFolderHelp:
      'Einträge, Einstellungen und Protokolle liegen auf diesem Computer in einem Ordner.',
    filesHelp: 'Die Einstellungen als Datei, ohne Token und ohne Angaben zur Person.',
    exported: 'Die Einstellungen wurden gespeichert.',
    imported: 'Die Einstellungen wurden übernommen.',
    diagnostics: 'Diagnose zeigen…',
    diagnosticsHelp:
      'Ein Bericht auf Englisch für die Fehlersuche: ohne Namen, Notizen, Rechnernamen und Token. Vor dem Weitergeben bitte durchlesen.',
    diagnosticsTitle: 'Diagnose',
    saveDiagnostics: 'Als Datei speichern…',
    saved: 'Die Datei wurde gespeichert.',
    resets: 'Neu beginnen',
    reset: {
      settings: {
        name: 'Einstellungen zurücksetzen…',
        question: 'Alle Einstellungen zurücksetzen?',
        deletes:
          'Tastenkürzel, Darstellung, Favoriten, Regeln und alle anderen Einstellungen werden auf die Vorgaben zurückgesetzt. Verbindung und Einträge bleiben.',
        confirm: 'Zurücksetzen'
      },
      account: {
        name: 'Dieses Konto entfernen…',
        question: 'Dieses Konto von diesem Computer entfernen?',
        deletes:
          'Löscht das Zugriffstoken und die Einträge auf diesem Computer. Einträge bei Harvest und die Einstellungen bleiben.',
        confirm: 'Konto entfernen'
      },
      everything: {
        name: 'Alles zurücksetzen…',
        question: 'Alles zurücksetzen?',
        deletes:
          'Löscht das Zugriffstoken, die Einträge auf diesem Computer, das Demokonto und alle Einstellungen. Einträge bei Harvest bleiben.',
        confirm: 'Löschen und zurücksetzen'
      },
      pending: ({ count }) =>
        plural(LOCALE, count, {
          one: 'Eine Änderung, die Harvest noch nicht erreicht hat, ginge verloren.',
          other: '# Änderungen, die Harvest noch nicht erreicht haben, gingen verloren.'
        })
    }
  },
  idle: {
    heading: 'Abwesenheit',
    enabled: 'Bei der Rückkehr zu einem laufenden Timer fragen',
    enabledHelp:
      'Ruhen Tastatur und Maus länger als eingestellt, fragt Gleaner, was mit der Zeit geschehen soll. Von selbst antwortet es nie.',
    threshold: 'Fragen nach',
    minutes: ({ count }) => minutes(count),
    fewer: 'Eine Minute weniger',
    more: 'Eine Minute mehr',
    onSleep: 'Der Computer war im Ruhezustand',
    onLock: 'Der Bildschirm war gesperrt',
    onShutdown: 'Der Computer war aus',
    onQuit: 'Beenden bei laufendem Timer',
    choices: { ask: 'Fragen', keep: 'Zeit behalten', stop: 'Timer dort stoppen' },
    choicesHelp:
      'Kürzere Abwesenheiten als oben eingestellt zählen nie, was immer hier gewählt ist.',
    quitChoices: { ask: 'Fragen', keep: 'Weiterlaufen lassen', stop: 'Stoppen' },
    rules: 'Antworten ohne Nachfrage',
    noRules: 'Keine. „Künftig so antworten“ in der Frage legt eine an.',
    ruleFor: ({ conditions }) => `wenn ${conditions}`,
    ruleWork: ({ work }) => `bei ${work}`,
    ruleMinutes: ({ least, most }) => `${minutes(least)} bis ${minutes(most)} abwesend`,
    ruleTime: ({ from, to }) => `von ${from} bis ${to}`,
    removeRule: 'Entfernen',
    source: {
      system: 'Das System meldet, wann jemand da ist.',
      mutter: 'GNOME meldet, wann jemand da ist.',
      'ext-idle-notify': 'Der Compositor meldet, wann jemand da ist.',
      swayidle: 'swayidle meldet, wann jemand da ist.',
      unavailable:
        'Dieser Desktop meldet Abwesenheit nicht. Ruhezustand und Bildschirmsperre bemerkt Gleaner trotzdem.'
    },
    outOfRange: ({ least, most }) => `Möglich sind ${least} bis ${most} Minuten.`
  },
  reminders: {
    heading: 'Erinnerungen',
    help: 'Erinnert einmal an das, was wohl vergessen wurde. Außerhalb der Arbeitstage und bei gesperrtem Bildschirm bleibt es still.',
    workDays: 'Arbeitstage',
    workHours: 'Arbeitszeit',
    workHoursEnd: { from: 'Arbeitsbeginn', to: 'Arbeitsende' },
    wrongHours: 'Bitte zwei Uhrzeiten eines Tages angeben, die frühere zuerst.',
    presenting: {
      label: 'Ich präsentiere gerade',
      help: 'Es erscheint keine Erinnerung, bis das wieder ausgeschaltet ist.'
    },
    noTimer: {
      label: 'Kein Timer läuft',
      help: 'Bei Eingaben in der Arbeitszeit. Der Timer lässt sich ab der ersten Eingabe starten.',
      number: 'Erinnern nach'
    },
    endOfDay: {
      label: 'Der Timer läuft nach der Arbeit',
      help: 'Er lässt sich bei der letzten Eingabe stoppen, wann immer die Antwort kommt.',
      number: 'Erinnern nach'
    },
    longRun: {
      label: 'Der Timer läuft sehr lange',
      help: 'Ein Timer, den so lange niemand stoppt, wurde wohl vergessen.',
      number: 'Erinnern nach'
    },
    target: {
      label: 'Das Tagesziel ist erreicht',
      help: 'Alle Stunden von heute zählen, auch die des laufenden Timers.',
      number: 'Ziel'
    },
    weekIncomplete: {
      label: 'Die Woche ist nicht vollständig',
      help: 'Am letzten Arbeitstag, wenn Stunden bis zur Wochenkapazität fehlen.',
      number: 'Vor Arbeitsende'
    },
    midnight: {
      label: 'Der Timer lief über Mitternacht',
      help: 'Er lässt sich teilen, sodass jeder Tag seinen Anteil bekommt.'
    },
    snooze: '„Später“ heißt',
    units: { minutes: 'Minuten', hours: 'Stunden' },
    fewer: ({ label }) => `${label}: weniger`,
    more: ({ label }) => `${label}: mehr`,
    outOfRange: ({ least, most }) => `Möglich sind ${least} bis ${most}.`
  },
  hotkeys: {
    heading: 'Globale Tastenkürzel',
    help: 'Sie wirken in jedem Programm, solange Gleaner im Infobereich ist.',
    letterKeys: 'Einzelne Tasten in den Fenstern von Gleaner',
    letterKeysHelp:
      'Tasten wie N, S oder ? wirken ohne Strg oder Befehlstaste. Wer diktiert oder leicht versehentlich Tasten drückt, schaltet das hier aus.',
    showPopover: 'Gleaner zeigen',
    toggleTimer: 'Timer starten oder stoppen',
    newEntry: 'Neuer Eintrag',
    openTimesheet: 'Zeiterfassung öffnen',
    openPalette: 'Schnelleingabe öffnen',
    active: 'Aktiv',
    requested: 'Angefragt. Der Desktop meldet nicht, ob er das Kürzel übernommen hat.',
    refused: 'Vom System abgelehnt. Wahrscheinlich verwendet es ein anderes Programm.',
    off: 'Aus',
    none: 'Keines',
    change: 'Ändern',
    changeFor: ({ action }) => `Tastenkürzel für „${action}“ ändern`,
    record: 'Tasten drücken…',
    recordHelp:
      'Strg, Alt oder die Befehlstaste halten und eine Taste drücken. Esc behält das bisherige Kürzel.',
    typesCharacter: ({ character }) =>
      character === ''
        ? 'Auf dieser Tastatur schreiben diese Tasten einen Akzent. Bitte andere Tasten wählen.'
        : `Auf dieser Tastatur schreiben diese Tasten „${character}“. Bitte andere Tasten wählen.`,
    unknownKey: 'Diese Taste lässt sich nicht für ein Kürzel verwenden. Bitte eine andere wählen.',
    clear: 'Entfernen',
    clearFor: ({ action }) => `Tastenkürzel für „${action}“ entfernen`,
    taken: ({ action }) => `„${action}“ hat diese Tasten schon.`,
    refusedKeys: {
      gleaner: ({ keys, action }) =>
        `${keys} wurde nicht übernommen: „${action}“ hat es schon. Die bisherigen Tasten bleiben.`,
      system: ({ keys }) =>
        `${keys} wurde vom System abgelehnt: Wahrscheinlich verwendet es ein anderes Programm. Die bisherigen Tasten bleiben.`,
      desktop: ({ keys }) =>
        `${keys} ist auf diesem Desktop nicht möglich. Die bisherigen Tasten bleiben.`
    }
  },
  account: {
    heading: 'Konten',
    unnamed: 'Harvest-Konto',
    current: 'Gerade geöffnet',
    switch: 'Wechseln',
    switchTo: ({ account }) => `Zu ${account} wechseln`,
    open: 'Öffnen',
    openAccount: ({ account }) => `${account} öffnen`,
    reachable: 'Das Zugriffstoken gilt auch für dieses Konto.',
    add: 'Konto hinzufügen…',
    addHelp:
      'Jedes Konto hat eigene Einträge und eigene wartende Änderungen. Eines ist geöffnet; beim Wechseln bleiben die anderen angemeldet.',
    waiting: ({ count }) => changesWaiting(count),
    roles: { administrator: 'Administrator', manager: 'Manager', member: 'Mitglied' },
    timeZone: ({ zone }) => `Tage und Zeiten in ${zone}`,
    demo: 'Demokonto',
    demoHelp:
      'Ein erfundenes Harvest-Konto, das ganz auf diesem Computer bleibt. Das eigene Konto lässt sich daneben hinzufügen.',
    expired: 'Harvest nimmt das Zugriffstoken nicht mehr an.',
    expiredElsewhere: 'Zum erneuten Verbinden in dieses Konto wechseln.',
    connect: 'Verbinden…',
    signOut: 'Abmelden',
    signOutOf: ({ account }) => `Von ${account} abmelden`,
    signOutHelp: 'Das Token wird von diesem Computer gelöscht. Einträge bei Harvest bleiben.',
    signOutPending: ({ count, person }) =>
      plural(LOCALE, count, {
        one: `Eine Änderung hat Harvest noch nicht erreicht. Sie bleibt auf diesem Computer, ${again(person)}.`,
        other: `# Änderungen haben Harvest noch nicht erreicht. Sie bleiben auf diesem Computer, ${again(person)}.`
      }),
    confirmSignOut: ({ account }) => `Von ${account} abmelden?`,
    stay: 'Angemeldet bleiben'
  },
  accountFormats: {
    heading: 'Einstellungen des Kontos',
    help: 'Harvest teilt Gleaner die Einstellungen dieses Kontos nicht mit. Bitte hier so wählen, wie sie in Harvest sind.',
    timerMode: 'Zeit wird erfasst als',
    timerModes: {
      entries: 'Wie in den Einträgen',
      duration: 'Stunden',
      timestamps: 'Beginn und Ende'
    },
    timeFormat: 'Stunden werden angezeigt als',
    clock: 'Uhrzeiten werden angezeigt als',
    weekStart: 'Die Woche beginnt am',
    weekdays: { Monday: 'Montag', Sunday: 'Sonntag', Saturday: 'Samstag' }
  },
  about: {
    heading: 'Über Gleaner',
    version: ({ version }) => `Gleaner ${version}`,
    parts: {
      electron: 'Electron',
      chrome: 'Chromium',
      node: 'Node.js',
      system: 'System',
      desktop: 'Desktop'
    },
    license: 'Freie Software unter der MIT-Lizenz.',
    notices: 'Hinweise zu Drittanbietern…',
    noticesTitle: 'Hinweise zu Drittanbietern',
    noticesHelp: 'Software anderer in Gleaner, jeweils mit ihrer Lizenz.',
    noTray:
      'Dieser Desktop zeigt keine Symbole im Infobereich, deshalb ist Gleaner ein normales Fenster.'
  }
}

function again(person: Quoted | null): string {
  return person === null
    ? 'bis sich dieselbe Person wieder anmeldet'
    : `bis sich ${person} wieder anmeldet`
}
