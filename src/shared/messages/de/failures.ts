import type { Failure, FailureKind } from '../../failure.ts'
import type { Messages } from '../catalogue.ts'

type FailureText = ReturnType<Messages['failures']['describe']>

const TEXTS: Readonly<Record<FailureKind, FailureText>> = {
  offline: {
    title: 'Harvest ist nicht erreichbar',
    advice:
      'Eingaben bleiben auf diesem Computer und werden gesendet, sobald Harvest wieder erreichbar ist.'
  },
  'invalid-token': {
    title: 'Harvest nimmt das Zugriffstoken nicht mehr an',
    advice:
      'Es ist vielleicht abgelaufen oder wurde widerrufen. Änderungen bleiben auf diesem Computer; nach dem Verbinden mit einem neuen Token werden sie gesendet.'
  },
  'no-account': {
    title: 'Dieses Zugriffstoken gehört zu keinem Harvest-Konto',
    advice:
      'Bitte auf id.getharvest.com mit dem eigenen Konto anmelden und unter Developers ein persönliches Zugriffstoken erstellen.'
  },
  forbidden: {
    title: 'Harvest erlaubt das nicht',
    advice:
      'Die eigene Rolle in diesem Konto reicht dafür nicht aus. Bei Harvest wurde nichts geändert; die Kontoverwaltung kann es tun oder das Recht dazu geben.'
  },
  'not-for-colleague': {
    title: 'Harvest erlaubt nicht, die Zeit dieser Person zu ändern',
    advice:
      'Manager brauchen dafür das Recht, die Zeiten ihres Teams zu bearbeiten; die Kontoverwaltung kann es in Harvest geben. Bei Harvest wurde nichts geändert; die Änderung lässt sich verwerfen oder mit dem Recht erneut senden.'
  },
  'not-found': {
    title: 'Bei Harvest gibt es das nicht mehr',
    advice:
      'Es wurde gelöscht oder ist nicht mehr sichtbar. Neu hinzufügen oder bei der Kontoverwaltung nachfragen.'
  },
  rejected: {
    title: 'Harvest hat diese Änderung nicht angenommen',
    advice:
      'Die Änderung bleibt auf diesem Computer: berichtigen und erneut senden, oder verwerfen.'
  },
  'not-applied': {
    title: 'Harvest hat diese Änderung angenommen, aber nicht ausgeführt',
    advice:
      'Vielleicht wurde das Konto zwischen Stunden und Start- und Endzeiten umgestellt. Gleaner hat nichts weiter gesendet. Versuchen Sie es noch einmal, korrigieren Sie den Eintrag oder verwerfen Sie die Änderung.'
  },
  'rate-limited': {
    title: 'Harvest bittet um eine Pause',
    advice:
      'Änderungen bleiben auf diesem Computer und werden gleich gesendet. Es ist nichts zu tun.'
  },
  'server-trouble': {
    title: 'Harvest antwortet gerade nicht richtig',
    advice:
      'Änderungen bleiben auf diesem Computer und werden von selbst erneut gesendet. Dauert es an, hilft ein Blick auf harveststatus.com.'
  },
  'unexpected-answer': {
    title: 'Gleaner versteht die Antwort von Harvest nicht',
    advice:
      'Änderungen bleiben auf diesem Computer. Bitte erneut versuchen; geschieht es wieder, bitte melden und dabei die Anfrage unten nennen.'
  },
  unreadable: {
    title: 'Gleaner kann diesen Eintrag nicht lesen',
    advice:
      'Gleaner versteht die Antwort von Harvest darüber nicht, deshalb überschreibt Gleaner ihn nicht. Die Änderung bleibt auf diesem Computer. Bitte den Eintrag in Harvest berichtigen und erneut senden, oder die Änderung verwerfen.'
  },
  'invalid-input': {
    title: 'Mit dieser Eingabe stimmt etwas nicht',
    advice: 'Es wurde nichts geändert. Bitte prüfen und erneut versuchen.'
  },
  locked: {
    title: 'Dieser Eintrag ist gesperrt',
    advice:
      'Er ist freigegeben oder abgerechnet, oder sein Projekt ist archiviert. Bei Harvest wurde nichts geändert; die Kontoverwaltung kann ihn dort entsperren.'
  },
  'not-assigned': {
    title: 'Keine Zuweisung zu diesem Projekt und dieser Aufgabe',
    advice:
      'Die Zeit bleibt auf diesem Computer. Bitte anderes Projekt oder andere Aufgabe wählen, oder um die Zuweisung bitten und erneut versuchen.'
  },
  gone: {
    title: 'Das gibt es nicht mehr',
    advice:
      'Der Eintrag wurde anderswo gelöscht, oder sein Timer wurde anderswo gestoppt. Die Anzeige ist aktuell.'
  },
  'already-running': {
    title: 'Dieser Timer läuft schon',
    advice: 'Es wurde nichts gestartet. Die Anzeige ist aktuell.'
  },
  'changed-elsewhere': {
    title: 'Das wurde anderswo geändert',
    advice:
      'Hier wurde nichts geändert. Gleaner zeigt jetzt den neuen Stand; sehen Sie ihn an und versuchen Sie es noch einmal.'
  },
  'step-is-old': {
    title: 'Diese Änderung ist von einem früheren Tag',
    advice:
      'Ohne Rückfrage macht Gleaner sie nicht rückgängig. Strg+Z in der Wochenansicht nennt die Änderung; dort können Sie sie rückgängig machen.'
  },
  'not-undoable': {
    title: 'Die letzte Änderung lässt sich nicht rückgängig machen',
    advice:
      'Harvest nimmt keinen neuen Eintrag ohne Stunden oder mit negativen Stunden an, und in Konten mit Beginn und Ende keinen ohne beides. Nichts wurde geändert; auch was Sie davor getan haben, bleibt, wie es ist.'
  },
  keychain: {
    title: 'Der Schlüsselbund dieses Computers antwortet nicht',
    advice:
      'Bitte entsperren und erneut versuchen. Ohne ihn bleibt Gleaner nur bis zum Beenden verbunden; Einträge und Änderungen sind sicher.'
  },
  disk: {
    title: 'Gleaner kann nicht auf die Festplatte schreiben',
    advice:
      'Sie ist voll oder der Datenordner ist schreibgeschützt, deshalb wurde dies nicht gespeichert. Bitte Platz schaffen und wiederholen.'
  },
  cancelled: {
    title: 'Abgebrochen',
    advice: 'Es wurde nichts geändert.'
  },
  'signed-out': {
    title: 'Mit keinem Harvest-Konto verbunden',
    advice: 'Bitte zuerst verbinden, dann erneut versuchen.'
  },
  internal: {
    title: 'In Gleaner ist etwas schiefgegangen',
    advice:
      'Die angezeigten Einträge sind sicher. Bitte erneut versuchen; geschieht es wieder, Gleaner neu starten und den Fehler bitte melden.'
  }
}

