import type { ReminderKind } from '../../reminder.ts'
import type { Messages } from '../catalogue.ts'
import { plural } from '../plural.ts'
import { LOCALE } from './counts.ts'

const EDIT: Readonly<Record<ReminderKind, string>> = {
  'no-timer': 'Tag zeigen',
  'end-of-day': 'Eintrag bearbeiten…',
  'long-run': 'Eintrag bearbeiten…',
  'across-midnight': 'Eintrag bearbeiten…',
  'target-reached': 'Tag zeigen',
  'week-incomplete': 'Woche zeigen'
}

const KEEP: Readonly<Record<ReminderKind, string>> = {
  'no-timer': 'Verstanden',
  'end-of-day': 'Weiterlaufen lassen',
  'long-run': 'Weiterlaufen lassen',
  'across-midnight': 'Ein Eintrag',
  'target-reached': 'Verstanden',
  'week-incomplete': 'Diese Woche nicht'
}

const inMinutes = (count: number) =>
  plural(LOCALE, count, { one: 'In # Minute', other: 'In # Minuten' })

/** The texts of reminders and their choices. */
export const reminders: Messages['reminders'] = {
  noTimer: {
    title: ({ time }) => `Kein Timer seit ${time}`,
    text: ({ work, time }) => `${work} ab ${time} starten?`,
    hidden: ({ time }) => `Die letzte Arbeit ab ${time} starten?`,
    nothing: 'Seitdem wurde gearbeitet. Woran?'
  },
  endOfDay: {
    title: 'Noch bei der Arbeit?',
    text: ({ work, time }) => `${work} läuft noch. Die letzte Eingabe war um ${time}.`
  },
  longRun: {
    title: ({ time }) => `Läuft seit ${time}`,
    text: ({ work, time }) => `${work} läuft schon sehr lange. Die letzte Eingabe war um ${time}.`
  },
  acrossMidnight: {
    title: 'Der Timer lief über Mitternacht',
    text: ({ work, days }) => `${work}: ${days}.`,
    day: ({ day, hours }) => `${hours} am ${day}`,
    lastDay: ({ day, hours }) => `bisher ${hours} am ${day}`,
    days: 'Jeder Tag bekommt seinen Anteil'
  },
  target: {
    title: ({ hours }) => `Heute ${hours}`,
    text: 'Das Tagesziel ist erreicht.'
  },
  week: {
    title: 'Diese Woche ist nicht vollständig',
    text: ({ hours }) => `Bis zur Wochenkapazität fehlen ${hours}.`
  },
  hiddenWork: 'Der Timer',
  choose: 'Arbeit wählen…',
  choice: (choice, { kind, time, snooze }) =>
    ({
      start: `Ab ${time} starten`,
      stop: `Um ${time} stoppen`,
      split: 'Um Mitternacht teilen',
      edit: EDIT[kind],
      keep: KEEP[kind],
      later: inMinutes(snooze),
      'not-today': 'Heute nicht'
    })[choice]
}
