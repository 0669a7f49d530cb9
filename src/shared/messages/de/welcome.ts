import type { Messages } from '../catalogue.ts'

/** Connecting an account. */
export const welcome: Messages['welcome'] = {
  title: 'Willkommen bei Gleaner',
  lead: 'Zeiten für Harvest erfassen, direkt aus dem Infobereich.',
  connectHeading: 'Mit Harvest verbinden',
  tokenLabel: 'Persönliches Zugriffstoken',
  tokenHelp:
    'Auf id.getharvest.com unter Developers zu erstellen. Gleaner verwahrt es im Schlüsselbund.',
  openTokenPage: 'Token erstellen',
  connect: 'Verbinden',
  connecting: 'Wird bei Harvest geprüft…',
  tryDemo: 'Demokonto ausprobieren',
  demoHelp: 'Eine erfundene Firma. Nichts verlässt diesen Computer.',
  chooseHeading: 'Welches Konto?',
  chooseHelp: 'Das Token gilt für mehrere. Wechseln lässt sich später in den Einstellungen.',
  expiredHeading: 'Erneut verbinden',
  expiredLead: ({ account }) =>
    `Harvest nimmt das Token für ${account} nicht mehr an. Änderungen bleiben erhalten und werden nach dem Verbinden gesendet.`,
  addHeading: 'Konto hinzufügen',
  addLead: ({ account }) =>
    `${account} bleibt angemeldet. Zwischen den Konten lässt sich jederzeit wechseln.`,
  kept: 'Oder weiter mit',
  emptyToken: 'Bitte zuerst das Zugriffstoken einfügen.',
  showToken: 'Token zeigen',
  hideToken: 'Token verbergen',
  or: 'oder',
  otherToken: 'Anderes Token verwenden',
  choosing: ({ account }) => `${account} wird geöffnet…`,
  done: {
    heading: 'Verbunden',
    text: ({ account }) => `Gleaner erfasst Zeiten in ${account}.`,
    demoText: 'Zum Umsehen: Im Demokonto ist alles erfunden und bleibt auf diesem Computer.',
    open: 'Gleaner öffnen',
    timesheet: 'Zeiterfassung öffnen'
  },
  steps: {
    label: 'Erste Schritte',
    names: { connect: 'Verbinden', atHand: 'Griffbereit', away: 'Abwesenheit' },
    back: 'Zurück',
    next: 'Weiter',
    finish: 'Zeiten erfassen',
    skip: 'Rest überspringen'
  },
  atHand: {
    heading: 'Immer griffbereit',
    lead: 'Nur einen Klick oder ein Tastenkürzel entfernt.',
    iconHeading: 'Das Symbol',
    icon: {
      darwin:
        'Es steht oben rechts in der Menüleiste. Fehlt dort der Platz, lässt es sich mit gedrückter Befehlstaste näher an die Uhr ziehen.',
      win32:
        'Windows legt neue Symbole hinter den Pfeil am Ende der Taskleiste. Wird Gleaner von dort herausgezogen, ist die Zeit immer zu sehen.',
      linux:
        'Es steht in der Leiste des Desktops. Ein Klick öffnet Gleaner; in GNOME öffnet ein Klick das Menü und ein Doppelklick Gleaner.',
      none: 'Dieser Desktop zeigt keine Symbole im Infobereich, deshalb ist Gleaner ein normales Fenster. In GNOME bringt die Erweiterung AppIndicator sie zurück.'
    },
    hotkeysHeading: 'Tastenkürzel, die in jedem Programm wirken'
  },
  away: {
    heading: 'Bei Abwesenheit',
    lead: 'Gleaner bemerkt, wenn Tastatur und Maus ruhen, und fragt bei der Rückkehr. Von selbst antwortet es nie.',
    enabled: 'Bei der Rückkehr zu einem laufenden Timer fragen',
    threshold: 'Fragen nach',
    minutes: ({ count }) => `${count} Min.`,
    exampleLabel: 'Ein Beispiel der Frage',
    later: 'All das lässt sich in den Einstellungen ändern.'
  }
}
