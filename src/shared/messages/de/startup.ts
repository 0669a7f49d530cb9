import type { Messages } from '../catalogue.ts'

/** Texts about failures at the start of Gleaner. */
export const startup: Messages['startup'] = {
  cannotStart: 'Gleaner kann nicht starten',
  ledgerFromNewerVersion: {
    title: 'Die Einträge stammen von einem neueren Gleaner',
    text: ({ path }) =>
      'Diese Version kann sie nicht lesen und lässt sie unberührt, damit keine Änderung verloren geht.\n\n' +
      `Sie liegen unter ${path}\n\n` +
      'Mit der neuesten Version von Gleaner geht es weiter. Um mit dieser neu zu beginnen, die Datei zuerst an einen anderen Ort legen: ' +
      'Die Einträge werden wieder von Harvest geholt, und noch nicht gesendete Änderungen bleiben in der weggelegten Datei.'
  },
  dataFolderUnusable: {
    title: 'Gleaner kann seinen Datenordner nicht verwenden',
    text: ({ path }) =>
      `${path} lässt sich nicht lesen oder beschreiben. Es wurde nichts geändert. Bitte die Zugriffsrechte und den freien Speicherplatz prüfen und Gleaner erneut starten.`
  },
  addressRefused: ({ variable, host }) =>
    `${variable} zeigt auf „${host}“, und das ist weder Harvest noch dieser Computer. ` +
    'Dorthin würde das Zugriffstoken gesendet. Bitte die Variable entfernen oder berichtigen.',
  notAnAddress: ({ variable, given }) => `${variable} ist keine Adresse: „${given}“.`,
  failed:
    'Beim Starten von Gleaner ist etwas schiefgegangen. Einträge und Änderungen sind sicher. Bitte erneut starten; hilft das nicht, den Fehler bitte melden.'
}
