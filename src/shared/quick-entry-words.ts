import { languageOf } from './messages/languages.ts'

/** The words of plain language that the quick entry understands besides numbers. */
export interface QuickWords {
  /** Whole inputs that are commands. */
  readonly commands: ReadonlyMap<string, QuickCommand>
  /** Days counted from today: 0, -1, 1. */
  readonly days: ReadonlyMap<string, number>
  /** Days of the week, Monday 1 to Sunday 7. */
  readonly weekdays: ReadonlyMap<string, number>
  /** Months, 1 to 12. */
  readonly months: ReadonlyMap<string, number>
  /** `last` before a day of the week. */
  readonly last: ReadonlySet<string>
  /** `ago`, behind a span. */
  readonly agoBehind: ReadonlySet<string>
  /** `vor`, before a span. */
  readonly agoBefore: ReadonlySet<string>
  /** `since`, before a time of day. */
  readonly since: ReadonlySet<string>
  /** `from` and `to` of a span of the clock. */
  readonly from: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  /** `days` in `2 days ago`. */
  readonly dayUnits: ReadonlySet<string>
  /** Units of spans as `parseHours` knows them. */
  readonly units: ReadonlyMap<string, 'h' | 'm'>
}

/** What can be done without naming any work. */
export type QuickCommand =
  'stop' | 'continue' | 'undo' | 'week' | 'today' | 'settings' | 'sync' | 'popover' | 'mini'

type Table<Value> = Readonly<Record<string, Value>>

interface Vocabulary {
  readonly commands: Table<QuickCommand>
  readonly days: Table<number>
  readonly weekdays: Table<number>
  readonly months: Table<number>
  readonly last: readonly string[]
  readonly agoBehind: readonly string[]
  readonly agoBefore: readonly string[]
  readonly since: readonly string[]
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly dayUnits: readonly string[]
  readonly units: Table<'h' | 'm'>
}

const ENGLISH: Vocabulary = {
  commands: {
    stop: 'stop',
    continue: 'continue',
    resume: 'continue',
    undo: 'undo',
    week: 'week',
    timesheet: 'week',
    'this week': 'week',
    today: 'today',
    settings: 'settings',
    sync: 'sync',
    popover: 'popover',
    mini: 'mini',
    'small timer': 'mini'
  },
  days: { today: 0, yesterday: -1, tomorrow: 1 },
  weekdays: {
    ...{ monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 },
    ...{ mon: 1, tue: 2, tues: 2, wed: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6, sun: 7 }
  },
  months: {
    ...{ january: 1, february: 2, march: 3, april: 4, may: 5, june: 6, july: 7, august: 8 },
    ...{ september: 9, october: 10, november: 11, december: 12 },
    ...{ jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10 },
    ...{ nov: 11, dec: 12 }
  },
  last: ['last'],
  agoBehind: ['ago'],
  agoBefore: [],
  since: ['since'],
  from: ['from'],
  to: ['to', 'until', 'till'],
  dayUnits: ['day', 'days'],
  units: {
    ...{ h: 'h', hr: 'h', hrs: 'h', hour: 'h', hours: 'h' },
    ...{ m: 'm', min: 'm', mins: 'm', minute: 'm', minutes: 'm' }
  }
}

const GERMAN: Vocabulary = {
  commands: {
    stopp: 'stop',
    anhalten: 'stop',
    weiter: 'continue',
    fortsetzen: 'continue',
    rückgängig: 'undo',
    woche: 'week',
    'diese woche': 'week',
    heute: 'today',
    einstellungen: 'settings',
    abgleichen: 'sync',
    'kleine uhr': 'mini'
  },
  days: { heute: 0, gestern: -1, vorgestern: -2, morgen: 1 },
  weekdays: {
    ...{ montag: 1, dienstag: 2, mittwoch: 3, donnerstag: 4, freitag: 5, samstag: 6, sonntag: 7 },
    ...{ 'mo.': 1, 'di.': 2, 'mi.': 3, 'do.': 4, 'fr.': 5, 'sa.': 6, 'so.': 7 }
  },
  months: {
    ...{ januar: 1, februar: 2, märz: 3, mai: 5, juni: 6, juli: 7, oktober: 10, dezember: 12 },
    ...{ mär: 3, okt: 10, dez: 12 }
  },
  last: ['letzten', 'letzter', 'letzte'],
  agoBehind: [],
  agoBefore: ['vor'],
  since: ['seit'],
  from: ['von'],
  to: ['bis'],
  dayUnits: ['tag', 'tage', 'tagen'],
  units: {
    ...{ 'std.': 'h', stunde: 'h', stunden: 'h' },
    ...{ minuten: 'm', 'min.': 'm' }
  }
}

/* Words that mean something else in English, `do` above all: understood only by who speaks German. */
const GERMAN_ONLY: Vocabulary = {
  ...GERMAN,
  weekdays: { mo: 1, di: 2, mi: 3, do: 4, fr: 5, sa: 6 },
  since: ['ab'],
  units: { std: 'h' }
}

/**
 * The words understood where a language (BCP 47) is spoken: those of every language, but for German
 * ones that read as English.
 */
export function quickWords(locale: string): QuickWords {
  const isGerman = languageOf(locale) === 'de'
  const spoken = isGerman ? [ENGLISH, GERMAN, GERMAN_ONLY] : [ENGLISH, GERMAN]
  return {
    commands: tableOf(spoken.map(({ commands }) => commands)),
    days: tableOf(spoken.map(({ days }) => days)),
    weekdays: tableOf(spoken.map(({ weekdays }) => weekdays)),
    months: tableOf(spoken.map(({ months }) => months)),
    last: new Set(spoken.flatMap(({ last }) => last)),
    agoBehind: new Set(spoken.flatMap(({ agoBehind }) => agoBehind)),
    agoBefore: new Set(spoken.flatMap(({ agoBefore }) => agoBefore)),
    since: new Set(spoken.flatMap(({ since }) => since)),
    from: new Set(spoken.flatMap(({ from }) => from)),
    to: new Set(spoken.flatMap(({ to }) => to)),
    dayUnits: new Set(spoken.flatMap(({ dayUnits }) => dayUnits)),
    units: tableOf(spoken.map(({ units }) => units))
  }
}

function tableOf<Value>(tables: readonly Table<Value>[]): ReadonlyMap<string, Value> {
  return new Map(tables.flatMap((table) => Object.entries(table)))
}
