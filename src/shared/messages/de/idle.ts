import type { Messages } from '../catalogue.ts'
import { minutes } from './counts.ts'

const stopAndRemove = (count: number) => `Timer stoppen und ${minutes(count)} entfernen`
const continueAndRemove = (count: number) => `Weiterlaufen lassen und ${minutes(count)} entfernen`
const addAsNewEntry = (count: number) => `${minutes(count)} als neuen Eintrag hinzufügen`

/** The question about time away. */
export const idle: Messages['idle'] = {
  title: 'Abwesenheit',
  away: ({ from, to, count }) => `Abwesend ${from} – ${to}, ${minutes(count)}`,
  continuesOn: ({ entryDay, day }) =>
    `Der Timer lief über Mitternacht. Für ${entryDay} bleiben die Stunden unten. Am ${day} geht es in einem neuen Eintrag weiter, außer bei „Ignorieren“.`,
  awaitsHarvest:
    'Harvest ist nicht erreichbar. Die gespeicherte Regel antwortet, sobald es wieder geht; eine Antwort ist auch jetzt möglich.',
  choices: 'Was soll mit dieser Zeit geschehen?',
  keepsRunning: 'läuft weiter',
  stops: 'stoppt',
  added: ({ hours }) => `neuer Eintrag mit ${hours}`,
  unchanged: ({ hours }) => `bleibt bei ${hours}`,
  minutes: ({ count }) => minutes(count),
  edit: 'Entfernte Zeit ändern',
  cutFrom: 'Von',
  cutTo: 'bis',
  parts: 'Für andere Arbeit oder in Teilen eintragen',
  part: ({ from, to, count }) => `${from} – ${to}, ${minutes(count)}`,
  partWork: 'Projekt und Aufgabe',
  split: 'Teilen',
  remember: 'Künftig so antworten…',
  rememberWork: 'für dieses Projekt und diese Aufgabe',
  rememberLength: 'bei etwa so langer Abwesenheit',
  rememberTimeOfDay: 'etwa zu dieser Tageszeit',
  nothingLeft: 'Von diesem Eintrag bliebe nichts übrig.',
  deleteEntry: 'Löschen',
  keepEntry: 'Mit null behalten',
  back: 'Zurück',
  later: 'Später entscheiden',
  laterHelp: 'Die Frage bleibt, bis sie beantwortet ist.',
  answering: 'Eintrag wird geändert…',
  beforeAndAfter: ({ before, after }) => `${before} → ${after}`,
  stopAndRemove: ({ count }) => stopAndRemove(count),
  continueAndRemove: ({ count }) => continueAndRemove(count),
  addAsNewEntry: ({ count }) => addAsNewEntry(count),
  ignore: 'Ignorieren',
  answer: (decision, count) =>
    ({
      'stop-and-remove': stopAndRemove(count),
      'continue-and-remove': continueAndRemove(count),
      'add-as-new-entry': addAsNewEntry(count),
      ignore: 'Ignorieren'
    })[decision],
  acted: ({ work, decision, count }) =>
    ({
      'stop-and-remove': `Gleaner hat ${work ?? 'den Timer'} gestoppt und ${minutes(count)} entfernt, wie gewählt.`,
      'continue-and-remove': `Gleaner hat ${minutes(count)} aus ${work ?? 'dem Eintrag'} entfernt und den Timer weiterlaufen lassen, wie gewählt.`,
      'add-as-new-entry': `Gleaner hat ${minutes(count)} aus ${work ?? 'dem Eintrag'} als neuen Eintrag angelegt, wie gewählt.`,
      ignore: `Abwesend: ${minutes(count)}. Gleaner hat ${work ?? 'den Timer'} so gelassen, wie gewählt.`
    })[decision],
  ruleAnswer: {
    'stop-and-remove': 'Timer stoppen und die Zeit entfernen',
    'continue-and-remove': 'Weiterlaufen lassen und die Zeit entfernen',
    'add-as-new-entry': 'Die Zeit als neuen Eintrag hinzufügen',
    ignore: 'Alles lassen, wie es ist'
  },
  undo: 'Rückgängig',
  quit: {
    message: 'Ein Timer läuft',
    detail: 'Harvest zählt weiter, während Gleaner geschlossen ist.',
    keep: 'Beenden, weiterlaufen lassen',
    stop: 'Stoppen und beenden',
    cancel: 'Abbrechen'
  },
  notification: {
    title: ({ count }) => `${minutes(count)} abwesend`,
    body: ({ work }) => `${work} lief weiter. Was soll mit der Zeit geschehen?`
  }
}
