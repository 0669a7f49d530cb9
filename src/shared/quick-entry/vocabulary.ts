import { languageOf } from '../messages/languages.ts'

/** The words that the quick entry understands besides numbers. */
export interface QuickWords {
  /** Whole inputs that are commands. */
  readonly commands: ReadonlyMap<string, QuickCommand>
  /** Days counted from today: 0, -1, 1. */
  readonly days: ReadonlyMap<string, number>
  /** Days of the week, Monday 1 to Sunday 7. */
  readonly weekdays: ReadonlyMap<string, number>
  /** Months, 1 to 12. */
  readonly months: ReadonlyMap<string, number>
  /** Days of the week and parts of days that are also ordinary words: `sat`, `do`, `morgen`. */
  readonly uncertain: ReadonlySet<string>
  /** Short German weekdays, if Gleaner uses German. */
  readonly shortDays: ReadonlySet<string>
  /** `last`, `this`, `next` and `coming` before a day of the week. */
  readonly last: ReadonlySet<string>
  readonly this: ReadonlySet<string>
  readonly next: ReadonlySet<string>
  readonly coming: ReadonlySet<string>
  /** `week` in `monday last week`. */
  readonly week: ReadonlySet<string>
  /** `on` before a day. */
  readonly on: ReadonlySet<string>
  /** Words before a day that may not be the day of the work: `for monday`. */
  readonly about: ReadonlySet<string>
  /** `now` as the end of a time range. */
  readonly now: ReadonlySet<string>
  /** The order of day, month and year in numeric dates; null if the region is unknown. */
  readonly dateOrder: DateOrder | null
  /** `ago`, after a duration. */
  readonly agoBehind: ReadonlySet<string>
  /** `vor`, before a duration. */
  readonly agoBefore: ReadonlySet<string>
  /** `since`, before a time of day. */
  readonly since: ReadonlySet<string>
  /** `from` and `to` of a time range. */
  readonly from: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  /** `days` in `2 days ago`. */
  readonly dayUnits: ReadonlySet<string>
  /** Units of durations as `parseHours` has them. */
  readonly units: ReadonlyMap<string, 'h' | 'm'>
}

/** The order of day and month in numeric dates. */
export type DateOrder = 'day-first' | 'month-first'

/** Commands that need no work. */
export type QuickCommand =
  'stop' | 'continue' | 'undo' | 'week' | 'today' | 'settings' | 'sync' | 'popover' | 'mini'

type Table<Value> = Readonly<Record<string, Value>>

interface Vocabulary {
  readonly commands: Table<QuickCommand>
  readonly days: Table<number>
  readonly weekdays: Table<number>
  readonly months: Table<number>
  readonly uncertain: readonly string[]
  readonly last: readonly string[]
  readonly this: readonly string[]
  readonly next: readonly string[]
  readonly coming: readonly string[]
  readonly week: readonly string[]
  readonly on: readonly string[]
  readonly about: readonly string[]
  readonly now: readonly string[]
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
  uncertain: ['sat', 'sun'],
  last: ['last'],
  this: ['this'],
  next: ['next'],
  coming: ['coming', 'upcoming'],
  week: ['week'],
  on: ['on'],
  about: [
    ...['for', 'from', 'of', 'by', 'until', 'till', 'before', 'after', 'since', 'about', 'with'],
    ...['every', 'each', 'regarding', 're']
  ],
  now: ['now'],
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
  days: { heute: 0, gestern: -1, vorgestern: -2, morgen: 1, übermorgen: 2 },
  weekdays: {
    ...{ montag: 1, dienstag: 2, mittwoch: 3, donnerstag: 4, freitag: 5, samstag: 6, sonntag: 7 },
    ...{ 'mo.': 1, 'di.': 2, 'mi.': 3, 'do.': 4, 'fr.': 5, 'sa.': 6, 'so.': 7 }
  },
  months: {
    ...{ januar: 1, februar: 2, märz: 3, mai: 5, juni: 6, juli: 7, oktober: 10, dezember: 12 },
    ...{ jänner: 1, feber: 2, mär: 3, mrz: 3, okt: 10, dez: 12 }
  },
  uncertain: ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so', 'morgen'],
  last: ['letzten', 'letzter', 'letzte', 'letztes', 'vorigen', 'vorige', 'voriger'],
  this: ['diesen', 'dieser', 'diese', 'dieses', 'diesem'],
  next: ['nächsten', 'nächster', 'nächste', 'nächstes', 'nächstem'],
  coming: ['kommenden', 'kommender', 'kommende', 'kommendes'],
  week: ['woche'],
  on: ['am'],
  about: [
    ...['für', 'vom', 'von', 'bis', 'nach', 'seit', 'ab', 'jeden', 'jeder', 'über', 'wegen'],
    ...['zum', 'mit', 'vor']
  ],
  now: ['jetzt'],
  agoBehind: [],
  agoBefore: ['vor'],
  since: ['seit'],
  from: ['von'],
  to: ['bis'],
  dayUnits: ['tag', 'tage', 'tagen'],
  units: {
    ...{ 'std.': 'h', stunde: 'h', stunden: 'h' },
    ...{ minute: 'm', minuten: 'm', 'min.': 'm' }
  }
}

