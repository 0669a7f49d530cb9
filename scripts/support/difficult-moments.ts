import '#tests/support/temporal.ts'

/** A moment at which date code tends to fail, as `--at` and `--zone` take it. */
export interface DifficultMoment {
  readonly name: string
  readonly at: string
  readonly zone: string
}

const BERLIN = 'Europe/Berlin'
const NEW_YORK = 'America/New_York'
const AUCKLAND = 'Pacific/Auckland'
const DAY_MS = 86_400_000
const YEARS_AHEAD = 5

/* A moment of a clock change is five minutes before the change. */
const FIXED: readonly DifficultMoment[] = [
  { name: 'a Monday at 00:10', at: '2027-02-08T00:10', zone: BERLIN },
  { name: 'a Sunday at 23:50', at: '2027-02-14T23:50', zone: BERLIN },
  { name: 'the last day of a month', at: '2027-04-30T23:30', zone: BERLIN },
  { name: 'the first day of a month', at: '2027-05-01T00:30', zone: BERLIN },
  { name: '31 December at 23:58', at: '2026-12-31T23:58', zone: BERLIN },
  { name: '1 January', at: '2027-01-01T09:00', zone: BERLIN },
  { name: '29 February 2028', at: '2028-02-29T10:00', zone: BERLIN },
  { name: 'clocks go forward in Berlin', at: '2027-03-28T01:55', zone: BERLIN },
  { name: 'clocks go back in Berlin', at: '2027-10-31T02:55', zone: BERLIN },
  { name: 'clocks go forward in New York', at: '2027-03-14T01:55', zone: NEW_YORK },
  { name: 'clocks go back in New York', at: '2027-11-07T01:55', zone: NEW_YORK },
  { name: 'clocks go forward in Auckland', at: '2027-09-26T01:55', zone: AUCKLAND },
  { name: 'clocks go back in Auckland', at: '2027-04-04T02:55', zone: AUCKLAND }
]

/** Returns the whole table: the fixed moments, and today plus five years. */
export function difficultMoments(now: number): readonly DifficultMoment[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(BERLIN)
  const later = today.toPlainDateTime().with({ hour: 10, minute: 0 }).add({ years: YEARS_AHEAD })
  const at = later.toString({ smallestUnit: 'minute' })
  return [...FIXED, { name: 'today plus five years', at, zone: BERLIN }]
}

/**
 * Returns `count` moments of the table, different ones each day, so that every moment has its turn. Example: of
 * fourteen moments, two a day, it returns 1 and 2 today, 3 and 4 tomorrow, and 1 and 2 again after a week.
 */
export function momentsOfDay(count: number, now: number): readonly DifficultMoment[] {
  const table = difficultMoments(now)
  const first = Math.floor(now / DAY_MS) * count
  return Array.from({ length: Math.min(count, table.length) }, (_, index) => {
    const moment = table[(first + index) % table.length]
    if (!moment) throw new Error('the table of moments is empty')
    return moment
  })
}