/** Texts for a failure while the user connects an account, when nothing is stored yet. */
const SIGN_IN_TEXTS: Readonly<Partial<Record<FailureKind, FailureText>>> = {
  offline: {
    title: 'Harvest ist nicht erreichbar',
    advice:
      'Bitte die Verbindung dieses Computers prüfen und erneut versuchen. Das Token wurde nicht gespeichert.'
  },
  'invalid-token': {
    title: 'Harvest kennt dieses Zugriffstoken nicht',
    advice:
      'Bitte noch einmal kopieren, ganz und ohne Leerzeichen, oder auf id.getharvest.com ein neues erstellen.'
  },
  forbidden: {
    title: 'Harvest nimmt dieses Token hier nicht an',
    advice: 'Bitte auf id.getharvest.com ein persönliches Zugriffstoken erstellen und verwenden.'
  },
  'rate-limited': {
    title: 'Harvest bittet um eine Pause',
    advice: 'Bitte 15 Sekunden warten und erneut versuchen.'
  },
  'server-trouble': {
    title: 'Harvest antwortet gerade nicht richtig',
    advice:
      'Das Token kann trotzdem stimmen. Bitte in einer Minute erneut versuchen; mehr steht auf harveststatus.com.'
  },
  'unexpected-answer': {
    title: 'Gleaner versteht die Antwort von Harvest nicht',
    advice:
      'Vielleicht hat ein Proxy oder eine Anmeldeseite des Netzwerks geantwortet. Bitte erneut versuchen.'
  },
  'invalid-input': {
    title: 'Das ist kein Zugriffstoken',
    advice: 'Bitte das Token so einfügen, wie Harvest es zeigt, ganz und ohne Leerzeichen.'
  }
}

/** Words for everything that can fail. */
export const failures: Messages['failures'] = {
  describe: (failure) => withHarvestsWords(TEXTS[failure.kind], failure),
  describeSignIn: (failure) => {
    const text = SIGN_IN_TEXTS[failure.kind] ?? TEXTS[failure.kind]
    return failure.kind === 'invalid-token' ? text : withHarvestsWords(text, failure)
  },
  request: ({ request }) => `Anfrage: ${request}`
}

function withHarvestsWords({ title, advice }: FailureText, { kind, said }: Failure): FailureText {
  const words = said?.trim().replace(/\.$/, '')
  if (!words && kind === 'rejected')
    return { title, advice: `Harvest nennt keinen Grund. ${advice}` }
  return words ? { title, advice: `Harvest sagt: „${words}“. ${advice}` } : { title, advice }
}
