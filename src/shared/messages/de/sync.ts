import type { RefusedOperation, SyncState } from '../../sync-state.ts'
import type { Messages } from '../catalogue.ts'
import { plural } from '../plural.ts'
import { changes, LOCALE } from './counts.ts'
import { drawer } from './sync-drawer.ts'

type QuestionText = ReturnType<Messages['sync']['question']>

const STATUS: Readonly<Record<SyncState['status'], string>> = {
  'up-to-date': 'Aktuell',
  syncing: 'Wird abgeglichen…',
  offline: 'Offline',
  'rate-limited': 'Harvest bittet um eine Pause',
  'server-trouble': 'Harvest antwortet gerade nicht richtig'
}

const COULD_NOT: Readonly<Record<RefusedOperation['kind'], (work: string) => string>> = {
  create: (work) => `Zeit nicht eingetragen: ${work}`,
  start: (work) => `Nicht gestartet: ${work}`,
  update: (work) => `Nicht geändert: ${work}`,
  delete: (work) => `Nicht gelöscht: ${work}`,
  stop: (work) => `Nicht gestoppt: ${work}`,
  restart: (work) => `Nicht fortgesetzt: ${work}`,
  removeReference: (work) => `Verknüpfung nicht entfernt: ${work}`,
  trim: (work) => `Abwesenheit nicht entfernt: ${work}`
}

type QuestionWords = Parameters<Messages['sync']['question']>[0]['kind']

const QUESTIONS: Readonly<Record<QuestionWords, (work: string) => QuestionText>> = {
  conflict: (work) => ({
    title: `${work} wurde hier und anderswo geändert`,
    text: 'Beide Änderungen betreffen dasselbe. Bis zur Entscheidung wird nichts gesendet.',
    choices: [
      { choice: 'mine', label: 'Meine behalten' },
      { choice: 'theirs', label: 'Andere übernehmen' }
    ]
  }),
  'deleted-here': (work) => ({
    title: `${work} wurde hier gelöscht und anderswo geändert`,
    text: 'Bei Harvest steht der Eintrag noch, so wie rechts gezeigt. Bis zur Entscheidung wird nichts gesendet.',
    choices: [
      { choice: 'mine', label: 'Löschen' },
      { choice: 'theirs', label: 'Geänderten behalten' }
    ]
  }),
  'deleted-elsewhere': (work) => ({
    title: `${work} wurde anderswo gelöscht`,
    text: 'Hier war der Eintrag geändert worden. Mit der Änderung neu anlegen oder darauf verzichten?',
    choices: [
      { choice: 'mine', label: 'Neu anlegen' },
      { choice: 'theirs', label: 'Verzichten' }
    ]
  }),
  'too-short': (work) => ({
    title: `${work} lief weniger als 36 Sekunden`,
    text: 'So wenig kann Harvest nicht festhalten. Als 0,01 Stunden behalten oder verwerfen?',
    choices: [
      { choice: 'keep', label: '0,01 Stunden behalten' },
      { choice: 'discard', label: 'Verwerfen' }
    ]
  }),
  'too-long': (work) => ({
    title: `${work} lief mehr als 24 Stunden`,
    text: 'Den Timer mit der ganzen Zeit stoppen oder weiterlaufen lassen und den Beginn korrigieren?',
    choices: [
      { choice: 'keep', label: 'Stoppen' },
      { choice: 'discard', label: 'Weiterlaufen lassen' }
    ]
  }),
  'came-twice': (work) => ({
    title: `${work} steht zweimal bei Harvest`,
    text: 'Eine Änderung, deren Antwort verloren ging, ist doch angekommen und wurde noch einmal gesendet.',
    choices: [
      { choice: 'discard', label: 'Zweiten löschen' },
      { choice: 'keep', label: 'Beide behalten' }
    ]
  }),
  'came-late': (work) => ({
    title: `${work} ist doch noch bei Harvest angekommen`,
    text: 'Der Eintrag war hier verworfen worden, während seine Antwort ausblieb.',
    choices: [
      { choice: 'discard', label: 'Löschen' },
      { choice: 'keep', label: 'Behalten' }
    ]
  })
}

/** The sync status, refused changes and questions. */
export const sync: Messages['sync'] = {
  asking: 'Harvest wird gefragt…',
  status: ({ status }) => STATUS[status],
  pending: ({ count }) =>
    plural(LOCALE, count, { one: '# Änderung wartet', other: '# Änderungen warten' }),
  refused: ({ count }) => `${changes(count)} von Harvest abgelehnt`,
  questions: ({ count }) =>
    plural(LOCALE, count, { one: '# offene Frage', other: '# offene Fragen' }),
  leftOut: ({ count }) => plural(LOCALE, count, { one: '# nicht lesbar', other: '# nicht lesbar' }),
  question: ({ kind, work }) => QUESTIONS[kind](work ?? 'Ein Eintrag'),
  versions: { mine: 'Hier', theirs: 'Anderswo', deletedHere: 'Hier, gelöscht' },
  drawer,
  lastPulled: ({ time }) => `Zuletzt abgeglichen um ${time}`,
  neverPulled: 'Noch nicht abgeglichen',
  syncNow: 'Jetzt abgleichen',
  retry: 'Erneut senden',
  discard: 'Verwerfen',
  workOf: ({ work, person }) => `${work} (${person})`,
  couldNot: ({ kind, work }) => COULD_NOT[kind](work ?? 'ein Eintrag'),
  mark: {
    waiting: 'Wartet darauf, gesendet zu werden',
    unknown: 'Gesendet, von Harvest aber noch nicht bestätigt. Wird geprüft…',
    refused: 'Harvest hat die letzte Änderung abgelehnt'
  }
}
