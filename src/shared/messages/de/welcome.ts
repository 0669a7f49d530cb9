import type { Messages } from '../catalogue.ts'

/** Connecting an account. */
export const welcome: Messages['welcome'] = {
  title: 'Willkommen bei Gleaner',
  lead: 'Zeiten für Harvest aus dem Infobereich erfassen.',
  connectHeading: 'Mit Harvest verbinden',
  tokenLabel: 'Persönliches Zugriffstoken',
  tokenHelp:
    'Zu erstellen auf id.getharvest.com unter Developers. Es wird im Schlüsselbund verwahrt.',
  openTokenPage: 'Token erstellen',
  connect: 'Verbinden',
  connecting: 'Wird bei Harvest geprüft…',
  tryDemo: 'Demokonto ausprobieren',
  demoHelp: 'Eine erfundene Firma auf diesem Computer. Es wird nichts gesendet.',
  chooseHeading: 'Welches Konto?',
  chooseHelp: 'Das Token öffnet mehrere. Später lässt es sich in den Einstellungen wechseln.',
  expiredHeading: 'Erneut verbinden',
  expiredLead: ({ account }) =>
    `Harvest nimmt das Token für ${account} nicht mehr an. Änderungen bleiben erhalten und werden nach dem Verbinden gesendet.`,
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
  }
}