/* German words with another meaning in English, above all `do`. They count only if Gleaner uses German. */
const GERMAN_ONLY: Vocabulary = {
  ...GERMAN,
  weekdays: { mo: 1, di: 2, mi: 3, do: 4, fr: 5, sa: 6 },
  since: ['ab'],
  units: { std: 'h' }
}

/**
 * Returns the vocabulary for a language (BCP 47): the words of every language, without German ones
 * that read as English unless the language is German. The region (BCP 47) determines the order of
 * numeric dates.
 */
export function quickWords(locale: string, region = locale): QuickWords {
  const isGerman = languageOf(locale) === 'de'
  const spoken = isGerman ? [ENGLISH, GERMAN, GERMAN_ONLY] : [ENGLISH, GERMAN]
  const wordsOf = (pick: (vocabulary: Vocabulary) => readonly string[]): ReadonlySet<string> =>
    new Set(spoken.flatMap(pick))
  return {
    commands: tableOf(spoken.map(({ commands }) => commands)),
    days: tableOf(spoken.map(({ days }) => days)),
    weekdays: tableOf(spoken.map(({ weekdays }) => weekdays)),
    months: tableOf(spoken.map(({ months }) => months)),
    uncertain: wordsOf(({ uncertain }) => uncertain),
    shortDays: new Set(isGerman ? Object.keys(GERMAN_ONLY.weekdays) : []),
    last: wordsOf(({ last }) => last),
    this: wordsOf((vocabulary) => vocabulary.this),
    next: wordsOf(({ next }) => next),
    coming: wordsOf(({ coming }) => coming),
    week: wordsOf(({ week }) => week),
    on: wordsOf(({ on }) => on),
    about: wordsOf(({ about }) => about),
    now: wordsOf(({ now }) => now),
    agoBehind: wordsOf(({ agoBehind }) => agoBehind),
    agoBefore: wordsOf(({ agoBefore }) => agoBefore),
    since: wordsOf(({ since }) => since),
    from: wordsOf(({ from }) => from),
    to: wordsOf(({ to }) => to),
    dayUnits: wordsOf(({ dayUnits }) => dayUnits),
    units: tableOf(spoken.map(({ units }) => units)),
    dateOrder: dateOrderOf(region)
  }
}

function tableOf<Value>(tables: readonly Table<Value>[]): ReadonlyMap<string, Value> {
  return new Map(tables.flatMap((table) => Object.entries(table)))
}

/** English without a region does not determine whether the day or the month comes first. */
function dateOrderOf(region: string): DateOrder | null {
  const { language, region: country } = new Intl.Locale(region)
  if (country === undefined && language === 'en') return null
  const parts = new Intl.DateTimeFormat(region).formatToParts(0)
  const figures = parts.flatMap(({ type }) => (type === 'day' || type === 'month' ? [type] : []))
  return figures[0] === 'month' ? 'month-first' : 'day-first'
}
