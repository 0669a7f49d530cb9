import type { OperationKind } from '../../sync-state.ts'
import type { Messages } from '../catalogue.ts'
import { minutes } from './counts.ts'

const DOES: Readonly<Record<OperationKind, (work: string) => string>> = {
  create: (work) => `Zeit eintragen: ${work}`,
  start: (work) => `Starten: ${work}`,
  update: (work) => `Ändern: ${work}`,
  delete: (work) => `Löschen: ${work}`,
  stop: (work) => `Stoppen: ${work}`,
  restart: (work) => `Fortsetzen: ${work}`,
  removeReference: (work) => `Verknüpfung entfernen: ${work}`,
  trim: (work) => `Zeit berichtigen: ${work}`
}

const LOST: Readonly<Record<OperationKind, string | null>> = {
  create: 'Diese Zeit gibt es nur auf diesem Computer. Verworfen ist sie weg.',
  start:
    'Diese Zeit gibt es nur auf diesem Computer. Verworfen ist sie weg, mit allem, was danach kam.',
  update: 'Der Eintrag bleibt, wie er bei Harvest ist. Die Änderung verwerfen?',
  delete: null,
  stop: 'Bei Harvest läuft der Timer weiter. Das Stoppen verwerfen?',
  restart: 'Die Zeit seitdem gibt es nur auf diesem Computer. Verworfen ist sie weg.',
  removeReference: null,
  trim: 'Der Eintrag behält die Zeit, die er bei Harvest hat. Die Berichtigung verwerfen?'
}

function span(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, seconds)} s` : minutes(Math.round(seconds / 60))
}

/** The list of everything that is not settled with Harvest. */
export const drawer: Messages['sync']['drawer'] = {
  title: 'Änderungen und Harvest',
  details: ({ status }) => `${status}. Einzelheiten zeigen`,
  questions: 'Offene Fragen',
  refused: 'Von Harvest abgelehnt',
  waiting: 'Unterwegs zu Harvest',
  allWell: 'Alles ist bei Harvest',
  restIsWell: 'Alles andere ist bei Harvest',
  allWellHint: 'Was noch wartet oder abgelehnt wird, erscheint hier.',
  reading: ({ done, total }) => `Ältere Einträge werden gelesen: ${done} von ${total} Wochen`,
  leftOut: {
    heading: 'Nicht lesbar',
    title: {
      entry: ({ name }) => name ?? 'Ein Zeiteintrag',
      person: ({ name }) => name ?? 'Eine Person',
      assignment: ({ name }) => (name === null ? 'Ein zugewiesenes Projekt' : `Zuweisung: ${name}`)
    },
    reason: {
      empty: ({ attribute }) => `Harvest hat keinen Wert für „${attribute}“ gesendet.`,
      wrong: ({ attribute }) =>
        `Harvest hat für „${attribute}“ einen Wert gesendet, der keinen Sinn ergibt.`,
      whole: 'Harvest hat etwas gesendet, das keinen Sinn ergibt.'
    },
    shown: 'Gleaner zeigt die letzte lesbare Fassung und ändert nichts daran.',
    hidden: 'Gleaner lässt das aus.',
    id: ({ id }) => `Harvest-ID ${id}`
  },
  connect: 'Neu verbinden',
  does: ({ kind, work }) => DOES[kind](work ?? 'ein Eintrag'),
  part: {
    from: ({ time }) => `ab ${time}`,
    at: ({ time }) => `um ${time}`,
    times: ({ from, to }) => `${from} – ${to}`,
    hours: ({ hours }) => `Stunden ${hours}`,
    start: ({ time }) => `Beginn ${time}`,
    end: ({ time }) => `Ende ${time}`,
    date: ({ date }) => `auf ${date}`,
    work: ({ work }) => `zu ${work}`,
    notes: ({ notes }) => `Notizen „${notes}“`,
    noNotes: 'ohne Notizen',
    takes: ({ count }) => `${minutes(count)} weniger`,
    gives: ({ count }) => `${minutes(count)} mehr`
  },
  quote: ({ notes }) => `„${notes}“`,
  state: {
    waiting: ({ since }) => (since === null ? 'Wartet' : `Wartet seit ${since}`),
    refused: ({ since }) => (since === null ? 'Abgelehnt' : `Abgelehnt, Änderung von ${since}`),
    unknown: ({ since }) =>
      since === null
        ? 'Gesendet, aber ohne Antwort. Gleaner sieht nach, ob es angekommen ist'
        : `Gesendet, aber ohne Antwort seit ${since}. Gleaner sieht nach, ob es angekommen ist`,
    sending: 'Wird gerade gesendet',
    asking: 'Wartet auf die Antwort oben',
    held: 'Folgt, sobald die Änderung davor geklärt ist',
    expired: 'Folgt, sobald die Verbindung wieder steht',
    offline: 'Folgt, sobald Harvest erreichbar ist',
    soon: 'Folgt gleich'
  },
  again: {
    tries: ({ seconds }) => `neuer Versuch in ${span(seconds)}`,
    looks: ({ seconds }) => `sieht in ${span(seconds)} wieder nach`,
    harvest: ({ seconds }) => `Neuer Versuch in ${span(seconds)}.`
  },
  edit: 'Bearbeiten',
  lost: ({ kind }) => LOST[kind],
  mayHaveArrived: 'Sie kann trotzdem bei Harvest angekommen sein.',
  keep: 'Behalten',
  disk: {
    title: 'Gleaner kann nicht auf die Festplatte schreiben',
    advice:
      'Die Festplatte ist voll oder der Datenordner schreibgeschützt. Was hier steht, bleibt erhalten; Neues lässt sich erst wieder speichern, wenn Platz ist. Bitte Platz schaffen und erneut abgleichen.'
  },
  fields: {
    work: 'Arbeit',
    spentDate: 'Datum',
    notes: 'Notizen',
    hours: 'Stunden',
    startedTime: 'Beginn',
    endedTime: 'Ende'
  },
  field: 'Feld',
  differs: 'verschieden',
  stillRunning: 'läuft',
  ran: ({ time, seconds }) => `um ${time}, ${seconds} s`
}
