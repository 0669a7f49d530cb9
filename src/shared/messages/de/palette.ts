import type { QuestionKind } from '../../quick-entry/pieces.ts'
import type { QuickCommand } from '../../quick-entry/vocabulary.ts'
import type { Messages } from '../catalogue.ts'
import { minutes } from './counts.ts'

const QUESTIONS: Readonly<Record<QuestionKind, (text: string) => string>> = {
  number: (text) => `„${text}“: Stunden oder ein Wort?`,
  'clock-or-hours': (text) => `„${text}“: so viele Stunden oder seit dieser Uhrzeit?`,
  'lone-clock': (text) => `„${text}“: Begann der Timer zu dieser Zeit?`,
  'which-day': (text) => `„${text}“: Welcher der beiden Tage?`,
  'day-or-word': (text) => `„${text}“: der Tag der Arbeit oder Teil des Textes?`,
  'day-or-month': (text) => `„${text}“: Welcher Tag ist das?`,
  second: (text) => `„${text}“ gibt es hier schon in anderer Form. In die Notizen aufnehmen?`,
  order: (text) => `„${text}“ endet vor dem Beginn.`,
  future: (text) => `„${text}“ liegt in der Zukunft.`,
  'before-today': (text) => `„${text}“ war vor heute. Bitte mit Stunden und Tag eintragen.`,
  'timer-other-day': () =>
    'Ein Timer läuft nur heute. Für einen anderen Tag die Dauer angeben: 1:30 oder 9-10:30.',
  unit: (text) => `„${text}“: Minuten oder Stunden?`,
  'until-now': (text) => `„${text}“: ein Timer, der weiterläuft, oder jetzt beendet?`,
  'how-long': (text) =>
    `„${text}“: Wie lange genau? Bitte die Stunden eintippen oder die Wörter als Notiz behalten.`,
  'unclear-time': (text) =>
    `„${text}“ sieht nach einer Zeit aus, die Gleaner nicht lesen kann. Möglich sind 1:30, 90m oder 9-10:30.`
}

const COMMANDS: Readonly<Record<QuickCommand, string>> = {
  stop: 'Timer stoppen',
  continue: 'Letzte Arbeit fortsetzen',
  undo: 'Letzte Änderung rückgängig machen',
  week: 'Diese Woche öffnen',
  today: 'Diese Woche öffnen',
  settings: 'Einstellungen öffnen',
  sync: 'Jetzt abgleichen',
  popover: 'Gleaner zeigen',
  mini: 'Kleinen Timer zeigen'
}

/** The line of plain language. */
export const palette: Messages['palette'] = {
  title: 'Schnelleingabe',
  label: 'Was wurde gemacht, oder was soll geschehen?',
  placeholder: 'acme entw vor 45m standup',
  understood: 'So hat Gleaner es verstanden',
  suggestions: 'Vorschläge',
  examplesHeading: 'Zum Beispiel',
  examples: [
    { text: 'acme entw vor 45m standup', what: 'startet einen Timer rückwirkend' },
    { text: '1:30 gestern Entwurf besprochen', what: 'trägt Stunden an einem Tag ein' },
    { text: '9-10:30 Planung mo', what: 'trägt eine Zeitspanne ein' },
    { text: '+15m', what: 'verlängert den laufenden Timer' }
  ],
  question: ({ kind, text }) => QUESTIONS[kind](text),
  command: ({ command }) => COMMANDS[command],
  chip: {
    work: 'Arbeit',
    time: 'Zeit',
    day: 'Tag',
    notes: 'Notizen',
    reference: 'Verknüpfung',
    remove: ({ work }) => `${work} herausnehmen`,
    ago: ({ count, time }) => `seit ${time}, vor ${minutes(count)}`,
    range: ({ from, to, hours }) => `${from} – ${to}, ${hours}`,
    now: 'Timer ab jetzt',
    referenceAt: ({ id, service }) => `${id} bei ${service}`
  },
  whichWork: 'Welches Projekt und welche Aufgabe?',
  nothingFits:
    'Zu diesen Wörtern passt kein Projekt, also sind es Notizen. Welches Projekt und welche Aufgabe?',
  needsHours: 'Ein Timer kann nur heute laufen. Bitte die Dauer angeben: 1:30 oder 9-10:30.',
  needsTimes: 'Dieses Konto erfasst Beginn und Ende. Wann war es?',
  startTimer: ({ work }) => `${work} starten`,
  addEntry: ({ hours, work }) => `${hours} für ${work} eintragen`,
  continueWork: ({ work }) => `${work} fortsetzen`,
  answerWord: ({ word }) => `Das Wort „${word}“`,
  answerNotes: ({ words }) => `„${words}“ als Notiz`,
  moreTime: ({ change, work }) => `${change} für ${work}`,
  nothingRuns: 'Kein Timer läuft. Für welchen Eintrag von heute?',
  noEntryToday: 'Kein Timer läuft, und heute gibt es keinen Eintrag, der sich ändern ließe.',
  keys: { choose: 'auswählen', take: 'übernehmen', close: 'schließen' },
  notConnected: 'Bitte zuerst mit Harvest verbinden oder das Demokonto ausprobieren.',
  connect: 'Verbinden…'
}
