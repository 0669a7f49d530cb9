import type { Dropped, DroppedKind, KeptChanges, Notice } from '../../state.ts'
import type { Messages } from '../catalogue.ts'
import type { PluralForms } from '../plural.ts'
import { listOf, plural } from '../plural.ts'
import { LOCALE, minutes } from './counts.ts'

type NoticeText = ReturnType<Messages['notices']['describe']>

type More = Pick<Parameters<Messages['notices']['describe']>[0], 'dropped' | 'duration' | 'changes'>

const DESCRIPTIONS: Readonly<
  Record<
    Notice['kind'],
    (detail: string | undefined, time: string | undefined, more: More) => NoticeText
  >
> = {
  'settings-were-corrupt': (path) => ({
    title: 'Die Einstellungen wurden zurückgesetzt',
    text:
      'Die Einstellungsdatei war nicht lesbar, deshalb gelten die Standardeinstellungen. ' +
      `Einträge und Änderungen sind nicht betroffen.${keptAt(path)}`
  }),
  'settings-were-damaged': (path, _time, { dropped = [] }) => ({
    title: 'Einige Einstellungen waren beschädigt',
    text: `Weggelassen: ${listed(dropped)}. Alles andere ist noch da, Einträge und Änderungen sind nicht betroffen.${keptAt(path)}`
  }),
  'import-was-damaged': (_detail, _time, { dropped = [] }) => ({
    title: 'Nicht alles wurde importiert',
    text: `Die Datei ist teilweise beschädigt. Weggelassen: ${listed(dropped)}. Alles andere wurde importiert.`
  }),
  'ledger-was-corrupt': (path, _time, { changes = { kept: 0, unreadable: null } }) => ({
    title: 'Die Einträge werden neu geholt',
    text:
      'Die Datei mit den Einträgen auf diesem Computer war beschädigt. Gleaner hat sie repariert und holt die Einträge noch einmal von Harvest.' +
      `${changesIn(changes)}${keptAt(path)}`
  }),
  'closed-to-tray': () => ({
    title: 'Gleaner ist noch da',
    text: 'Es bleibt im Infobereich, und ein laufender Timer läuft weiter. Zum Beenden dort im Menü „Gleaner beenden“ wählen.'
  }),
  'no-tray': () => ({
    title: 'Dieser Desktop zeigt keine Symbole im Infobereich',
    text:
      'Gleaner erscheint stattdessen als normales Fenster; sonst ändert sich nichts. ' +
      'In GNOME bringt die Erweiterung AppIndicator die Symbole zurück.'
  }),
  'token-kept-for-this-session-only': () => ({
    title: 'Verbunden bis zum Beenden',
    text:
      'Das Zugriffstoken ließ sich in keinem Schlüsselbund speichern, und in eine Datei schreibt Gleaner es nicht. ' +
      'Beim nächsten Start wird erneut danach gefragt. Einträge und Änderungen bleiben erhalten.'
  }),
  'stopped-elsewhere': (work, time) => ({
    title: time === undefined ? 'Anderswo gestoppt' : `Um ${time} anderswo gestoppt`,
    text: `${work ?? 'Der Timer'}, im Browser oder auf einem anderen Gerät.`
  }),
  'stopped-elsewhere-started-here': (work, time) => ({
    title: `Schon ${time === undefined ? '' : `um ${time} `}anderswo gestoppt`,
    text: `Gleaner hat den Timer wieder gestartet: ${work ?? 'die letzte Arbeit'}.`
  }),
  'started-elsewhere-stopped-here': (work, time) => ({
    title: `Ein anderer Timer wurde ${time === undefined ? '' : `um ${time} `}anderswo gestartet`,
    text: `Gleaner hat ihn gestoppt: ${work ?? 'der Timer'}.`
  }),
  'already-stopped-elsewhere': (work, time) => ({
    title: `Schon ${time === undefined ? '' : `um ${time} `}anderswo gestoppt`,
    text: `${work ?? 'Der Timer'} läuft nicht mehr. Es wurde nichts geändert.`
  }),
  'other-timer-runs': (work, time) => ({
    title: 'Inzwischen läuft ein anderer Timer',
    text: `${work ?? 'Der Timer'}, ${time === undefined ? '' : `um ${time} `}anderswo gestartet. Gleaner lässt ihn laufen.`
  }),
  'nothing-runs': () => ({
    title: 'Es läuft kein Timer',
    text: 'Der Timer wurde anderswo gestoppt oder gelöscht. Es wurde nichts geändert.'
  }),
  'already-running': (work, time) => ({
    title: time === undefined ? 'Läuft schon' : `Läuft schon seit ${time}`,
    text: `${work ?? 'Der Timer'}. Es wurde nichts gestartet.`
  }),
  'item-is-gone': () => ({
    title: 'Das gibt es nicht mehr',
    text: 'Der Eintrag oder Favorit wurde geändert oder entfernt, nachdem sich das Menü geöffnet hatte. Es wurde nichts gestartet.'
  }),
  'not-assigned-any-more': (work) => ({
    title: 'Auf die letzte Arbeit kann keine Zeit mehr erfasst werden',
    text: `${work ?? 'Die letzte Arbeit'} ist nicht mehr zugewiesen. Bitte auswählen, was gestartet werden soll.`
  }),
  'icon-may-hide': (system) => ({
    title: 'Gleaner im Blick behalten',
    text:
      system === 'win32'
        ? 'Windows legt neue Symbole hinter den Pfeil am Ende der Taskleiste. Wird Gleaner von dort herausgezogen, ist die laufende Zeit immer zu sehen.'
        : 'Gleaner ist in der Menüleiste zu Hause. Fehlt dort der Platz, ein anderes Symbol entfernen oder dieses mit gedrückter Befehlstaste näher an die Uhr ziehen.'
  }),
  'clock-was-wrong': (shift = '0') => ({
    title: 'Zeiten berichtigt',
    text:
      `Die Uhr dieses Computers ging ${minutes(Math.abs(Number(shift)))} ${Number(shift) > 0 ? 'nach' : 'vor'}, während Harvest nicht zu erreichen war. ` +
      'Was in dieser Zeit gestartet und gestoppt wurde, hat jetzt die richtigen Zeiten.'
  }),
  'answered-by-rule': (what, time) => ({
    title: time === undefined ? 'Ohne Nachfrage erledigt' : `Um ${time} ohne Nachfrage erledigt`,
    text: sentence(what ?? 'Eine Regel hat die Frage zur Abwesenheit beantwortet')
  }),
  'deleted-elsewhere': (work, _time, { duration }) => ({
    title: 'Der laufende Eintrag wurde gelöscht',
    text:
      `${work ?? 'Er'} wurde im Browser oder auf einem anderen Gerät gelöscht, der Timer ist damit zu Ende. ` +
      (duration === undefined
        ? 'Wird die Zeit gebraucht, bitte neu eintragen.'
        : `Die ${duration} bis zum Stoppen sind nicht bei Harvest. Werden sie gebraucht, bitte neu eintragen.`)
  }),
  'disk-full': () => ({
    title: 'Gleaner kann nicht auf die Festplatte schreiben',
    text:
      'Sie ist voll, oder der Datenordner ist schreibgeschützt. Die letzte Aktion wurde deshalb nicht gespeichert, ' +
      'alles davor ist noch da. Bitte Platz schaffen und es erneut versuchen.'
  }),
  'started-elsewhere': (work, time) => ({
    title: time === undefined ? 'Anderswo gestartet' : `Um ${time} anderswo gestartet`,
    text: `${work ?? 'Ein Timer'}, im Browser oder auf einem anderen Gerät.`
  })
}

/** Notices for the user. */
export const notices: Messages['notices'] = {
  describe: ({ kind, detail, time, ...more }) => DESCRIPTIONS[kind](detail, time, more)
}

function listed(dropped: readonly Dropped[]): string {
  const counts = dropped.map(({ kind, count }) => plural(LOCALE, count, DROPPED[kind]))
  return listOf(LOCALE, counts)
}

const DROPPED: Readonly<Record<DroppedKind, PluralForms>> = {
  rule: { one: '# Regel für Abwesenheiten', other: '# Regeln für Abwesenheiten' },
  favourite: { one: '# Favorit', other: '# Favoriten' },
  account: { one: '# Konto', other: '# Konten' },
  host: { one: '# vertrauter Server', other: '# vertraute Server' },
  hotkey: { one: '# Tastenkürzel', other: '# Tastenkürzel' },
  reminder: { one: '# Erinnerungseinstellung', other: '# Erinnerungseinstellungen' },
  choice: { one: '# weitere Einstellung', other: '# weitere Einstellungen' }
}

function changesIn({ kept, unreadable }: KeptChanges): string {
  const readable =
    kept === 0
      ? ''
      : ` ${plural(LOCALE, kept, { one: '# noch nicht gesendete Änderung ist erhalten geblieben.', other: '# noch nicht gesendete Änderungen sind erhalten geblieben.' })}`
  if (unreadable === 0) return readable
  if (unreadable === null)
    return `${readable} Weitere noch nicht gesendete Änderungen können fehlen: Bitte die letzten Tage prüfen.`
  const missing = plural(LOCALE, unreadable, {
    one: '# noch nicht gesendete Änderung war nicht lesbar: Bitte die letzten Tage prüfen.',
    other: '# noch nicht gesendete Änderungen waren nicht lesbar: Bitte die letzten Tage prüfen.'
  })
  return `${readable} ${missing}`
}

function keptAt(path: string | undefined): string {
  return path === undefined ? '' : ` Die alte Datei liegt unter ${path}.`
}

/** Ends a text with a full stop if it has none. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}
